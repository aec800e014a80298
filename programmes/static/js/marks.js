// A source mark opens its note beside itself. Without this module the mark leads to the note at the foot.
const panel = document.createElement("div");
panel.className = "note-panel";
panel.popover = "auto";
panel.tabIndex = -1;
panel.setAttribute("role", "dialog");
let opener = null;

function place(mark) {
  const box = mark.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = panel;
  const edge = 16;
  const rtl = getComputedStyle(mark).direction === "rtl";
  const start = rtl ? box.right - width : box.left;
  const left = Math.max(edge, Math.min(start, innerWidth - width - edge));
  const below = box.bottom + 6;
  const top = below + height > innerHeight - edge ? Math.max(edge, box.top - height - 6) : below;
  panel.style.left = `${left}px`;
  panel.style.top = `${top}px`;
}

function open(mark, note) {
  panel.replaceChildren(...note.querySelector(".note-body").cloneNode(true).childNodes);
  panel.setAttribute("aria-label", mark.textContent.trim());
  opener = mark;
  panel.showPopover();
  place(mark);
  mark.setAttribute("aria-expanded", "true");
  panel.focus({ preventScroll: true });
}

function wire(mark) {
  const note = document.getElementById(mark.dataset.note);
  if (!note) return;
  mark.setAttribute("role", "button");
  mark.setAttribute("aria-expanded", "false");
  mark.setAttribute("aria-haspopup", "dialog");
  mark.addEventListener("click", (event) => {
    event.preventDefault();
    if (opener === mark) panel.hidePopover();
    else open(mark, note);
  });
  mark.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    mark.click();
  });
}

if ("popover" in HTMLElement.prototype) {
  document.body.append(panel);
  document.querySelectorAll(".mark[data-note]").forEach(wire);
  panel.addEventListener("toggle", (event) => {
    if (event.newState === "open" || !opener) return;
    const closing = opener;
    closing.setAttribute("aria-expanded", "false");
    if (panel.contains(document.activeElement) || document.activeElement === document.body) closing.focus();
    setTimeout(() => { if (opener === closing) opener = null; }, 0);
  });
  addEventListener("scroll", () => panel.matches(":popover-open") && opener && place(opener), { passive: true });
}
