/** Pictures that are dropped onto a step or point. */

import { ask } from "./ask.js";
import { button, element, say } from "./elements.js";
import { reloadAt } from "./kept.js";

const PLACES = "li.kb-step[id], li.kb-point[id]";
const LARGEST = 16 * 1024 * 1024; // bytes

/** Lets pictures be dropped onto steps and points. */
export function takePictures() {
  document.addEventListener("dragover", (event) => {
    const part = event.target instanceof Element ? event.target.closest(PLACES) : null;
    for (const other of document.querySelectorAll(".kb-takes-picture"))
      other.classList.toggle("kb-takes-picture", other === part);
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault(); // else the browser would leave the page to show the file
    part?.classList.add("kb-takes-picture");
  });
  document.addEventListener("drop", (event) => {
    const part = event.target instanceof Element ? event.target.closest(PLACES) : null;
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    if (part) describe(part.id, file);
    else say("Drop the picture onto a step or a point.");
  });
}

/**
 * Asks what is to be seen in the picture, then saves it.
 * @param {string} part
 * @param {File} file
 */
async function describe(part, file) {
  if (file.size > LARGEST) {
    say("The picture is too large.");
    return;
  }
  const alt = element("textarea", { rows: "3", "aria-label": "What is to be seen" });
  const told = element("p", { class: "kb-field__told", role: "status" });
  const content = await base64(file);
  let isSaving = false;
  const save = async () => {
    if (isSaving) return;
    isSaving = true;
    told.textContent = "The picture is being put in …";
    const answer = await ask("picture", { id: part, name: file.name, content, alt: alt.value });
    if (answer.saved) reloadAt(`#${part}`, "The picture is there. Ctrl+Z takes it back.");
    else {
      isSaving = false;
      told.textContent = answer.refused ?? answer.findings?.map((finding) => finding.words).join(" · ") ?? "";
    }
  };
  const dialog = element(
    "dialog",
    { class: "kb-edit-dialog", lang: "en", "aria-label": "A new picture" },
    element("h2", {}, `${file.name}, in “${part}”`),
    element("p", {}, "Say what is to be seen, for those who cannot see it. Do not begin with “picture of”."),
    alt,
    told,
    element(
      "div",
      { class: "kb-field__actions" },
      button("Save", save, { keys: "Ctrl+Enter", kind: "kb-edit-button kb-edit-button--main" }),
      button("Cancel", () => dialog.close(), { keys: "Esc" }),
    ),
  );
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) save();
  });
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  alt.focus();
}

/**
 * @param {File} file
 * @returns {Promise<string>}
 */
function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => resolve(String(reader.result).replace(/^[^,]*,/, "")));
    reader.addEventListener("error", () => reject(reader.error));
    reader.readAsDataURL(file);
  });
}
