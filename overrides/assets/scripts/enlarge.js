// A photo opens over the page, as large as fits in the window. Without this script, its link opens the file.

document.addEventListener("click", (event) => {
  const link = event.target instanceof Element ? event.target.closest("a[data-enlarge]") : null;
  if (!(link instanceof HTMLElement) || !(event instanceof MouseEvent) || opensElsewhere(event)) return;
  event.preventDefault();
  enlarge(link);
});

/** Returns whether the reader asked for another tab or window, or to save the file. @param {MouseEvent} event */
function opensElsewhere(event) {
  return event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

/** Shows what the link contains in a dialog, which Escape or a click anywhere closes. @param {HTMLElement} link */
function enlarge(link) {
  const dialog = document.createElement("dialog");
  dialog.className = "kb-enlarged";
  const close = document.createElement("button");
  close.type = "button";
  close.className = "kb-enlarged__close";
  close.textContent = "×";
  close.setAttribute("aria-label", link.dataset.enlarge ?? "");
  const picture = document.createElement("div");
  picture.className = "kb-enlarged__picture";
  picture.append(...[...link.children].map((part) => part.cloneNode(true)));
  for (const image of picture.querySelectorAll("img")) {
    image.sizes = "100vw";
    image.loading = "eager";
    dialog.setAttribute("aria-label", image.alt);
  }
  dialog.append(picture, close);
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
