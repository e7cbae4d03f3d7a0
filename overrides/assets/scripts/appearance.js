// The button for dark or light. The system decides unless the reader chooses. The page's first script applies a choice
// made earlier, before anything is painted.

const root = document.documentElement;
const button = document.querySelector("[data-appearance-button]");
const system = matchMedia("(prefers-color-scheme: dark)");

/** @returns {boolean} */
function isDark() {
  return root.dataset.appearance ? root.dataset.appearance === "dark" : system.matches;
}

function showState() {
  button?.setAttribute("aria-pressed", String(isDark()));
}

/** @param {"dark" | "light" | ""} appearance is stored on this device, if possible */
function choose(appearance) {
  root.dataset.appearance = appearance;
  try {
    if (appearance) localStorage.setItem("kb-appearance", appearance);
    else localStorage.removeItem("kb-appearance");
  } catch {
    // without storage, the choice is for this page only
  }
  showState();
}

button?.addEventListener("click", () => {
  const dark = !isDark();
  choose(dark === system.matches ? "" : dark ? "dark" : "light");
});
system.addEventListener("change", showState);
showState();
