// Marking a story: select words and mark every sentence they touch; walk the sentences with arrows.
// The sentences are boxes to tick, so a tap and the space bar work without this.

class Case {
  constructor(field) {
    this.boxes = [...field.querySelectorAll(".case-box")];
    this.button = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-secondary case-mark", hidden: true });
    this.words = field.dataset;
    field.append(this.button);
    this.button.addEventListener("pointerdown", (event) => event.preventDefault()); // keeps the selection
    this.button.addEventListener("click", () => this.mark());
    document.addEventListener("selectionchange", () => this.look());
    field.addEventListener("keydown", (event) => this.walk(event));
    field.addEventListener("click", (event) => this.spare(event));
  }

  touched() {
    const selection = document.getSelection();
    if (!selection || selection.isCollapsed || !selection.rangeCount) return [];
    const range = selection.getRangeAt(0);
    return this.boxes.filter((box) => {
      const words = document.createRange();
      words.selectNodeContents(box.labels[0]);
      return range.compareBoundaryPoints(Range.END_TO_START, words) < 0 && range.compareBoundaryPoints(Range.START_TO_END, words) > 0;
    });
  }

  look() {
    const touched = this.touched();
    if (touched.length) this.selected = touched;
    this.button.hidden = !touched.length;
    this.button.textContent = touched.every((box) => box.checked) ? this.words.unmark : this.words.mark;
  }

  mark() {
    const isOn = !this.selected.every((box) => box.checked);
    this.selected.forEach((box) => {
      box.checked = isOn;
      box.dispatchEvent(new Event("change", { bubbles: true }));
    });
    document.getSelection().removeAllRanges();
    this.button.hidden = true;
    const first = this.selected[0];
    (isOn ? first.closest(".case-sentence").querySelector(".case-reason input") : first).focus();
  }

  // The click that ends a selection is no tap.
  spare(event) {
    if (event.target.closest(".case-sentence > label") && this.touched().length) event.preventDefault();
  }

  walk(event) {
    const at = this.boxes.indexOf(event.target);
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (at < 0 || !by || !this.boxes[at + by]) return;
    event.preventDefault();
    this.boxes[at + by].focus();
  }
}

document.querySelectorAll("[data-case]").forEach((field) => new Case(field));
