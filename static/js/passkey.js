// Says why a passkey did not work. Without this the page stays silent: allauth only logs.
const SENTENCES = {
  SecurityError: "address",
  NotAllowedError: "notNow",
  AbortError: "notNow",
  InvalidStateError: "known",
};

document.addEventListener("allauth.error", (event) => {
  const box = document.querySelector("[data-passkey-problem]");
  if (!box) return;
  event.preventDefault();
  const name = event.detail.exception?.name;
  box.querySelector("p").textContent = box.dataset[SENTENCES[name] ?? "other"];
  box.hidden = false;
});
