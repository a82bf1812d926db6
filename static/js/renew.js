// What was typed outlives the sign-in. A page left open may be signed out meanwhile, or signed
// in again from another tab, which makes new form tokens. Whenever somebody comes back to it,
// or a draft is refused, this asks who is signed in: its own person gets fresh tokens; for
// nobody and for anybody else it closes, keeping what was typed until its writer is back.
const { renewUrl, person } = document.body.dataset;
const closed = document.getElementById("signed-out");
let asking = null;

function asks() {
  asking ??= ask().finally(() => { asking = null; });
  return asking;
}

async function ask() {
  const answer = await fetch(renewUrl, { headers: { "X-Background": "token" } }).catch(() => null);
  if (answer?.status === 401 || answer?.redirected) return close();
  if (!answer?.ok) return; // no connection: nobody can sign in or out either
  const now = await answer.json();
  closed.querySelector("[data-somebody-else]").hidden = now.person === person;
  if (now.person === person) open(now.token);
  else close();
}

function open(token) {
  for (const field of document.querySelectorAll("input[name=csrfmiddlewaretoken]")) field.value = token;
  closed.close();
  document.dispatchEvent(new Event("token:fresh"));
}

function close() {
  if (!document.querySelector("form[data-typed]")) return location.replace(location.pathname + location.search);
  for (const other of document.querySelectorAll("dialog[open]:not(#signed-out)")) other.close("elsewhere");
  if (!closed.open) closed.showModal();
}

closed.addEventListener("cancel", (event) => event.preventDefault());
closed.addEventListener("keydown", (event) => event.key === "Escape" && event.preventDefault());
document.addEventListener("token:doubted", asks);
addEventListener("focus", asks);
addEventListener("pageshow", (event) => event.persisted && asks());
addEventListener("visibilitychange", () => document.hidden || asks());
addEventListener("input", ({ target }) => {
  if (target.form?.method === "post") target.form.dataset.typed = "";
});
// Pressed while the answer is under way: sent with the new token, or not at all.
addEventListener("submit", (event) => {
  if (!asking) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  asking.then(() => closed.open || event.target.requestSubmit(event.submitter));
}, true);
