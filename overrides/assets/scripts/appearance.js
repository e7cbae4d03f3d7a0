// The button for dark or light. Without a choice, or when it agrees with the system's, the system decides.
// A choice that was kept is set by the first script of the page, before anything is painted.

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

/** @param {"dark" | "light" | ""} appearance kept on this device where its storage may be used */
function choose(appearance) {
  root.dataset.appearance = appearance;
  try {
    if (appearance) localStorage.setItem("kb-appearance", appearance);
    else localStorage.removeItem("kb-appearance");
  } catch {
    // it then holds for this page only
  }
  showState();
}

button?.addEventListener("click", () => {
  const dark = !isDark();
  choose(dark === system.matches ? "" : dark ? "dark" : "light");
});
system.addEventListener("change", showState);
showState();
