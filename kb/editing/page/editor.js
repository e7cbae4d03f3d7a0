/** The editor on a page of the preview. */

import { showBar } from "./bar.js";
import { say } from "./elements.js";
import { left } from "./kept.js";
import { follow } from "./live.js";
import { offerParts } from "./parts.js";
import { takePictures } from "./pictures.js";
import { editTexts, texts } from "./texts.js";

const script = /** @type {HTMLScriptElement | null} */ (document.querySelector("script[data-epoch]"));

editTexts();
offerParts();
takePictures();
const before = left();
if (before) {
  say(before.told);
  find(before.unit)?.focus({ preventScroll: before.unit === "" });
}
showBar();
follow(Number(script?.dataset.epoch));

/**
 * @param {string} unit the name of a text, or `#` and the id of a part
 * @returns {HTMLElement | undefined}
 */
function find(unit) {
  const part = unit.startsWith("#") && unit.length > 1 ? unit.slice(1) : "";
  return texts().find((text) => {
    const name = text.dataset.unit ?? "";
    return part ? name.includes(`#${part}.`) || text.closest("li[id]")?.id === part : name === unit;
  });
}
