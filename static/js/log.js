// The log of a session: an answer above 0 to the item on self-harm opens the part on risk at
// once, before anybody presses "Sign". The server decides; this only shows it earlier.
const part = document.getElementById("part-risk");
const banner = part.querySelector("[data-item9]");
const now = banner.querySelector("[data-item9-now]");
const entry = part.querySelector("details");

document.addEventListener("strip:scored", (event) => {
  const place = Number(event.target.dataset.hot);
  if (!place) return;
  // What the record has for the day already does not go away while nothing is typed.
  const typed = Number(event.target.querySelectorAll("input")[place - 1].value);
  const answer = Math.max(typed, Number(banner.dataset.item9));
  const wasHidden = banner.hidden;
  banner.hidden = !(answer > 0);
  if (!(answer > 0)) return;
  now.textContent = answer;
  part.classList.add("urgent");
  if (wasHidden) entry.open = true;
});

// Sixteen keys in a row: the last box of one strip leads to the first of the next.
const strips = [...document.querySelectorAll("[data-strip]")];
for (const [at, strip] of strips.entries()) {
  const last = [...strip.querySelectorAll("input")].at(-1);
  last.addEventListener("input", () => {
    if (last.value !== "") strips[at + 1]?.querySelector("input").focus();
  });
}
