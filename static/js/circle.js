// The circle and the list are one state: picking someone in either marks them in both, and
// opens their details where the page holds them. Else the link is followed as it is.
const nodes = [...document.querySelectorAll("[data-circle] [data-person]")];
const rows = [...document.querySelectorAll("tr[data-person]")];
const details = [...document.querySelectorAll("[data-detail]")];

function pick(id) {
  for (const node of nodes) {
    if (node.dataset.person === id) node.setAttribute("aria-current", "true");
    else node.removeAttribute("aria-current");
  }
  for (const row of rows) {
    row.classList.toggle("current", row.dataset.person === id);
    if (row.dataset.person === id) row.scrollIntoView({ block: "nearest" });
  }
  for (const detail of details) detail.hidden = detail.dataset.detail !== id;
}

addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-circle] a[data-person], tr[data-person] a[data-pick]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const { person } = link.closest("[data-person]").dataset;
  if (!details.some((detail) => detail.dataset.detail === person)) return;
  event.preventDefault();
  pick(person);
});
