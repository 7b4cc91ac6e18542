// Says two minutes before a sign-in ends that it does, and lets the person stay.
// Other tabs of this browser may have gone on meanwhile, so the server is asked first; to ask is
// not to be there. This machine's clock may be wrong, and it may sleep: only what passes counts.

const WARN = 120;
const LOOK = 5000;

class Ending {
  constructor(dialog) {
    this.dialog = dialog;
    this.words = dialog.dataset;
    this.expect(Number(this.words.seconds));
    dialog.querySelector("[data-act=stay]").addEventListener("click", () => this.stay());
    dialog.querySelector("[data-act=close]").addEventListener("click", () => dialog.close());
    setInterval(() => this.look(), LOOK);
  }

  expect(seconds) {
    this.ends = Date.now() + seconds * 1000;
  }

  get left() {
    return (this.ends - Date.now()) / 1000;
  }

  async look() {
    if (this.asking || this.ended || this.left > (this.warned ? 0 : WARN)) return;
    this.asking = true;
    const found = await this.ask(this.words.ask);
    this.asking = false;
    if (found) this.hear(found);
    else if (this.left <= 0) this.hear({ seconds: 0 });
  }

  async stay() {
    const token = await fetch(this.words.token).then((answer) => answer.text(), () => "");
    const found = await this.ask(this.words.stay, { method: "POST", headers: { "X-CSRFToken": token } });
    if (found) this.hear(found);
    else this.show("rest", "failed");
  }

  hear({ seconds, can_stay: canStay }) {
    this.expect(seconds);
    this.ended = seconds <= 0;
    this.warned = seconds <= WARN;
    if (this.ended) this.show("ended");
    else if (this.warned) this.show(canStay ? "rest" : "over");
    else this.dialog.close();
  }

  // What the server says; no time left when nobody is signed in; null when it is out of reach.
  async ask(address, options = {}) {
    try {
      const headers = { ...options.headers, Accept: "application/json" };
      const answer = await fetch(address, { ...options, headers });
      if (answer.status === 401) return { seconds: 0 };
      return answer.ok ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  show(...states) {
    for (const part of this.dialog.querySelectorAll("[data-when]")) {
      part.hidden = !part.dataset.when.split(" ").some((state) => states.includes(state));
    }
    if (this.dialog.open) return;
    this.dialog.showModal();
    this.dialog.focus(); // no button: a space meant for a text must press none
  }
}

for (const dialog of document.querySelectorAll("[data-ending]")) new Ending(dialog);
