// After a draft has saved itself, what the checks say of it is fetched anew: the panel and the
// lists beside the parts, each by its id. Nothing in them is typed into or pressed.
const address = document.querySelector("[data-checks-url]")?.dataset.checksUrl;
let [isBusy, isAsked] = [false, false];

async function refresh() {
  if (isBusy) { isAsked = true; return; }
  isBusy = true;
  try {
    const answer = await fetch(address, { headers: { "X-Background": "checks" } });
    if (answer.ok && !answer.redirected) put(await answer.text());
  } catch { /* The checks stay as they were; the next save asks again. */ }
  isBusy = false;
  if (isAsked) { isAsked = false; refresh(); }
}

function put(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html");
  for (const there of document.querySelectorAll("[data-check]")) {
    const now = fresh.getElementById(there.id);
    if (!now || now.isEqualNode(there)) continue;
    const isOpen = there.querySelector("details")?.open;
    there.replaceWith(now);
    if (isOpen && now.querySelector("details")) now.querySelector("details").open = true;
  }
}

if (address) document.addEventListener("draft:saved", refresh);
