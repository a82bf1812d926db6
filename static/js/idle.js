// Nobody there: cover the screen, warn two minutes before signing out, then sign out. The
// server decides in the end (accounts/middleware.py) and counts in whole minutes, so the page
// is a little ahead of it. Other tabs of the same person count as being there.
const { coverAfter, signOutAfter, signIn } = document.body.dataset;
const AHEAD = 80_000;
const COVER = Number(coverAfter) * 1000;
const LEAVE = Number(signOutAfter) * 1000 - AHEAD;
const WARN = LEAVE - 120_000;
const TELL_EVERY = 20_000;
const signOut = document.querySelector("form[data-sign-out]");
const cover = document.getElementById("cover");
const warning = document.getElementById("sign-out-soon");
const tabs = new BroadcastChannel("somebody-is-there");
let last = Date.now();
let told = last;

// A person who writes without sending anything is there too: say so now and then.
function tellServer() {
  if (Date.now() - told < TELL_EVERY) return;
  told = Date.now();
  fetch("/healthz").catch(() => {});
}

function isThere() {
  last = Date.now();
  tellServer();
  tabs.postMessage(last);
}

function show(dialog) {
  if (dialog.open) return;
  for (const other of document.querySelectorAll("dialog[open]")) other.close();
  dialog.showModal();
}

async function leave() {
  clearInterval(looking);
  await fetch(signOut.action, { method: "POST", body: new FormData(signOut) }).catch(() => {});
  const back = new URLSearchParams({ next: location.pathname + location.search });
  location.replace(`${signIn}?${back}`);
}

function look() {
  const idle = Date.now() - last;
  if (idle >= LEAVE) leave();
  else if (idle >= WARN) show(warning);
  else if (idle >= COVER) show(cover);
}

for (const event of ["pointerdown", "keydown", "wheel", "touchstart"]) {
  addEventListener(event, () => {
    if (!cover.open && !warning.open) isThere();
  }, { passive: true });
}
tabs.addEventListener("message", (event) => {
  last = Math.max(last, event.data);
  warning.close();
  cover.close();
});
for (const dialog of [cover, warning]) {
  dialog.addEventListener("close", () => {
    if (Date.now() - last < LEAVE) isThere();
  });
}
cover.addEventListener("keydown", () => cover.close());
addEventListener("keydown", (event) => {
  if (event.altKey && event.shiftKey && event.code === "KeyL") show(cover);
});
addEventListener("visibilitychange", look);
const looking = setInterval(look, 1000);
