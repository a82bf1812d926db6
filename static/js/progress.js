// Work that goes on elsewhere: the part with data-poll-url is fetched again every 2 seconds,
// after a minute every 5, until the fragment comes without that attribute. Progress is
// announced at every quarter (data-percent).
const FAST = 2000;
const SLOW = 5000;
const FAST_FOR = 60_000;
const started = Date.now();
const spoken = document.createElement("p");
let quarter = -1;

spoken.className = "sr";
spoken.role = "status";
document.body.append(spoken);

function announce(part) {
  const percent = Number(part.dataset.percent);
  const reached = Math.floor(percent / 25);
  if (Number.isNaN(percent) || reached === quarter) return;
  if (quarter >= 0) spoken.textContent = `${reached * 25} percent done`;
  quarter = reached;
}

async function refresh(part) {
  try {
    const answer = await fetch(part.dataset.pollUrl, {
      headers: { "HX-Request": "true", "X-Background": "progress" },
    });
    if (answer.status === 401) return;
    if (answer.ok && !answer.redirected) {
      const isOpen = [...part.querySelectorAll("details")].map((one) => one.open);
      const fresh = document.createRange().createContextualFragment(await answer.text());
      const next = fresh.firstElementChild;
      [...next.querySelectorAll("details")].forEach((one, at) => { one.open = isOpen[at] ?? one.open; });
      part.replaceWith(next);
      part = next;
      announce(part);
    }
  } catch { /* no connection: ask again */ }
  if (part.dataset.pollUrl) watch(part);
}

function watch(part) {
  setTimeout(refresh, Date.now() - started < FAST_FOR ? FAST : SLOW, part);
}

for (const part of document.querySelectorAll("[data-poll-url]")) {
  announce(part);
  watch(part);
}
