// Dragging with mouse, pen or finger. A finger holds for a moment first, so that a swipe still scrolls.
const SLACK = 6; // px before a press becomes a drag
const HOLD = 350; // ms a finger rests before it picks up
const EDGE = 60; // px from the window's edge where the page follows
const STEP = 14;

export function dragging(carry) {
  const { root } = carry;
  let press = null; // { block, x, y, touch, timer }
  let ghost = null;

  function start() {
    clearTimeout(press.timer);
    if (!carry.pick(press.block)) return stop();
    ghost = press.block.cloneNode(true);
    ghost.removeAttribute("id");
    ghost.classList.add("block-ghost");
    ghost.setAttribute("aria-hidden", "true");
    root.body.append(ghost);
    root.body.classList.add("is-dragging");
    follow(press.x, press.y);
  }

  function follow(x, y) {
    ghost.style.translate = `${x + 8}px ${y + 8}px`;
    ghost.style.left = "0";
    const under = root.elementFromPoint(x, y);
    carry.over(under?.closest("td[data-week], [data-tray]") ?? null);
    if (y < EDGE) scrollBy(0, -STEP);
    else if (y > innerHeight - EDGE) scrollBy(0, STEP);
  }

  function stop() {
    clearTimeout(press?.timer);
    ghost?.remove();
    ghost = press = null;
    root.body.classList.remove("is-dragging");
  }

  root.addEventListener("pointerdown", (event) => {
    const block = event.target.closest("[data-block]");
    if (!block || event.button !== 0 || carry.held) return;
    const touch = event.pointerType === "touch";
    press = { block, x: event.clientX, y: event.clientY, touch, timer: 0 };
    if (touch) press.timer = setTimeout(() => press && start(), HOLD);
  });

  root.addEventListener("pointermove", (event) => {
    if (!press) return;
    if (ghost) return follow(event.clientX, event.clientY);
    if (Math.hypot(event.clientX - press.x, event.clientY - press.y) < SLACK) return;
    if (press.touch) stop();
    else start();
  });

  root.addEventListener("pointerup", async () => {
    if (!press) return;
    const dragged = ghost !== null;
    stop();
    if (!dragged) return;
    // The click that ends a drag opens nothing.
    const swallow = (event) => event.preventDefault();
    root.addEventListener("click", swallow, { capture: true });
    setTimeout(() => root.removeEventListener("click", swallow, { capture: true }), 50);
    setTimeout(() => root.dispatchEvent(new Event("dragged")), 0);
    if (!(await carry.drop())) carry.release();
  });

  root.addEventListener("pointercancel", () => {
    const dragged = ghost !== null;
    stop();
    if (dragged) carry.cancel();
  });

  root.addEventListener("dragstart", (event) => event.target.closest?.("[data-block]") && event.preventDefault());
  root.addEventListener("contextmenu", (event) => ghost && event.preventDefault());
  root.addEventListener("touchmove", (event) => ghost && event.preventDefault(), { passive: false });
}
