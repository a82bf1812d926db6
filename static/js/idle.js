// Nobody there: cover the screen, warn two minutes before the server signs out, and then ask
// for the page again, which leads to sign-in and from there back here. Where something typed
// was not sent yet the page stays, closed (renew.js). The server decides when
// (accounts/middleware.py). Other tabs of the same person count as being there.
const { coverAfter, signOutAfter } = document.body.dataset;
const COVER = Number(coverAfter) * 1000;
const LEAVE = Number(signOutAfter) * 1000 + 5000;
const WARN = LEAVE - 125_000;
const TELL_EVERY = 20_000;
const cover = document.getElementById("cover");
const warning = document.getElementById("sign-out-soon");
const closed = document.getElementById("signed-out");
const tabs = new BroadcastChannel("somebody-is-there");
let last = Date.now();
let told = last;

function askAgain() {
  document.dispatchEvent(new Event("token:doubted"));
}

// A person who writes without sending anything is there too: say so now and then.
async function tellServer() {
  if (Date.now() - told < TELL_EVERY) return;
  told = Date.now();
  const answer = await fetch("/healthz").catch(() => null);
  if (answer?.redirected) askAgain();
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

function look() {
  if (closed.open) return;
  const idle = Date.now() - last;
  if (idle >= LEAVE) askAgain();
  else if (idle >= WARN) show(warning);
  else if (idle >= COVER) show(cover);
}

for (const event of ["pointerdown", "keydown", "wheel", "touchstart"]) {
  const notice = () => !cover.open && !warning.open && isThere();
  addEventListener(event, notice, { passive: true });
}
tabs.addEventListener("message", (event) => {
  last = Math.max(last, event.data);
  for (const dialog of [cover, warning]) if (dialog.open) dialog.close("elsewhere");
});
for (const dialog of [cover, warning]) {
  dialog.addEventListener("close", () => {
    const byPerson = dialog.returnValue !== "elsewhere" && Date.now() - last < LEAVE;
    dialog.returnValue = "";
    if (byPerson && !(dialog === cover && warning.open)) isThere();
  });
}
cover.addEventListener("keydown", () => cover.close());
addEventListener("keydown", (event) => {
  if (event.altKey && event.shiftKey && event.code === "KeyL") show(cover);
});
addEventListener("visibilitychange", look);
setInterval(look, 1000);
