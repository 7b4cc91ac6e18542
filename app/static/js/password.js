// Beside a new password: how many characters are typed, and a button that shows them.
// Counts as the server does: by code points. Nothing is sent.

function enhance(box) {
  const input = box.querySelector("input");
  const words = box.dataset;
  const line = document.createElement("div");
  line.className = "password-line";
  const count = document.createElement("p");
  count.className = "form-text";
  const show = Object.assign(document.createElement("button"), { type: "button", className: "btn btn-link" });

  const say = () => {
    const typed = [...input.value.normalize("NFC")].length;
    const text = typed < Number(words.least) ? words.short : words.enough;
    count.textContent = typed ? text.replace("{count}", typed) : "";
  };
  const turn = (shown) => {
    input.type = shown ? "text" : "password";
    show.textContent = shown ? words.hide : words.show;
  };

  show.addEventListener("click", () => turn(input.type === "password"));
  input.addEventListener("input", say);
  input.form.addEventListener("submit", () => turn(false));
  turn(false);
  say();
  line.append(show, count);
  input.after(line);
}

for (const box of document.querySelectorAll("[data-new-password]")) enhance(box);
