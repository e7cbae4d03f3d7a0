// The contact page: the guides that may help, shown while the reader types, and a message that is put together on the
// device. Nothing that is typed is sent anywhere. It is still there when the reader comes back from a guide that did
// not help.

import { readFragment } from "./context.js";
import { deviceOf } from "./device.js";
import { control, isIncluded, offer, part } from "./form.js";
import { guideAt, stepsBySection } from "./guide.js";
import { likelyGuides } from "./likely.js";
import { messageOf } from "./message.js";
import { copy, save } from "./take_along.js";
import { recalled, remember } from "./typed.js";

/** @import { GuideWords } from "./guide.js" */

/** @param {HTMLFormElement} form */
async function start(form) {
  const context = readFragment(location.hash);
  /** @type {Record<string, string>} */
  const labels = JSON.parse(form.dataset.labels ?? "{}");
  const guides = new URL(form.dataset.guides ?? "", location.href);
  const device = deviceOf(navigator.userAgent, navigator.maxTouchPoints);
  const about = control(form, "about", HTMLTextAreaElement);
  const concerns = control(form, "concerns", HTMLInputElement);
  const step = control(form, "step", HTMLSelectElement);
  const message = part(form, "message");
  /** @type {GuideWords | undefined} */
  let guide;

  function show() {
    const answer = isIncluded(form, "answer") && guide?.answers.get(`${context.widget}-${context.answer}`);
    const answered = `${context.widget}${context.inputs ? `?${context.inputs}` : ""}`;
    const parts = {
      about: about.value,
      concerns: concerns.value,
      guide: guide && isIncluded(form, "guide") ? { title: guide.title, ...place(guide, step.value) } : undefined,
      answer: answer ? { words: answer, address: addressOf(answered) } : undefined,
      device: isIncluded(form, "device") ? device : "",
    };
    message.textContent = messageOf(parts, labels);
  }

  /** @param {string} anchor @returns {string} of the guide */
  function addressOf(anchor) {
    return new URL(`${context.guide}/${anchor && `#${anchor}`}`, guides).href;
  }

  /** @param {GuideWords} read @param {string} chosen @returns {{ step: string, address: string }} */
  function place(read, chosen) {
    return { step: read.steps.find(({ id }) => id === chosen)?.words ?? "", address: addressOf(chosen) };
  }

  const look = likelyGuides(about, {
    place: { box: part(form, "likely"), list: part(form, "guides"), status: part(form, "likely-status") },
    folder: new URL(form.dataset.search ?? "", location.href),
    languages: JSON.parse(form.dataset.languages ?? "[]").map((/** @type {[string, string]} */ [code]) => code),
    labels,
  });
  about.value ||= recalled() || (context.query ?? ""); // a quick reader may have typed already
  offer(form, "device", device);
  show();
  if (about.value) look();
  form.addEventListener("input", (event) => {
    if (event.target === about) {
      remember(about.value);
      look();
    }
    show();
  });
  part(form, "copy").addEventListener("click", () => copy(message, part(form, "said"), labels));
  part(form, "save").addEventListener("click", () => save(message.textContent ?? "", labels["file-name"] ?? ""));

  guide = context.guide ? await guideAt(new URL(`${context.guide}/`, guides)) : undefined;
  if (!guide) return;
  step.append(...stepsBySection(guide));
  if (guide.steps.some(({ id }) => id === context.step)) step.value = context.step ?? "";
  part(form, "step").hidden = guide.steps.length === 0;
  offer(form, "guide", guide.title);
  offer(form, "answer", guide.answers.get(`${context.widget}-${context.answer}`));
  show();
}

for (const form of document.querySelectorAll("form")) if ("contactForm" in form.dataset) start(form);
