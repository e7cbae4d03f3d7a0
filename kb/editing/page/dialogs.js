/** Dialogs over the page. */

import { button, element } from "./elements.js";

/** @typedef {import("./ask.js").Answer} Answer */

/**
 * Opens a dialog, which is removed when it is closed.
 * @param {string} label its name for screen readers
 * @param {string} title
 * @param {...(Node | string)} children
 * @returns {HTMLDialogElement}
 */
export function openDialog(label, title, ...children) {
  const dialog = element(
    "dialog",
    { class: "kb-edit-dialog", lang: "en", "aria-label": label },
    element("h2", {}, title),
    ...children,
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/**
 * Adds “Save”, which Ctrl+Enter presses too, and a button to close the dialog. Errors are shown above them.
 * @param {HTMLDialogElement} dialog
 * @param {(told: HTMLElement) => Promise<Answer>} save `told` can show that it takes a while
 * @param {() => void} saved
 * @param {string} close the words on the button that closes the dialog
 */
export function addSave(dialog, save, saved, close) {
  const told = element("p", { class: "kb-edit-field__told", role: "status" });
  let isSaving = false;
  const pressed = async () => {
    if (isSaving) return;
    isSaving = true;
    const answer = await save(told);
    isSaving = false;
    if (answer.saved) saved();
    else {
      told.textContent = whyNot(answer);
      told.scrollIntoView({ block: "nearest" });
    }
  };
  dialog.append(
    told,
    element(
      "div",
      { class: "kb-edit-field__actions" },
      button("Save", pressed, { keys: "Ctrl+Enter", kind: "kb-edit-button kb-edit-button--main" }),
      button(close, () => dialog.close(), { keys: "Esc" }),
    ),
  );
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) pressed();
  });
}

/**
 * @param {Answer} answer to a request that failed
 * @returns {string} why it failed
 */
export function whyNot(answer) {
  const found = answer.findings?.map(({ words }) => words.charAt(0).toUpperCase() + words.slice(1));
  return answer.refused ?? found?.join(" · ") ?? "";
}
