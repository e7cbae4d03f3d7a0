/** Opens the place that is meant by a fragment of this page, or says that the page does not have it. */
import { meantFragment } from "./fragment.js";
import { linkItem } from "./links.js";
import { thisPage, titleOf } from "./page.js";

/** @param {string} fragment with its # */
export function repair(fragment) {
  const found = meantFragment(fragment, thisPage());
  if (!found) return;
  if ("near" in found) {
    if (location.hash) tell(found.near); // otherwise somebody may have searched for a #
  } else if (found.fragment !== location.hash) location.replace(found.fragment);
}

/** @param {string[]} near the places that may be meant */
function tell(near) {
  const note = document.querySelector("[data-arrival]");
  const words = document.querySelector("[data-arrival-words]");
  if (!note || !(words instanceof HTMLTemplateElement)) return;
  note.replaceChildren(words.content.cloneNode(true));
  note.querySelector("ul")?.replaceChildren(...near.map((place) => linkItem(`#${place}`, titleOf(place))));
  for (const part of note.querySelectorAll("[data-near]")) part.toggleAttribute("hidden", near.length === 0);
  note.scrollIntoView({ block: "nearest" });
}
