/** The message to support: what the reader wrote, and below it, line by line, what else support should know. */

/**
 * @typedef {object} Parts
 * @property {string} about what the reader wrote
 * @property {string} concerns the product or domain
 * @property {{ title: string, step: string, address: string } | undefined} guide that was read
 * @property {{ words: string, address: string } | undefined} answer that a widget gave
 * @property {string} device
 */

/**
 * @param {Parts} parts
 * @param {Record<string, string>} labels
 * @returns {string} each address has its own line, so that no mail program takes a full stop for part of it
 */
export function messageOf({ about, concerns, guide, answer, device }, labels) {
  const paragraphs = [
    labels.greeting,
    about.trim(),
    line(labels["line-concerns"], concerns),
    guide && [line(labels["line-guide"], guide.title), line(labels["line-step"], guide.step), guide.address],
    answer && [line(labels["line-answer"], answer.words), answer.address],
    line(labels["line-device"], device),
  ];
  return paragraphs
    .map((paragraph) => [paragraph].flat().filter(Boolean).join("\n"))
    .filter(Boolean)
    .join("\n\n");
}

/** @param {string | undefined} label @param {string} words @returns {string} empty without words */
function line(label, words) {
  return words.trim() && `${label} ${words.trim()}`;
}
