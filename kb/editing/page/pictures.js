/** Pictures that are dropped onto a step or point, or chosen for it. */

import { ask } from "./ask.js";
import { addSave, openDialog } from "./dialogs.js";
import { element, say } from "./elements.js";
import { reloadAt } from "./kept.js";
import { wordsOf } from "./texts.js";

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
 * Lets people choose a picture among their files, as those do who cannot drop one.
 * @param {string} part
 * @returns {Promise<boolean>} whether they chose one
 */
export function choosePicture(part) {
  const input = element("input", { type: "file", accept: ".png,.jpg,.jpeg,.webp,.svg" });
  return new Promise((resolve) => {
    input.addEventListener("cancel", () => resolve(false));
    input.addEventListener("change", () => {
      const file = input.files?.[0];
      if (file) describe(part, file);
      resolve(file !== undefined);
    });
    input.click();
  });
}

/**
 * Asks for a description of the picture, then saves it.
 * @param {string} part
 * @param {File} file
 */
async function describe(part, file) {
  if (file.size > LARGEST) {
    say("The picture is too large.");
    return;
  }
  const alt = element("textarea", { rows: "3", "aria-label": "What the picture shows" });
  const content = await base64(file);
  const dialog = openDialog(
    "A new picture",
    `${file.name}, in “${wordsOf(part)}”`,
    element("p", {}, "Describe what the picture shows, for those who cannot see it. Do not begin with “picture of”."),
    alt,
  );
  /** @param {HTMLElement} told */
  const save = (told) => {
    told.textContent = "Adding the picture …";
    return ask("picture", { id: part, name: file.name, content, alt: alt.value });
  };
  addSave(dialog, save, () => reloadAt(`#${part}`, "Picture added. Ctrl+Z undoes it."), "Cancel");
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
