// "Copy" beside a field; without scripts it is not there, and the field can be selected.
for (const button of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(button.dataset.copy);
  const words = button.querySelector("span");
  button.hidden = false;
  field.addEventListener("focus", () => field.select());
  button.addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      words.textContent = "Copied";
    } catch {
      // Without a secure connection browsers keep the clipboard to themselves.
      words.textContent = "Selected: copy it with your keys";
    }
  });
}
