// Carrying with the keys: Enter picks up and puts down, arrows go by week and by row, Escape leaves it.
// L locks an activity or frees it; the place of the key counts, so that an Arabic keyboard does the same.
const QUARTER = 13;

function grid(board) {
  const rows = new Map();
  for (const cell of board.querySelectorAll("td[data-week]")) {
    if (!rows.has(cell.dataset.row)) rows.set(cell.dataset.row, []);
    rows.get(cell.dataset.row).push(cell);
  }
  return [...rows.values()];
}

function whereIs(rows, cell) {
  for (const [row, cells] of rows.entries()) {
    const week = cells.indexOf(cell);
    if (week >= 0) return { row, week };
  }
  return { row: 0, week: 0 };
}

function within(number, length) {
  return Math.max(0, Math.min(number, length - 1));
}

export function keys(carry) {
  function go(weeks, rows) {
    const all = grid(carry.board);
    const here = whereIs(all, carry.target);
    const fixed = carry.board.dataset.rows !== "venues";
    const row = fixed ? here.row : within(here.row + rows, all.length);
    const cell = all[row][within(here.week + weeks, all[row].length)];
    cell.scrollIntoView({ block: "nearest" });
    carry.over(cell);
  }

  function pick(block) {
    if (!carry.pick(block)) return;
    const cell = block.closest("td[data-week]") ?? carry.board.querySelector("td[data-week]");
    if (!cell) return carry.cancel();
    carry.over(cell);
    carry.card.say(carry.board.dataset.picked);
  }

  async function put() {
    await carry.drop();
  }

  function steps(key) {
    const onward = getComputedStyle(carry.board).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (key === "ArrowLeft" || key === "ArrowRight") return [key === onward ? 1 : -1, 0];
    return { ArrowUp: [0, -1], ArrowDown: [0, 1], PageUp: [-QUARTER, 0], PageDown: [QUARTER, 0] }[key];
  }

  carry.root.addEventListener("keydown", (event) => {
    const block = event.target.closest?.("[data-block]");
    if (!carry.held) {
      if (block && event.key === "Enter" && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        pick(block);
      } else if (block && event.code === "KeyL" && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        carry.turnLock(block);
      }
      return;
    }
    const move = steps(event.key);
    if (move) go(...move);
    else if (event.key === "Enter") put();
    else if (event.key === "Escape") carry.cancel();
    else if (event.key === "Delete") {
      carry.over(carry.root.querySelector("[data-tray]"));
      put();
    } else if (event.key === "Tab") carry.cancel();
    else return;
    if (event.key !== "Tab") event.preventDefault();
  });
}
