// The palette: find a client, a page or an action without leaving the keyboard.
// Without this file the button is a link to the find page. Nothing is kept in the browser.
const dialog = document.getElementById("palette");
const form = dialog.querySelector("form");
const field = dialog.querySelector("input[type=search]");
const found = dialog.querySelector("[data-found]");
const WAIT = 150;
let timer = 0;
let asking = null;

function open() {
  if (dialog.open || document.querySelector("dialog[open]")) return;
  dialog.showModal();
  field.select();
  ask();
}

async function ask() {
  asking?.abort();
  asking = new AbortController();
  const request = {
    method: "POST",
    body: new FormData(form),
    headers: { "HX-Request": "true" },
    signal: asking.signal,
  };
  try {
    const answer = await fetch(form.action, request);
    const signIn = answer.headers.get("HX-Redirect");
    if (signIn) location.assign(signIn);
    else if (answer.ok) show(await answer.text());
  } catch (problem) {
    if (problem.name !== "AbortError") found.textContent = "There is no connection.";
  }
}

function show(html) {
  found.innerHTML = html; // our own fragment, escaped by the server
  links()[0]?.setAttribute("aria-selected", "true");
}

function links() {
  return [...found.querySelectorAll("a")];
}

function move(step) {
  const all = links();
  const at = all.findIndex((link) => link.ariaSelected === "true");
  all[at]?.removeAttribute("aria-selected");
  const next = all[(at + step + all.length) % all.length];
  next?.setAttribute("aria-selected", "true");
  next?.scrollIntoView({ block: "nearest" });
}

for (const opener of document.querySelectorAll("[data-palette]")) {
  opener.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    open();
  });
}
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(ask, WAIT);
});
dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
dialog.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") move(1);
  else if (event.key === "ArrowUp") move(-1);
  else if (event.key === "Enter" && event.target === field) {
    links().find((link) => link.ariaSelected === "true")?.click();
  } else return;
  event.preventDefault();
});
addEventListener("keydown", (event) => {
  const isCtrlK = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
  if (!isCtrlK) return;
  event.preventDefault();
  open();
});
