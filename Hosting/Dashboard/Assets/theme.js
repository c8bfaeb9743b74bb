// Fluent UI sets the theme once the page is alive; until then a dark page must not flash up in white.
const settings = "fluentui-blazor:theme-settings";

// What was chosen: "light", "dark", or "system" where nothing was.
export function mode() {
  try {
    const chosen = JSON.parse(localStorage.getItem(settings) ?? "{}").mode;
    if (chosen === "dark" || chosen === "light") {
      return chosen;
    }
  } catch {
    // What somebody else wrote there says nothing to us.
  }
  return "system";
}

if (mode() === "dark" || (mode() === "system" && matchMedia("(prefers-color-scheme: dark)").matches)) {
  document.body.setAttribute("data-theme", "dark");
}
