// j and k walk the rows of the tables with data-rows; Enter opens, x selects, m, c and s press
// what the marked row offers (data-key="m" and so on, in it or in the reading pane). From a
// field of the pane, Ctrl Enter presses the same as m, and Esc goes back to the table.
// A pane that still shows another row's case (data-of) is left alone.
const table = document.querySelector("[data-rows]");
const isOff = document.body.dataset.shortcuts === "off";

function rows() {
  const all = document.querySelectorAll("[data-rows] tbody tr:not(.grp)");
  return [...all].filter((row) => row.checkVisibility());
}

function marked() {
  return document.querySelector("[data-rows] tr[aria-selected=true]");
}

function mark(row) {
  marked()?.removeAttribute("aria-selected");
  row?.setAttribute("aria-selected", "true");
  row?.scrollIntoView({ block: "nearest" });
  row?.dispatchEvent(new CustomEvent("row:marked", { bubbles: true }));
}

function pane() {
  const found = document.querySelector(".peek");
  return found?.dataset.of === marked()?.dataset.of ? found : null;
}

function move(step) {
  const all = rows();
  const at = all.indexOf(marked());
  mark(all[Math.min(all.length - 1, Math.max(0, at + step))]);
  return true;
}

function press(key) {
  const inside = marked()?.querySelector(`[data-key=${key}]`);
  const target = inside ?? pane()?.querySelector(`[data-key=${key}]`);
  if (target?.matches("textarea, input:not([type=checkbox])")) target.focus();
  else target?.click();
  return Boolean(target);
}

function select() {
  const box = marked()?.querySelector("input[type=checkbox]");
  box?.click();
  return Boolean(box);
}

function openRow(target) {
  if (target.closest("a, button, summary")) return false;
  const beside = pane()?.querySelector("[data-key=open]");
  const link = beside ?? marked()?.querySelector("a[href]");
  link?.click();
  return Boolean(link);
}

function act(event) {
  if (event.key === "j") return move(1);
  if (event.key === "k") return move(-1);
  if (event.key === "x") return select();
  if (event.key === "Enter") return openRow(event.target);
  return /^[mcs]$/.test(event.key) && press(event.key);
}

function fromField(event) {
  if (event.key === "Escape") event.target.blur();
  else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) press("m");
  else return;
  event.preventDefault();
}

addEventListener("keydown", (event) => {
  if (table && event.target.matches?.(".peek textarea")) return fromField(event);
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  const quiet = "input:not([type=checkbox]):not([type=radio]), textarea, select";
  if (!table || isOff || !isPlain || event.target.closest?.(quiet)) return;
  if (document.querySelector("dialog[open]")) return;
  if (act(event)) event.preventDefault();
});
