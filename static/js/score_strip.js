// Score strips: a digit fills a box and moves on, Backspace goes back, the sum adds itself up.
// Bands come with the strip ("0:Minimal 5:Mild ..."); the server scores again when it saves.
for (const strip of document.querySelectorAll("[data-strip]")) {
  const boxes = [...strip.querySelectorAll("input")];
  const output = strip.querySelector("output");
  const most = Number(strip.dataset.most ?? 3);
  const risky = boxes[Number(strip.dataset.hot) - 1];
  const bands = [...strip.dataset.bands.matchAll(/(\d+):(.+?)(?= \d+:|$)/g)]
    .map(([, low, name]) => ({ low: Number(low), name }))
    .reverse();

  const add = () => {
    const filled = boxes.filter((box) => box.value !== "");
    const sum = filled.reduce((total, box) => total + Number(box.value), 0);
    const [total, words] = output.children;
    total.textContent = filled.length ? sum : "";
    words.textContent = filled.length === boxes.length
      ? bands.find((band) => sum >= band.low)?.name
      : `${filled.length} of ${boxes.length}`;
    risky?.parentElement.classList.toggle("hot", Number(risky.value) > 0);
    strip.dispatchEvent(new CustomEvent("strip:scored", { bubbles: true }));
  };

  // A key that is no answer changes nothing: neither the box nor the place of the cursor.
  strip.addEventListener("beforeinput", (event) => {
    if (event.inputType !== "insertText" || event.data === null) return;
    if (!/^\d$/.test(event.data) || Number(event.data) > most) event.preventDefault();
  });
  strip.addEventListener("input", (event) => {
    const box = event.target;
    const digit = box.value.replace(/\D/g, "").slice(-1);
    box.value = digit !== "" && Number(digit) <= most ? digit : "";
    if (box.value !== "") boxes[boxes.indexOf(box) + 1]?.focus();
    add();
  });
  strip.addEventListener("keydown", (event) => {
    const at = boxes.indexOf(event.target);
    if (event.key === "Backspace" && event.target.value === "") {
      event.preventDefault();
      boxes[at - 1]?.focus();
    }
  });
  // Pasting all answers at once: "120210100" or "1, 2, 0 ..."
  strip.addEventListener("paste", (event) => {
    const digits = event.clipboardData.getData("text").replace(/[\s,;]/g, "");
    if (digits.length < 2 || !/^\d+$/.test(digits)) return;
    event.preventDefault();
    const start = boxes.indexOf(event.target);
    [...digits].forEach((digit, step) => {
      const box = boxes[start + step];
      if (box && Number(digit) <= most) box.value = digit;
    });
    boxes[0].dispatchEvent(new Event("change", { bubbles: true }));
    add();
  });
  strip.addEventListener("focusin", (event) => event.target.select?.());
  add();
}
