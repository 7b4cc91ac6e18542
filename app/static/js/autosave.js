// A worksheet that saves itself: after a rest, on leaving a field, on leaving the page.
// "Saved" is only said once the server has said it. Nothing here is needed: the buttons do the same.
// All words come from data attributes of the form. The text is kept nowhere but on the page.

const REST = 2000;
const LONGEST_STRETCH = 10000; // somebody who types without a rest is saved all the same
const LONGEST_WAIT = 30000;
const KEEPALIVE_LIMIT = 60000; // browsers refuse more than 64 kB on leaving a page
const OURS = ["csrf_token", "form_token", "base_version", "after", "place"];

const name128 = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");

class Worksheet {
  constructor(form) {
    this.form = form;
    this.words = form.dataset;
    this.line = form.querySelector("[data-saved]");
    this.base = form.elements.base_version.getAttribute("value");
    this.kept = this.text(); // what the server has, or had when it made the page
    this.refused = null; // what it will not take as it is
    this.pending = null; // sent, and not answered yet
    this.wait = REST;
    this.isStopped = false;
    this.isThrough = false;
    this.since = null; // when the present stretch of typing began
    form.addEventListener("input", () => this.rest());
    form.addEventListener("change", () => this.rest());
    form.addEventListener("focusout", () => this.isUnsaved() && this.flush());
    form.addEventListener("submit", (event) => this.submit(event));
  }

  body() {
    const body = new URLSearchParams(new FormData(this.form));
    OURS.forEach((name) => body.delete(name));
    return body;
  }

  text() { return this.body().toString(); }

  isUnsaved() { return !this.isStopped && (this.pending !== null || ![this.kept, this.refused].includes(this.text())); }

  rest() {
    this.since ??= Date.now();
    if (this.copyButton) this.copyButton.textContent = this.words.copy;
    this.later(Math.min(REST, Math.max(0, this.since + LONGEST_STRETCH - Date.now())));
  }

  later(time) {
    clearTimeout(this.timer);
    if (!this.isStopped) this.timer = setTimeout(() => this.flush(), time);
  }

  // One save at a time. What was not answered is sent again as it was, under the same name.
  flush(isLeaving = false) {
    if (this.isStopped || !this.isUnsaved()) {
      if (this.refused !== null && this.text() === this.kept) this.calm();
      return this.sending ?? Promise.resolve(true);
    }
    if (this.sending && !isLeaving) return this.sending;
    clearTimeout(this.timer);
    this.since = null;
    const after = isLeaving && this.pending ? this.pending.id : "";
    if (!this.pending || (isLeaving && this.pending.text !== this.text())) {
      this.pending = { text: this.text(), body: this.body(), id: name128() };
    }
    this.sending = this.send(this.pending, after).finally(() => { this.sending = null; });
    return this.sending;
  }

  async send(save, after) {
    if (!this.copyButton) this.say(this.words.saving); // trouble is said until it is over
    this.form.elements.after.value = save.id;
    try {
      const response = await this.post(save, after);
      return await this.hear(response, save);
    } catch {
      return this.failed(this.words.failed);
    }
  }

  post(save, after) {
    const body = new URLSearchParams(save.body);
    body.set("csrf_token", this.form.elements.csrf_token.value);
    body.set("base_version", this.base);
    body.set("mutation_id", save.id);
    body.set("after", after);
    body.set("do", "save");
    return fetch(this.form.getAttribute("action"), {
      method: "POST", body, headers: { Accept: "application/json" }, keepalive: body.toString().length < KEEPALIVE_LIMIT,
    });
  }

  async hear(response, save, isSecondTry = false) {
    if (response.status === 401) return this.signedOut();
    if (response.status === 400 && !isSecondTry) {
      const fresh = await fetch(this.words.fresh, { headers: { Accept: "application/json" } });
      if (fresh.status === 401) return this.signedOut();
      if (!fresh.ok) return this.failed(this.words.failed);
      const token = await fresh.text();
      document.querySelectorAll("input[name=csrf_token]").forEach((field) => { field.value = token; });
      return this.hear(await this.post(save, ""), save, true);
    }
    if (response.status === 422 || response.status === 413) return this.refuse(response, save);
    if (!response.ok) return this.failed(this.words.failed);
    const answer = await response.json();
    if (answer.state === "conflict") return this.conflict(answer.url);
    this.saved(answer, save);
    return true;
  }

  saved(answer, save) {
    this.kept = save.text;
    this.base = answer.version;
    this.pending = null;
    this.wait = REST;
    this.form.elements.base_version.value = answer.version;
    this.form.elements.after.value = "";
    this.say(this.words.saved.replace("{time}", answer.saved_at));
    if (this.isUnsaved()) this.later(REST);
  }

  failed(words, link) {
    this.say(words, { isTrouble: true, link, hasCopy: true });
    this.later(this.wait);
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    return false;
  }

  signedOut() {
    this.failed(this.words.signedOut, { url: this.words.signIn, text: this.words.signInText, isNew: true });
    return "signed out";
  }

  async refuse(response, save) {
    this.refused = save.text;
    this.pending = null;
    this.form.elements.after.value = "";
    const errors = response.status === 422 ? Object.values((await response.json()).errors) : [];
    this.say([this.words.refused, ...errors.flat(Infinity).filter((word) => typeof word === "string")].join(" · "), { isTrouble: true, hasCopy: true });
    return true;
  }

  // What was refused is gone again: the server has what stands here.
  calm() {
    this.refused = null;
    this.say("");
  }

  conflict(url) {
    this.isStopped = true;
    this.pending = null;
    this.say(this.words.conflict, { isTrouble: true, hasCopy: true, link: { url, text: this.words.conflictLink } });
    return true;
  }

  // A button waits for the text to be safe; without a connection it stays on the page.
  async submit(event) {
    if (this.isThrough || this.isStopped) return;
    if (!this.sending && !this.isUnsaved()) {
      this.isThrough = true;
      return;
    }
    event.preventDefault();
    if (this.isWaiting) return;
    this.isWaiting = true;
    let isSafe = this.sending ? await this.sending : true;
    if (isSafe && this.isUnsaved()) isSafe = await this.flush();
    this.isWaiting = false;
    if (!isSafe) return;
    this.isThrough = true;
    this.form.requestSubmit(event.submitter);
  }

  // What stands beside the line stays while it is the same: somebody may be pressing it, or be on
  // the way to it with the keyboard, when the next try begins.
  say(words, { isTrouble = false, link = null, hasCopy = false } = {}) {
    this.line.classList.toggle("saved-not", isTrouble);
    if (this.line.textContent !== words) this.line.textContent = words;
    const wanted = JSON.stringify([link, hasCopy]);
    if (wanted === this.beside) return;
    this.beside = wanted;
    this.form.querySelectorAll("[data-beside]").forEach((old) => old.remove());
    const beside = [];
    if (link) {
      const a = Object.assign(document.createElement("a"), { href: link.url, textContent: link.text });
      if (link.isNew) Object.assign(a, { target: "_blank", rel: "noopener" });
      beside.push(a);
    }
    if (hasCopy) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: this.words.copy, className: "btn btn-secondary btn-sm" });
      button.addEventListener("click", () => this.copy(button));
      beside.push(button);
    }
    beside.forEach((element) => { element.dataset.beside = ""; });
    this.line.after(...beside);
    this.copyButton = beside.find((element) => element.type === "button");
  }

  async copy(button) {
    const written = [...this.form.querySelectorAll("textarea, input:not([type=hidden]):not([type=radio]):not([type=checkbox]):not([type=range])")];
    const text = written.filter((field) => field.value.trim()).map((field) => `${field.labels?.[0]?.textContent.trim() ?? ""}\n${field.value}`).join("\n\n");
    try {
      await navigator.clipboard.writeText(text);
    } catch { // without HTTPS there is no clipboard: select it the old way
      const area = Object.assign(document.createElement("textarea"), { value: text });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    button.textContent = this.words.copied;
  }
}

const worksheets = [...document.querySelectorAll("form[data-autosave]")].map((form) => new Worksheet(form));
const leave = () => worksheets.forEach((one) => !one.isThrough && one.isUnsaved() && one.flush(true));

window.addEventListener("online", () => worksheets.forEach((one) => one.isUnsaved() && one.flush()));
window.addEventListener("focus", () => worksheets.forEach((one) => one.isUnsaved() && one.flush()));
window.addEventListener("pagehide", leave);
document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && worksheets.forEach((one) => one.isUnsaved() && one.flush()));
window.addEventListener("beforeunload", (event) => {
  // What merely waits for its rest is sent on leaving; only what could not be sent is worth a question.
  const isAtRisk = (one) => !one.isThrough && one.isUnsaved() && (one.wait > REST || one.text().length > KEEPALIVE_LIMIT);
  if (worksheets.some(isAtRisk)) event.preventDefault();
});
