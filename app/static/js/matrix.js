// Moving in the matrix by arrow keys: one stop for the Tab key, every cell by the arrows.
// Without this, the links of the table are reached one after the other, as on any page.

const STEPS = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

function cellsOf(row) {
  return [...row.querySelectorAll(".who a, .cell")];
}

function target(rows, row, column, event) {
  const last = rows[row].length - 1;
  if (event.key === "Home") return event.ctrlKey ? rows[0][0] : rows[row][0];
  if (event.key === "End") return event.ctrlKey ? rows.at(-1).at(-1) : rows[row][last];
  const [down, right] = STEPS[event.key] ?? [0, 0];
  if (!down && !right) return null;
  const turn = right && getComputedStyle(rows[row][0]).direction === "rtl" ? -right : right;
  return rows[row + down]?.[Math.min(Math.max(column + turn, 0), last)] ?? null;
}

function move(box) {
  const rows = [...box.querySelectorAll("tbody tr")].map(cellsOf);
  const all = rows.flat();
  if (!all.length) return;
  let current = all[0];
  all.forEach((cell) => { cell.tabIndex = -1; });
  current.tabIndex = 0;

  const settle = (cell) => {
    current.tabIndex = -1;
    current = cell;
    current.tabIndex = 0;
  };
  box.addEventListener("focusin", (event) => {
    if (all.includes(event.target)) settle(event.target);
  });
  box.addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey || event.shiftKey) return;
    const row = rows.findIndex((cells) => cells.includes(event.target));
    if (row < 0) return;
    const next = target(rows, row, rows[row].indexOf(event.target), event);
    if (!next) return;
    event.preventDefault();
    settle(next);
    next.focus();
    next.scrollIntoView({ block: "nearest", inline: "nearest" });
  });
}

// Begin with the lesson that is open now, where the table is wider than its box.
function showNow(box) {
  const now = box.querySelector(".lesson.now");
  const who = box.querySelector("thead .who");
  if (!now || box.scrollWidth <= box.clientWidth) return;
  const beside = getComputedStyle(box).direction === "rtl"
    ? now.getBoundingClientRect().right - who.getBoundingClientRect().left
    : now.getBoundingClientRect().left - who.getBoundingClientRect().right;
  box.scrollLeft += beside;
}

document.querySelectorAll("[data-matrix]").forEach((box) => { move(box); showNow(box); });
