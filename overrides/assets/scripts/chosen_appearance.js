// Applies the appearance that the reader chose on an earlier page; see appearance.js. It runs before the page is painted.
try {
  document.documentElement.dataset.appearance = localStorage.getItem("kb-appearance") ?? "";
} catch {
  // without storage, the system decides
}
