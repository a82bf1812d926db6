// A button that prints the page; without scripts it is not there, the browser's own key is.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
