// How long a text is while somebody types. Without it the page says it after every save.

const WORD = /[\p{L}\p{N}_][\p{L}\p{N}_'’-]*/gu;

document.querySelectorAll("[data-count]").forEach((line) => {
  const text = document.getElementById(line.dataset.count);
  const count = () => (line.dataset.unit === "words" ? (text.value.match(WORD) ?? []).length : [...text.value.trim()].length);
  text.addEventListener("input", () => { line.textContent = line.dataset.said.replace("{count}", count()); });
});
