// A button that counts what it acts on: data-counts names the boxes, data-one and
// data-several its words. Without scripts it speaks of what is ticked.
for (const button of document.querySelectorAll("[data-counts]")) {
  const boxes = button.form.querySelectorAll(
    `input[type="checkbox"][name="${button.dataset.counts}"]`,
  );
  const count = () => {
    const ticked = [...boxes].filter((box) => box.checked).length;
    const words = ticked === 1 ? button.dataset.one : button.dataset.several;
    button.textContent = words.replace("#", ticked);
  };
  button.form.addEventListener("change", count);
  // Also where the browser brings ticks back with the page.
  addEventListener("pageshow", count);
}
