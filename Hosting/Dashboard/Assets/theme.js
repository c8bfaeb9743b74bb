// Fluent UI sets the theme once the page is alive; until then a dark page must not flash up in white.
const settings = "fluentui-blazor:theme-settings";

function isDark() {
  try {
    const mode = JSON.parse(localStorage.getItem(settings) ?? "{}").mode;
    if (mode === "dark" || mode === "light") {
      return mode === "dark";
    }
  } catch {
    // What somebody else wrote there says nothing to us.
  }
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

if (isDark()) {
  document.body.setAttribute("data-theme", "dark");
}
