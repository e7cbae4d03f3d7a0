/** What the desk searches: one file for each language, loaded once. */

/** @import { DeskData, GuideData, SearchLanguage, Unit } from "../data.js" */
/** @typedef {{ guide: GuideData, unit: Unit, address: string }} Place `address` is `topic/guide#id`. */

export class Content {
  /** @param {DeskData} data */
  constructor(data) {
    this.language = data.language;
    this.guides = data.guides;
    this.elision = data.elision;
    /** @type {SearchLanguage} */
    this.search = { guides: data.guides.length, ignored: data.ignored, spellings: data.spellings };
    this.courtesies = data.courtesies;
    this.labels = data.labels;
    this.codes = data.codes;
    this.variants = data.variants;
    this.widgets = data.widgets;
    this.changes = data.changes ?? [];
    /** @type {Place[]} */
    this.places = data.guides.flatMap((guide) =>
      guide.units.map((unit) => ({ guide, unit, address: addressOf(guide, unit) })),
    );
    this.byAddress = new Map(this.places.map((place) => [place.address, place]));
  }

  /**
   * Returns the section or widget around a place, or else its guide.
   * @param {Place} place
   * @returns {Place | undefined} undefined for a guide
   */
  around({ guide, unit }) {
    if (unit.kind === "guide") return undefined;
    return this.byAddress.get(unit.within ? `${guide.address}#${unit.within}` : guide.address);
  }

  /**
   * Returns all places around a place, the guide first.
   * @param {Place} place
   * @returns {Place[]}
   */
  path(place) {
    const around = this.around(place);
    return around ? [...this.path(around), around] : [];
  }
}

/**
 * Returns the kind of a place as the agent sees it. A question without a guide is not called a guide.
 * @param {GuideData} guide
 * @param {Unit} unit
 */
export function kindOf(guide, unit) {
  return unit.kind === "guide" && guide.isQuestion ? "question" : unit.kind;
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

/** @param {GuideData} guide @param {Unit} unit */
function addressOf(guide, unit) {
  return unit.id ? `${guide.address}#${unit.id}` : guide.address;
}
