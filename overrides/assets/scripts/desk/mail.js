/** How a pasted mail is put on the one line of the search field, and in which language it is written. */
import { asTyped, LONGEST_QUERY, PARAGRAPH, words } from "../search/words.js";

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/;
const QUOTED = /^\s*>/;
const QUOTED_BELOW = /(?:schrieb(?: .{1,100})?|a écrit|ha scritto|wrote)\s?:\s*$/i; // “On 27 November, … wrote:”
const QUOTED_ON = /^\s*(?:am|le|il|on) .*\d/i; // its first line, if it takes two
const QUOTED_BY_OUTLOOK =
  /^\W*(?:von|d[ea]|from)\s?:.*\n(?:.*\n){0,2}\W*(?:gesendet|envoyé|inviato|sent|dat\w+)\s?:/gim; // its header
const MEANS_WHAT_IS_BELOW =
  /\b(?:unten(?:stehend\p{L}*)?|weitergeleitete?|ci-dessous|plus bas|transféré|qui sotto|sottostante|inoltrato|below|forwarded)\b/iu;
const LONGEST_SEARCH = 12; // words; people who search type fewer
const FEWEST = 3; // words that only tell the language; fewer may be names or borrowed
const CLEARLY = 1.5; // how many times more of them the language must have than any other

/** @param {string} text that was pasted @returns {boolean} whether it is a mail, rather than words to search for */
export function isMail(text) {
  return LINE_BREAK.test(text.trim()) || words(text.slice(0, LONGEST_QUERY)).length > LONGEST_SEARCH;
}

/**
 * Returns the text as one line, with marks between its paragraphs: each may ask another thing. Between paragraphs are
 * lines without words: empty ones, and rules such as "---". A line that ends with its sentence ends a paragraph too:
 * many put no empty line before their second question. The marks of quoted lines are left out, and so is a whole mail
 * that is quoted at the end.
 * @param {string} text
 */
export function asOneLine(text) {
  /** @type {string[]} */
  const paragraphs = [];
  let isNew = true;
  for (const line of ownLines(asTyped(text).split(LINE_BREAK))) {
    const said = line
      .replace(/^[>\s]+/, "")
      .replace(/\s+/g, " ")
      .trim();
    const isSaid = /^(?!-{5}).*[\p{L}\p{N}]/u.test(said); // not -----Original Message-----
    if (isSaid) paragraphs.push(isNew ? said : `${paragraphs.pop()} ${said}`);
    isNew = !isSaid || /[.?!]$/.test(said);
  }
  return paragraphs.join(` ${PARAGRAPH} `);
}

/**
 * Returns the lines without an earlier mail at their end, which they answer: its words would be searched for too. All
 * are returned if they say little without it, answer below its lines, or ask about “the mail below”.
 * @param {string[]} lines
 */
function ownLines(lines) {
  const last = lines.findLastIndex((line) => /[\p{L}\p{N}]/u.test(line) && !QUOTED.test(line));
  const below = lines.findIndex(
    (line, at) => QUOTED_BELOW.test(line) && /[\d@]/.test(`${lines[at - 1] ?? ""} ${line}`),
  );
  const hasMarks = lines.slice(below).some((line) => QUOTED.test(line));
  let end = last + 1;
  if (below >= 0 && (below === last || !hasMarks)) {
    end = QUOTED_ON.test(lines[below - 1] ?? "") && !QUOTED_ON.test(lines[below] ?? "") ? below - 1 : below;
  }
  const own = lines.slice(0, end);
  const text = lines.join("\n");
  const above = [...text.matchAll(QUOTED_BY_OUTLOOK)].map(({ index }) => text.slice(0, index).split("\n"));
  return [...above, own].find(saysEnough) ?? lines;
}

/** @param {string[]} own the lines above a quoted mail @returns {boolean} whether they can be understood without it */
function saysEnough(own) {
  const said = own.filter((line) => !QUOTED.test(line)).join(" ");
  return words(said).length > LONGEST_SEARCH && !MEANS_WHAT_IS_BELOW.test(said);
}

/**
 * Returns the language of a text: the one whose most common words it has.
 * @param {string} text
 * @param {Map<string, ReadonlySet<string>>} common the words that are common in each language
 * @returns {string | undefined} undefined if that is not clear
 */
export function languageOfText(text, common) {
  const used = words(text.slice(0, LONGEST_QUERY));
  const counted = [...common].map(([language, known]) => ({
    language,
    count: used.filter((word) => known.has(word)).length,
  }));
  const [best, next] = counted.sort((one, other) => other.count - one.count);
  const isClear = best && best.count >= FEWEST && best.count >= CLEARLY * (next?.count ?? 0);
  return isClear ? best.language : undefined;
}

/**
 * Returns the paragraphs of a mail that are in its first language: some say everything twice, in two languages, and the
 * second would be taken for another question. If the mail as a whole is clearly in one language, these are all.
 * @param {string} mail on one line
 * @param {Map<string, ReadonlySet<string>>} common the words that are common in each language
 * @returns {{ text: string, language: string | undefined }}
 */
export function inFirstLanguage(mail, common) {
  const whole = languageOfText(mail, common);
  if (whole) return { text: mail, language: whole };
  const paragraphs = mail.slice(0, LONGEST_QUERY).split(PARAGRAPH);
  const languages = paragraphs.map((paragraph) => languageOfText(paragraph, common));
  const language = languages.find(Boolean);
  const own = paragraphs.filter((_, at) => !languages[at] || languages[at] === language);
  return { text: own.join(PARAGRAPH), language };
}
