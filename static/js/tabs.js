// A row of tabs that is wider than a phone starts where the current one can be seen.
for (const tab of document.querySelectorAll(":is(.tabs, .views) > [aria-current]")) {
  const row = tab.parentElement;
  const before = tab.offsetLeft - row.offsetLeft;
  row.scrollLeft = before - (row.clientWidth - tab.offsetWidth) / 2;
}
