// The light and dark switch. The choice is kept in a cookie, so that the server draws the next page in it.
const button = document.querySelector("[data-theme-switch]");
const root = document.documentElement;

function current() {
  return root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
}

function choose(theme) {
  root.dataset.theme = theme;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax${secure}`;
  button.setAttribute("aria-pressed", String(theme === "dark"));
}

if (button) {
  button.hidden = false;
  button.setAttribute("aria-pressed", String(current() === "dark"));
  button.addEventListener("click", () => choose(current() === "dark" ? "light" : "dark"));
}
