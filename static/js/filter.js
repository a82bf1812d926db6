// A search box over long choices: data-filter names the list it narrows. Ticked ones stay.
for (const field of document.querySelectorAll("[data-filter]")) {
  const list = document.getElementById(field.dataset.filter);
  field.hidden = false;
  field.addEventListener("input", () => {
    const sought = field.value.trim().toLowerCase();
    for (const label of list.querySelectorAll("label")) {
      const isTicked = label.querySelector("input").checked;
      label.hidden = !isTicked && !label.textContent.toLowerCase().includes(sought);
    }
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    list.querySelector("label:not([hidden]) input:not(:checked)")?.click();
  });
}
