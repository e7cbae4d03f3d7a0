/** What there is to find, one file for each language, loaded once and then kept. */

/**
 * @typedef {"guide" | "section" | "step" | "point" | "question" | "helper" | "outcome"} Kind
 * @typedef {object} Unit What can be found and linked; all words are HTML, with links that lead from the site's root.
 * @property {string} id the anchor; empty for the guide itself
 * @property {Kind} kind
 * @property {string} words
 * @property {string} [within] the id of the section or helper in which it stands
 * @property {Record<string, string>} [more] summary, intro, result, note, tip, warning, answer, text
 * @property {string} [lang] the language of its words, where they are not translated
 */
/**
 * @typedef {object} Guide
 * @property {string} address `topic/guide`
 * @property {string} topic
 * @property {string[]} keywords
 * @property {Unit[]} units in reading order, the guide itself first
 */
/**
 * @typedef {object} Data
 * @property {string} language
 * @property {Record<string, string>} labels
 * @property {Record<string, string>} codes of the guides' short links, by their addresses; none until it is published
 * @property {Record<string, string>} helpers the HTML of each
 * @property {Guide[]} guides
 */
/** @typedef {{ guide: Guide, unit: Unit, address: string }} Place `address` is `topic/guide#id`. */

export class Content {
  /** @param {Data} data */
  constructor(data) {
    this.language = data.language;
    this.labels = data.labels;
    this.codes = data.codes;
    this.helpers = data.helpers;
    /** @type {Place[]} */
    this.places = data.guides.flatMap((guide) =>
      guide.units.map((unit) => ({ guide, unit, address: addressOf(guide, unit) })),
    );
    this.byAddress = new Map(this.places.map((place) => [place.address, place]));
  }

  /**
   * Returns the section or helper in which a place stands, or its guide.
   * @param {Place} place
   * @returns {Place | undefined} undefined for a guide
   */
  around({ guide, unit }) {
    if (unit.kind === "guide") return undefined;
    return this.byAddress.get(unit.within ? `${guide.address}#${unit.within}` : guide.address);
  }

  /**
   * Returns the places in which a place stands, the guide first.
   * @param {Place} place
   * @returns {Place[]}
   */
  path(place) {
    const around = this.around(place);
    return around ? [...this.path(around), around] : [];
  }
}

/**
 * Loads the content of a language.
 * @param {string} file beside the page
 * @returns {Promise<Content>}
 */
export async function loadContent(file) {
  const response = await fetch(file);
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return new Content(await response.json());
}

/** @param {Guide} guide @param {Unit} unit */
function addressOf(guide, unit) {
  return unit.id ? `${guide.address}#${unit.id}` : guide.address;
}
