// The circle and the list are one state: picking someone in either marks them in both, and
// opens their details where the page holds them. Else the link is followed as it is.
const all = (selector) => [...document.querySelectorAll(selector)];

function pick(id) {
  for (const node of all("[data-circle] [data-person]")) {
    if (node.dataset.person === id) node.setAttribute("aria-current", "true");
    else node.removeAttribute("aria-current");
  }
  for (const row of all("tr[data-person]")) {
    row.classList.toggle("current", row.dataset.person === id);
    if (row.dataset.person === id) row.scrollIntoView({ block: "nearest" });
  }
  for (const detail of all("[data-detail]")) detail.hidden = detail.dataset.detail !== id;
}

addEventListener("click", (event) => {
  const link = event.target.closest?.("[data-circle] a[data-person], tr[data-person] a[data-pick]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const { person } = link.closest("[data-person]").dataset;
  if (!all("[data-detail]").some((detail) => detail.dataset.detail === person)) return;
  event.preventDefault();
  pick(person);
});
