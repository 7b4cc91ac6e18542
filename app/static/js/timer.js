// A clock for a round: large numerals for a projector, a pause, no sound.
// Without it the page says how many minutes a round has. All words come from data attributes.

const TICK = 250;

class Timer {
  constructor(box) {
    this.box = box;
    this.words = box.dataset;
    this.round = 1;
    this.rounds = Number(this.words.rounds);
    this.title = this.add("p", "timer-round");
    this.face = this.add("p", "timer-face");
    this.face.setAttribute("role", "timer");
    this.line = this.add("p", "timer-line");
    this.line.setAttribute("role", "status");
    const bar = this.add("div", "timer-buttons");
    this.go = this.button(bar, this.words.start, () => this.toggle());
    this.button(bar, this.words.again, () => this.reset());
    if (this.rounds > 1) this.on = this.button(bar, this.words.next, () => this.nextRound());
    if (document.fullscreenEnabled) this.button(bar, this.words.large, () => this.large());
    this.reset();
  }

  add(tag, name) {
    const element = Object.assign(document.createElement(tag), { className: name });
    this.box.append(element);
    return element;
  }

  button(bar, words, act) {
    const element = Object.assign(document.createElement("button"), { type: "button", textContent: words, className: "btn btn-secondary" });
    element.addEventListener("click", act);
    bar.append(element);
    return element;
  }

  reset() {
    this.stop();
    this.left = Number(this.words.minutes) * 60000;
    this.go.textContent = this.words.start;
    this.go.disabled = false;
    this.line.textContent = "";
    this.box.classList.remove("timer-over");
    this.show();
  }

  toggle() {
    if (this.beat) {
      this.left = this.ends - performance.now();
      this.stop();
      this.go.textContent = this.words.goOn;
    } else {
      this.ends = performance.now() + this.left;
      this.beat = setInterval(() => this.tick(), TICK);
      this.go.textContent = this.words.pause;
    }
  }

  stop() {
    clearInterval(this.beat);
    this.beat = null;
  }

  tick() {
    this.left = Math.max(0, this.ends - performance.now());
    this.show();
    if (this.left === 0) this.over();
  }

  over() {
    this.stop();
    this.go.disabled = true;
    this.box.classList.add("timer-over");
    this.line.textContent = this.words.over;
  }

  nextRound() {
    this.round = this.round % this.rounds + 1;
    this.reset();
    this.go.focus();
  }

  large() {
    if (document.fullscreenElement) document.exitFullscreen();
    else this.box.requestFullscreen();
  }

  show() {
    const seconds = Math.ceil(this.left / 1000);
    this.face.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    this.title.textContent = this.words.round.replace("{number}", this.round).replace("{all}", this.rounds);
  }
}

document.querySelectorAll("[data-timer]").forEach((box) => new Timer(box));
