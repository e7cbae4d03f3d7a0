/** Inline HTML, as the build makes it from the guides' texts, in other forms. No document is needed. */

const PIECES = /(<[^>]*>)/;
const ENTITIES = /** @type {Record<string, string>} */ ({ amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" });
const MARKS = /** @type {Record<string, string>} */ ({ strong: "**", em: "*", code: "`" });

/**
 * Returns the words alone.
 * @param {string} html
 */
export function words(html) {
  return decoded(html.replace(/<[^>]*>/g, ""));
}

/**
 * Returns the words, and after those of a link its address.
 * @param {string} html
 */
export function plain(html) {
  return converted(html, { text: (text) => text, mark: () => "", link: (label, address) => `${label} (${address})` });
}

/**
 * @param {string} html
 */
export function markdown(html) {
  return converted(html, {
    text: (text, isCode) => (isCode ? text : text.replace(/[\\`*_[\]<]/g, "\\$&")),
    mark: (tag) => MARKS[tag] ?? "",
    link: (label, address) => `[${label}](${address})`,
  });
}

/**
 * Returns the HTML with links that lead there from anywhere.
 * @param {string} html
 * @param {string} root the site's address
 */
export function absolute(html, root) {
  return html.replace(
    /href="([^"]*)"/g,
    (_whole, address) => `href="${new URL(decoded(address), root).href.replaceAll("&", "&amp;")}"`,
  );
}

/**
 * Returns plain words as HTML.
 * @param {string} text
 */
export function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/**
 * @param {string} html
 * @param {object} form
 * @param {(text: string, isCode: boolean) => string} form.text
 * @param {(tag: string) => string} form.mark what stands at the start and at the end
 * @param {(label: string, address: string) => string} form.link
 */
function converted(html, form) {
  let isCode = false;
  let address = "";
  let label = "";
  let result = "";
  /** @param {string} piece */
  const add = (piece) => {
    if (address) label += piece;
    else result += piece;
  };
  for (const piece of html.split(PIECES)) {
    const [, closing, tag = ""] = /^<(\/?)([a-z0-9]+)/.exec(piece) ?? [];
    if (!tag) {
      add(form.text(decoded(piece), isCode));
    } else if (tag !== "a") {
      isCode = tag === "code" ? !closing : isCode;
      add(form.mark(tag));
    } else if (closing) {
      result += form.link(label, address);
      address = label = "";
    } else {
      address = decoded(/href="([^"]*)"/.exec(piece)?.[1] ?? "");
    }
  }
  return result;
}

/** @param {string} html */
function decoded(html) {
  return html.replace(/&(amp|lt|gt|quot|#39);/g, (_whole, name) => ENTITIES[name] ?? "");
}
