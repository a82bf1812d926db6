// Single keys that press what is on the page. They never work inside a field, and not at
// all where a person has turned them off (data-shortcuts="off" on the body).
const GO_WAIT = 1200;
const isOff = document.body.dataset.shortcuts === "off";
const list = document.getElementById("keys");
let goUntil = 0;

function isTyping(target) {
  const quiet = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";
  return Boolean(target.closest?.(quiet));
}

// The first one that a person can see and could press.
function press(selector) {
  const all = [...document.querySelectorAll(selector)];
  const target = all.find((one) => one.checkVisibility() && !one.disabled);
  target?.click();
  return Boolean(target);
}

function nextTab(step) {
  const tabs = [...document.querySelectorAll(".tabs a")];
  const at = tabs.findIndex((tab) => tab.hasAttribute("aria-current"));
  if (at >= 0) tabs[at + step]?.click();
  return at >= 0;
}

function withControl(event) {
  if (event.key === "Enter") return press("[data-key=finish]");
  if (event.key.toLowerCase() === "s") return press("[data-key=save]");
  return false;
}

function single(key) {
  if (Date.now() < goUntil) {
    goUntil = 0;
    return /^[a-z]$/.test(key) && press(`.nav [data-go=${key}], .menu [data-go=${key}]`);
  }
  if (key === "g") goUntil = Date.now() + GO_WAIT;
  else if (key === "?") list.showModal();
  else if (key === "/") return press("[data-palette]");
  else if (key === "[" || key === "]") return nextTab(key === "]" ? 1 : -1);
  else if (/^[nlear]$/.test(key)) return press(`[data-key=${key}]`);
  else return false;
  return true;
}

addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]") || event.defaultPrevented) return;
  let done = false;
  if (event.altKey && !event.shiftKey && event.code === "KeyI") {
    done = press("[data-names] button");
  } else if (event.ctrlKey || event.metaKey) {
    done = withControl(event);
  } else if (!isOff && !event.altKey && !isTyping(event.target)) {
    done = single(event.key);
  }
  if (done) event.preventDefault();
});

for (const opener of document.querySelectorAll("[data-open=keys]")) {
  opener.hidden = false;
  opener.addEventListener("click", () => list.showModal());
}
