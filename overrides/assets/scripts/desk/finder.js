// Finds the places that answer a query or a pasted mail: the site's search, over guides that are loaded already. It
// ranks the guides; within each of them, the places that answer best come first.

import { Index } from "../search/index.js";
import { lineWeight } from "../search/ranking.js";
import { BETWEEN_PARAGRAPHS, sentencesOf, startsOf } from "../search/words.js";
import { isProse, patternsOf, withoutCourtesies } from "./courtesies.js";
import { LoadedIndex } from "./loaded_index.js";
import { placeOf, placesForMail } from "./places_for_mail.js";
import { recordOf } from "./record.js";
import { secondQuestion } from "./second_question.js";

/**
 * @import { Kind } from "../data.js"
 * @import { Hit } from "../search/candidates.js"
 * @import { Ranked } from "../search/index.js"
 * @import { Line } from "../search/places.js"
 * @import { Content, Place } from "./content.js"
 * @typedef {{ place: Place, score: number }} Scored
 */

const OF_PLACE = 0.1; // how much a place counts, compared with its guide
const FURTHER = 0.5; // how much a place's further text counts, compared with its own words
const ENOUGH = 0.3; // the share of the best place's score that a place of the same guide needs
const AT_ONCE = 50; // guides that are indexed before the page can respond again
const MOST = 8; // places of one guide, so that others are seen too
const MOST_FOR_MAIL = 3; // the same for a mail, which may have words of all of them
const [ABOVE_BEST, BELOW_BEST] = [1.1, 0.9]; // how much a guide counts for a mail, if its best place counts 1
/** @type {Record<Kind, number>} */
const KINDS = { guide: 1.4, section: 1.25, question: 1.15, widget: 1.2, outcome: 1, step: 1, point: 0.9, video: 0.9 };

/**
 * Returns the finder for some content. It yields to the page between batches, as thousands of guides take seconds.
 * @param {Content} content
 * @returns {Promise<Finder>}
 */
export async function finderOf(content) {
  const loaded = new LoadedIndex();
  for (const [number, guide] of content.guides.entries()) {
    if (number % AT_ONCE === 0) await new Promise((resolve) => setTimeout(resolve));
    loaded.add(recordOf(guide, content.elision));
  }
  return new Finder(content, loaded);
}

export class Finder {
  #content;
  #loaded;
  #common;
  #courtesies;
  /** @type {Map<string, Index>} by topic */
  #indexes = new Map();

  /** @param {Content} content @param {LoadedIndex} loaded its guides */
  constructor(content, loaded) {
    this.#content = content;
    this.#loaded = loaded;
    this.#common = new Set(content.search.ignored);
    this.#courtesies = patternsOf(content.courtesies);
  }

  /**
   * Returns the places that answer the query, best first, and how many there are in the guides that answer best; for a
   * mail that asks two things, also the place that answers the second.
   * @param {string} query
   * @param {number} most
   * @param {string} topic to which the places are limited; empty for all
   * @returns {Promise<{ places: Place[], second: Place | undefined, count: number, meant: string | undefined }>}
   */
  async find(query, most, topic = "") {
    const subject = withoutCourtesies(query, this.#courtesies, this.#common);
    const { guides, asked, sentences, meant } = await this.#index(topic).rank(subject, { corrects: true });
    const best = guides[0]?.worth ?? 0;
    const besides = sentences.length > 0 ? this.#second(subject, guides, sentences) : undefined;
    const ofFirst = sentences.filter((_, at) => !besides || at < besides.start || at >= besides.end);
    const scored = guides.flatMap((guide, rank) => {
      const said = rank === 0 ? ofFirst : sentences;
      const ofGuide = sentences.length > 0 ? this.#forMail(guide, asked, said) : this.#placesOf(guide, asked);
      return ofGuide.map(({ place, score }) => ({ place, score: guide.worth / best + OF_PLACE * score }));
    });
    const places = scored.sort((one, other) => other.score - one.score).map(({ place }) => place);
    const ofSecond = besides ? this.#forMail(besides.guide, asked, sentences.slice(besides.start, besides.end)) : [];
    const [second] = ofSecond.sort((one, other) => other.score - one.score);
    return { places: places.slice(0, most), second: second?.place, count: places.length, meant };
  }

  /**
   * @param {string} mail
   * @param {Ranked[]} guides
   * @param {Set<string>[]} sentences
   * @returns its second question, if it has one
   */
  #second(mail, guides, sentences) {
    return secondQuestion(guides, {
      sentences,
      isProse: sentencesOf(mail).map((sentence) => isProse(sentence, this.#common)),
      paragraphs: startsOf(mail, BETWEEN_PARAGRAPHS),
      transitions: startsOf(mail, this.#courtesies.transition),
    });
  }

  /** @param {string} topic @returns {Index} of its guides, or of all */
  #index(topic) {
    const known = this.#indexes.get(topic);
    if (known) return known;
    const isInTopic = (/** @type {Hit} */ { id }) => !topic || id.startsWith(`${topic}/`);
    const search = (/** @type {string} */ word) =>
      Promise.resolve({ results: this.#loaded.hits(word).filter(isInTopic) });
    const index = new Index({ search }, this.#content.search, () => Promise.resolve(this.#loaded.vocabulary));
    this.#indexes.set(topic, index);
    return index;
  }

  /**
   * @param {Ranked} guide
   * @param {Map<string, number>} asked
   * @param {Set<string>[]} sentences of the mail, or of one of its two questions
   * @returns {Scored[]} its places that answer these; the guide itself first, unless one of them is meant
   */
  #forMail({ fragment, lines }, asked, sentences) {
    const whole = this.#content.byAddress.get(fragment.url);
    const words = new Map([...asked].filter(([word]) => sentences.some((sentence) => sentence.has(word))));
    const answers = placesForMail(lines, whole?.guide.units ?? [], { words, sentences });
    const places = answers.slice(0, MOST_FOR_MAIL).flatMap(({ id, score }) => {
      const place = this.#content.byAddress.get(`${fragment.url}#${id}`);
      return place ? [{ place, score }] : [];
    });
    const all = whole ? [{ place: whole, score: answers[0]?.isMeant ? BELOW_BEST : ABOVE_BEST }, ...places] : places;
    const best = all.reduce((highest, { score }) => Math.max(highest, score), 0);
    return all.map(({ place, score }) => ({ place, score: score / best })); // so that only its worth ranks a guide
  }

  /** @param {Ranked} guide @param {Map<string, number>} asked @returns {Scored[]} its places that answer the query */
  #placesOf({ fragment, lines }, asked) {
    /** @type {Map<Place, number>} */
    const scores = new Map();
    for (const line of lines) {
      const place = this.#content.byAddress.get(addressOf(fragment.url, line));
      if (!place) continue;
      // A keyword counts the same, wherever it leads, so that this does not change the order of guides.
      const kind = line.kind === "keyword" ? KINDS.guide : KINDS[place.unit.kind];
      const further = line.kind === "body" || line.kind === "summary" ? FURTHER : 1;
      scores.set(place, Math.max(kind * further * lineWeight(line, asked), scores.get(place) ?? 0));
    }
    const scored = [...scores].flatMap(([place, score]) => (score > 0 ? [{ place, score }] : []));
    const best = scored.reduce((highest, { score }) => Math.max(highest, score), 0);
    const enough = scored.filter(({ score }) => score >= ENOUGH * best);
    return enough.sort((one, other) => other.score - one.score).slice(0, MOST);
  }
}

/** @param {string} guide its address @param {Line} line @returns {string} the address of its place */
function addressOf(guide, line) {
  const id = placeOf(line);
  return id ? `${guide}#${id}` : guide;
}
