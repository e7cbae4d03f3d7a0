/**
 * The words of a guide, from its page: title, steps, and the answers of its widgets. A link passes on only ids, so that
 * nobody can put their own words into somebody else's message.
 */

/**
 * @typedef {object} GuideWords
 * @property {string} title
 * @property {Step[]} steps
 * @property {Map<string, string>} answers the questions and answers of its widgets, by anchor:
 * `auto-renewal-can-turn-on`
 */
/** @typedef {{ id: string, section: string, words: string }} Step `section` is the heading above it. */

/**
 * @param {URL} address of the guide's page
 * @returns {Promise<GuideWords | undefined>} undefined if there is no such guide, or the network is down
 */
export function guideAt(address) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest(); // it reads HTML and runs none of it; parsing strings is not allowed
    request.open("GET", address);
    request.responseType = "document";
    request.onload = () => resolve(request.status === 200 ? wordsIn(request.responseXML) : undefined);
    request.onerror = () => resolve(undefined);
    request.send();
  });
}

/** @param {Document | null} page @returns {GuideWords | undefined} */
function wordsIn(page) {
  const title = said(page?.querySelector("article h1"));
  if (!page || !title) return undefined;
  const answers = [...page.querySelectorAll("kb-widget")].flatMap((widget) =>
    [...widget.querySelectorAll("template[data-outcome]")].map((answer) => {
      const outcome = answer instanceof HTMLTemplateElement ? answer.content.querySelector("h3") : null;
      const words = `${said(widget.querySelector("h2"))} ${said(outcome)}`;
      return /** @type {const} */ ([`${widget.id}-${answer.getAttribute("data-outcome")}`, words]);
    }),
  );
  return { title, steps: stepsIn(page), answers: new Map(answers) };
}

/** @param {Document} page @returns {Step[]} */
function stepsIn(page) {
  let section = "";
  return [...page.querySelectorAll("article :is(h2, h3, .kb-step)")].flatMap((part) => {
    if (part.matches(".kb-step")) return [{ id: part.id, section, words: said(part.querySelector("p")) }];
    section = said(part);
    return [];
  });
}

/** @param {GuideWords} guide @returns {HTMLOptGroupElement[]} its steps to choose from, below their headings */
export function stepsBySection({ steps }) {
  /** @type {Map<string, HTMLOptGroupElement>} */
  const groups = new Map();
  for (const { id, section, words } of steps) {
    const group = groups.get(section) ?? document.createElement("optgroup");
    group.label = section;
    group.append(new Option(words, id));
    groups.set(section, group);
  }
  return [...groups.values()];
}

/** @param {Element | null | undefined} element @returns {string} its words, in one line */
function said(element) {
  return (element?.textContent ?? "").replace(/\s+/g, " ").trim();
}
