// A snippet goes where the cursor is. Without this file the button puts it at the end of the
// note: the server does that, with all that was typed.
const row = document.querySelector("[data-snippets]");
const box = row && document.getElementById(row.dataset.snippets);

if (box) {
  const choice = row.querySelector("select");
  const button = row.querySelector("[data-end]");
  let [from, to] = [box.value.length, box.value.length];

  for (const event of ["select", "keyup", "click", "input", "blur"])
    box.addEventListener(event, () => { [from, to] = [box.selectionStart, box.selectionEnd]; });

  button.type = "button";
  button.textContent = "Put in";
  button.addEventListener("click", () => {
    const words = choice.selectedOptions[0]?.dataset.text;
    if (!words) return choice.focus();
    const before = box.value.slice(0, from);
    const gap = before && !/\s$/.test(before) ? " " : "";
    box.setRangeText(gap + words, from, to, "end");
    box.focus();
    [from, to] = [box.selectionStart, box.selectionEnd];
    box.dispatchEvent(new Event("input", { bubbles: true }));
    choice.value = "";
  });
  // The choice alone is no change of the draft.
  for (const event of ["input", "change"]) choice.addEventListener(event, (of) => of.stopPropagation());
}
