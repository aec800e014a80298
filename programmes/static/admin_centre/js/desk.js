// The desk works without this module. It names cells for the card view, shows a chosen filter at once,
// and closes an open menu when one leaves it.

function label(table) {
  const heads = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
  for (const row of table.querySelectorAll("tbody tr")) {
    [...row.children].forEach((cell, index) => {
      if (cell.tagName !== "TD" || !heads[index]) return;
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
