// Single keys at the desk: A accepts or sends, R returns, N and P go to the next and the previous.
// They rest while somebody writes, and can be turned off (WCAG 2.1.4); this browser remembers it.

const OFF = "review-keys-off";
const list = document.querySelector("[data-keys]");

function isOff() {
  try { return localStorage.getItem(OFF) === "1"; } catch { return false; }
}

function remember(off) {
  try { localStorage.setItem(OFF, off ? "1" : "0"); } catch { /* no storage: for this page only */ }
}

let off = isOff();

function press(event) {
  if (off || event.repeat || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const key = event.key.toLowerCase();
  if (!/^[arnp]$/.test(key)) return;
  const wanted = document.querySelector(`[data-key="${key}"]`);
  if (!wanted) return;
  event.preventDefault();
  wanted.click();
}

function show(button) {
  button.textContent = off ? button.dataset.on : button.dataset.off;
}

if (list) {
  const button = list.querySelector("button");
  list.hidden = false;
  show(button);
  button.addEventListener("click", () => { off = !off; remember(off); show(button); });
  document.addEventListener("keydown", press);
}
