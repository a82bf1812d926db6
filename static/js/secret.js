// "Show" beside a password field.
for (const button of document.querySelectorAll("[data-show-secret]")) {
  const field = document.getElementById(button.getAttribute("aria-controls"));
  const words = button.querySelector("span");
  button.addEventListener("click", () => {
    const isShown = field.type === "text";
    field.type = isShown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!isShown));
    words.textContent = isShown ? "Show" : "Hide";
    field.focus();
  });
  field.form?.addEventListener("submit", () => { field.type = "password"; });
}
