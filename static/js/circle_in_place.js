// Forms of the circle (data-in-place) are answered without leaving the page: what the server
// sends takes the place of what stands, and its message is announced. What was refused stays
// as it was typed, with the reason above it.
const spoken = document.createElement("p");
const trouble = "Not saved. There is no connection: try again.";

spoken.className = "sr";
spoken.role = "status";
document.body.append(spoken);

const say = (words) => { spoken.textContent = words; };

function complain(form, words) {
  let note = form.querySelector("[data-refused]");
  if (!note) {
    note = document.createElement("p");
    note.className = "err";
    note.dataset.refused = "";
    form.prepend(note);
  }
  note.textContent = words;
  say(words);
}

function show(page, person) {
  document.getElementById("main").replaceChildren(...page.getElementById("main").childNodes);
  const message = document.querySelector(".messages")?.innerText.trim() ?? "";
  const dot = document.querySelector(`[data-circle] a[data-person="${person}"]`);
  say([dot?.getAttribute("aria-label"), message].filter(Boolean).join(". "));
  (dot ?? document.querySelector(`[data-detail="${person}"] a`))?.focus({ preventScroll: true });
}

async function send(form, submitter) {
  const { person } = form.dataset;
  try {
    const body = new FormData(form, submitter);
    const answer = await fetch(form.action, { method: "POST", body });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const refused = page.querySelector("#main .errsum li");
    if (page.querySelector("[data-circle]")) show(page, person);
    else if (answer.ok && refused) complain(form, refused.textContent.trim());
    else form.submit();
  } catch { complain(form, trouble); }
  delete form.dataset.sending;
}

addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-in-place]");
  if (!form) return;
  event.preventDefault();
  if (form.dataset.sending) return;
  form.dataset.sending = "yes";
  send(form, event.submitter);
});
document.addEventListener("circle:said", (event) => say(event.detail));
