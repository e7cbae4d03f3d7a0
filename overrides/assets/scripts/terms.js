// Explains a term of the glossary in place: under the mouse, at the focus, or where a finger has tapped. Without this
// script, the browser shows the link's title, and the link leads to the glossary.

const MARGIN = 8; // pixels, to the edges of the window

const explanation = document.querySelector("[data-explanation]");
const words = explanation?.querySelector("p");
const glossary = explanation?.querySelector("a");

/** @type {HTMLAnchorElement | null} the term that is explained at present */
let explained = null;
let isFinger = false;

/** @param {EventTarget | null} place @returns {HTMLAnchorElement | null} the term that contains the place */
function termAt(place) {
  return place instanceof Element ? place.closest("a.kb-term") : null;
}

/** @param {EventTarget | null} place */
function isInExplanation(place) {
  return place instanceof Node && explanation?.contains(place);
}

/** @param {HTMLAnchorElement} term @param {{ leadsOn: boolean }} options whether a link leads to the glossary */
function explain(term, { leadsOn }) {
  if (!(explanation instanceof HTMLElement && words && glossary) || term === explained) return;
  hide();
  explained = term;
  words.textContent = term.title;
  glossary.href = term.href;
  glossary.hidden = !leadsOn;
  term.removeAttribute("title"); // otherwise the browser shows it too
  term.setAttribute("aria-describedby", words.id);
  explanation.showPopover();
  putBeside(explanation, term);
}

function hide() {
  if (explained && explanation instanceof HTMLElement) explanation.hidePopover();
}

/** Puts the explanation below the term, or above it where there is more room. @param {HTMLElement} box @param {Element} term */
function putBeside(box, term) {
  const lines = [...term.getClientRects()];
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return;
  const isBelow = last.bottom + box.offsetHeight <= innerHeight || last.bottom < innerHeight - first.top;
  const left = Math.min(last.left, document.documentElement.clientWidth - MARGIN - box.offsetWidth);
  box.style.left = `${scrollX + Math.max(MARGIN, left)}px`;
  box.style.top = `${scrollY + (isBelow ? last.bottom : first.top - box.offsetHeight)}px`;
}

if (explanation instanceof HTMLElement) {
  explanation.addEventListener("beforetoggle", (event) => {
    if (event.newState === "open" || !explained) return; // closed by us, by Escape, or by a tap elsewhere
    explained.title = words?.textContent ?? "";
    explained.removeAttribute("aria-describedby");
    explained = null;
  });
  document.addEventListener("pointerdown", (event) => {
    isFinger = event.pointerType === "touch";
  });
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const term = termAt(event.target);
    if (term) explain(term, { leadsOn: false });
    else if (!isInExplanation(event.target) && explained !== document.activeElement) hide();
  });
  document.addEventListener("focusin", (event) => {
    const term = termAt(event.target);
    if (term?.matches(":focus-visible")) explain(term, { leadsOn: false });
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === explained && !isFinger) hide();
  });
  document.addEventListener("click", (event) => {
    const term = termAt(event.target);
    if (!term || !isFinger) return;
    event.preventDefault();
    explain(term, { leadsOn: true });
  });
  addEventListener("resize", hide);
}
