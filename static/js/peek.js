// The reading pane follows the row that j and k have marked, and a press on a client's name
// opens it beside the table where there is room. Without this file the name is a link that
// does the same with a new page. Who is shown, and which of how many, is said aloud.
const table = document.querySelector(".review tr[data-of]")?.closest("table");
const place = document.querySelector(".review");
const isBeside = matchMedia("(min-width: 84.01rem)");
const WAIT = 120;
let timer = 0;
let asking = null;

async function show(row) {
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(row.querySelector("a").href, {
      headers: { "HX-Request": "true" },
      signal: asking.signal,
    });
    const signIn = answer.headers.get("HX-Redirect");
    if (signIn) location.assign(signIn);
    else if (answer.ok) put(await answer.text(), row);
  } catch (problem) {
    if (problem.name !== "AbortError") place.querySelector(".peek")?.remove();
  }
}

function say(row) {
  const rows = [...table.querySelectorAll("tr[data-of]")];
  const place = `${rows.indexOf(row) + 1} of ${rows.length}`;
  const head = document.querySelector(".peek header");
  head.querySelector("[data-place]").textContent = place;
  const beside = document.querySelector("[data-beside]");
  beside.textContent = `${head.querySelector("h2").textContent}, ${place}`;
}

function put(html, row) {
  place.querySelector(".peek")?.remove();
  place.insertAdjacentHTML("beforeend", html); // our own fragment, escaped by the server
  say(row);
  history.replaceState(null, "", row.querySelector("a").href.split("#")[0]);
}

table?.addEventListener("row:marked", (event) => {
  clearTimeout(timer);
  timer = setTimeout(() => show(event.target), WAIT);
});

table?.addEventListener("click", (event) => {
  const row = event.target.closest("a") && event.target.closest("tr[data-of]");
  const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0;
  if (!row || !isPlain || !isBeside.matches) return;
  event.preventDefault();
  table.querySelector("tr[aria-selected]")?.removeAttribute("aria-selected");
  row.setAttribute("aria-selected", "true");
  show(row);
});
