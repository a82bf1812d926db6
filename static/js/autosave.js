// Drafts save themselves: POST of the whole form to data-autosave-url, 1.2 s after the last
// change, on leaving a field, and when the page is hidden. The version that comes back goes into
// the form. 409: another tab or device saved, the form stays as it is and the page offers a choice.
const form = document.querySelector("form[data-autosave-url]");
const saved = document.querySelector("[data-saved]");
const conflict = document.querySelector("[data-conflict]");
const words = saved.querySelector("span") ?? saved;
const [AFTER_CHANGE, RETRY, ANNOUNCE_EVERY] = [1200, 10_000, 60_000];
const BUILT_ON = "input[name=version], input[name=draft], input[name=process_note_from]";
const AGAIN = "Keep this page open and we will try again every 10 seconds.";
let [isDirty, isBusy, isStopped, waiting, timer, announced, lastGood] = [false, false, false, null, 0, 0, new Date()];

const clock = (moment) => moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

function say(text, state) {
  const isNews = saved.dataset.state !== state || Date.now() - announced > ANNOUNCE_EVERY;
  saved.setAttribute("aria-live", isNews ? "polite" : "off");
  if (isNews) announced = Date.now();
  saved.dataset.state = state;
  words.textContent = text;
}

async function save({ isRetry = false } = {}) {
  clearTimeout(timer);
  if (!isDirty || isBusy || isStopped) return;
  isBusy = true;
  isDirty = false;
  const request = { method: "POST", body: new FormData(form), keepalive: document.hidden };
  request.headers = isRetry ? { "X-Background": "retry" } : {};
  try {
    const answer = await fetch(form.dataset.autosaveUrl, request);
    if (answer.status === 409) stop(await answer.json());
    else if (answer.ok && !answer.redirected) keep(await answer.json());
    else fail(answer.redirected || answer.status === 401 ? "You are signed out." : "Something went wrong on our side.");
  } catch { fail("There is no connection."); }
  isBusy = false;
  if (waiting) form.requestSubmit(waiting.submitter);
  else if (isDirty && saved.dataset.state !== "trouble") later();
}

function keep(answer) {
  for (const field of document.querySelectorAll(BUILT_ON)) field.value = answer[field.name];
  if (!isDirty) delete form.dataset.typed;
  lastGood = new Date(answer.saved_at);
  say(`Draft saved ${clock(lastGood)}`, "saved");
  document.dispatchEvent(new Event("draft:saved"));
}

function fail(reason) {
  isDirty = true;
  document.dispatchEvent(new Event("token:doubted"));
  say(`Not saved since ${clock(lastGood)}. ${reason} ${AGAIN}`, "trouble");
  timer = setTimeout(save, RETRY, { isRetry: true });
}

function stop({ problem }) {
  isStopped = true;
  if (conflict) conflict.hidden = false;
  conflict?.scrollIntoView({ block: "center" });
  say(problem, "trouble");
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(save, AFTER_CHANGE);
}

form.addEventListener("input", () => { isDirty = true; later(); });
form.addEventListener("change", () => { isDirty = true; save(); });
form.addEventListener("focusout", () => save());
document.addEventListener("token:fresh", () => save());
// Sent while a draft is under way, the form would meet its own draft as another's.
form.addEventListener("submit", (event) => {
  clearTimeout(timer);
  isStopped = true;
  if (!isBusy) return;
  event.preventDefault();
  waiting = event;
});
addEventListener("visibilitychange", () => document.hidden && save());
