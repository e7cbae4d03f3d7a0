/** What the editor calls the fields of a guide, and those of a term. */

const NAMES = /** @type {Record<string, string>} */ ({
  title: "Title",
  summary: "Summary",
  text: "Text",
  result: "Result (what the reader then sees)",
  note: "Note",
  tip: "Tip",
  warning: "Warning",
  intro: "Paragraph at the beginning",
  outro: "Paragraph at the end",
  question: "Question",
  answer: "Answer",
  "image.alt": "The picture, for those who cannot see it",
  label: "What the field is called",
  value: "What to enter",
  id: "Id, which is in links",
  if: "If (what the reader sees)",
  code: "Code",
  keywords: "What customers type to find it",
  reviewed: "Last compared with the product",
  owner: "Owner",
  term: "Term",
  explanation: "Explanation",
});

/**
 * @param {string} unit the name of a text of a guide or of the glossary: `open.text`, `title`
 * @returns {string} what its field is called
 */
export const fieldOf = (unit) => nameOf(unit.replace(/^[^.]*\./, ""));

/** @param {string} name @returns {string} what a field is called */
export const nameOf = (name) => NAMES[name] ?? name.replace(/^image\.labels\./, "Word in the picture: ");
