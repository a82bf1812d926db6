// Someone in the circle is moved by dragging their dot, or with arrows, plus and minus on it.
// Both choose a ring in that person's own form (data-move) and send it, as a press would.
const DOT = "[data-movable] a[data-person]";
const STEPS = { ArrowUp: -1, ArrowLeft: -1, "+": -1, "=": -1, ArrowDown: 1, ArrowRight: 1, "-": 1, "−": 1 };
const [FAR_ENOUGH, PAUSE] = [6, 700];
let [drag, wish, timer, hasDragged] = [null, null, 0, false];
const formOf = (node) => document.querySelector(`form[data-move="${node.dataset.person}"]`);

const say = (words) => document.dispatchEvent(new CustomEvent("circle:said", { detail: words }));

function mark(node, ring) {
  for (const one of node.closest("svg").querySelectorAll(".ring")) {
    one.classList.toggle("target", one.classList.contains(`r${ring}`));
  }
}

function send(node, ring) {
  mark(node, 0);
  const choice = formOf(node)?.querySelector(`input[name=ring][value="${ring}"]`);
  if (!choice || ring === Number(node.dataset.ring)) return;
  choice.checked = true;
  choice.form.requestSubmit();
}

function ringAt(node, dx, dy) {
  const [dot, rings] = [node.querySelector(".o"), [...node.closest("svg").querySelectorAll(".ring")]];
  const { cx, cy } = rings[0];
  const far = Math.hypot(dot.cx.baseVal.value + dx - cx.baseVal.value, dot.cy.baseVal.value + dy - cy.baseVal.value);
  return rings.filter((ring) => ring.r.baseVal.value < far).length + 1;
}

function letGo(isDropped) {
  if (drag?.ring) {
    drag.node.classList.remove("dragged");
    drag.node.removeAttribute("transform");
    hasDragged = true;
    if (isDropped) send(drag.node, drag.ring);
    else mark(drag.node, 0);
  }
  drag = null;
}

addEventListener("pointerdown", (event) => {
  const node = event.target.closest?.(DOT);
  hasDragged = false;
  if (node && !event.button && formOf(node)) drag = { node, x: event.clientX, y: event.clientY, id: event.pointerId };
});
addEventListener("pointermove", (event) => {
  if (drag?.id !== event.pointerId) return;
  const { node, x, y } = drag;
  if (!drag.ring && Math.hypot(event.clientX - x, event.clientY - y) < FAR_ENOUGH) return;
  if (!drag.ring) node.setPointerCapture(event.pointerId);
  const scale = 1 / node.closest("svg").getScreenCTM().a;
  const [dx, dy] = [(event.clientX - x) * scale, (event.clientY - y) * scale];
  drag.ring = ringAt(node, dx, dy);
  node.classList.add("dragged");
  node.setAttribute("transform", `translate(${dx} ${dy})`);
  mark(node, drag.ring);
});
addEventListener("pointerup", (event) => drag?.id === event.pointerId && letGo(true));
// A finger on a dot drags the dot; anywhere else it scrolls the page.
addEventListener("touchmove", (event) => drag && event.preventDefault(), { passive: false });
addEventListener("pointercancel", () => letGo(false));
addEventListener("dragstart", (event) => event.target.closest?.(DOT) && event.preventDefault());
addEventListener("click", (event) => {
  if (hasDragged && event.target.closest?.(DOT)) [event.preventDefault(), event.stopImmediatePropagation()];
}, true);
addEventListener("keydown", (event) => {
  const [node, step] = [event.target.closest?.(DOT), STEPS[event.key]];
  if (event.key === "Escape") [letGo(false), clearTimeout(timer), wish && mark(wish.node, 0), (wish = null)];
  if (!node || !step || event.ctrlKey || event.metaKey || event.altKey || !formOf(node)) return;
  event.preventDefault();
  const ring = (wish?.node === node ? wish.ring : Number(node.dataset.ring)) + step;
  wish = { node, ring: Math.min(5, Math.max(1, ring)) };
  mark(node, wish.ring);
  say(formOf(node).querySelector(`input[name=ring][value="${wish.ring}"] + span`).textContent);
  clearTimeout(timer);
  timer = setTimeout(() => { send(node, wish.ring); wish = null; }, PAUSE);
});
