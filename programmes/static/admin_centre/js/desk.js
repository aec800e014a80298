// The desk works without this module. It names cells for the card view, shows a chosen filter at once,
// and closes an open menu when one leaves it.

function label(table) {
  const heads = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
  for (const row of table.querySelectorAll("tbody tr:not(.add-row)")) {
    [...row.children].forEach((cell, index) => {
      if (cell.tagName !== "TD" || !heads[index] || cell.matches(".original, .delete, .hidden")) return;
      cell.dataset.label = heads[index];
      cell.classList.toggle("blank", !cell.textContent.trim() && !cell.querySelector("input, select, textarea, img"));
    });
  }
}

document.querySelectorAll("#result_list, .inline-group .tabular table").forEach(label);
document.addEventListener("formset:added", (event) => {
  const table = event.target.closest("table");
  if (table) label(table);
});

const filters = document.getElementById("changelist-search");
filters?.querySelectorAll("select:not(.admin-autocomplete)").forEach((select) => {
  select.addEventListener("change", () => filters.requestSubmit());
});

// An empty choice says nothing: it stays out of the address.
filters?.addEventListener("formdata", (event) => {
  for (const [name, value] of [...event.formData.entries()]) if (!value) event.formData.delete(name);
});

const menus = document.querySelectorAll("details.way-group");
document.addEventListener("click", (event) => {
  for (const menu of menus) if (menu.open && !menu.contains(event.target)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus) {
    if (!menu.open) continue;
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

// The list that is searched by typing takes the name of the input it stands for.
function nameSearches(root) {
  for (const select of root.querySelectorAll("select.admin-autocomplete")) {
    const box = select.nextElementSibling;
    const shown = box?.querySelector(".select2-selection");
    if (!shown) continue;
    const name = document.querySelector(`label[for="${select.id}"]`)?.textContent.trim() || select.getAttribute("aria-label") || "";
    const chosen = [...select.selectedOptions].map((option) => option.textContent.trim()).filter(Boolean).join(", ");
    const text = chosen ? `${name}: ${chosen}` : name;
    shown.removeAttribute("aria-labelledby");
    shown.setAttribute("aria-label", text);
    shown.querySelector(".select2-selection__rendered")?.setAttribute("aria-label", text);
    shown.querySelector(".select2-search__field")?.setAttribute("aria-label", name);
  }
}

window.django?.jQuery?.(() => nameSearches(document));
document.addEventListener("formset:added", (event) => setTimeout(() => nameSearches(event.target), 0));
document.addEventListener("change", () => setTimeout(() => nameSearches(document), 0));
