/** Undoes what mail programs, chats and translators do to addresses. Nothing here knows which addresses exist. */

const LONGEST = 2000; // characters: no address of ours is nearly as long
const ROUNDS = 4; // encodings on top of one another

const ENTITIES = /** @type {Record<string, string>} */ ({
  amp: "&",
  apos: "'",
  gt: ">",
  hyphen: "-",
  lt: "<",
  nbsp: " ",
  ndash: "-",
  num: "#",
  quot: '"',
  shy: "",
  sol: "/",
});

/**
 * Returns the text without encodings (percent signs, HTML entities, quoted-printable) and invisible characters. Wide
 * letters become plain ones, and all dashes hyphens.
 * @param {string} text
 */
export function decoded(text) {
  let result = text.slice(0, LONGEST);
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = result;
    result = withoutEntities(withoutPercents(withoutQuotedPrintable(result)));
    if (result === before) break;
  }
  return result
    .normalize("NFKC")
    .replace(/[\p{Pd}\u2212]/gu, "-")
    .replace(/[\p{Cf}\p{Cc}]/gu, "");
}

/** Decodes only the signs that addresses are made of: `=20` may be the beginning of a date. @param {string} text */
function withoutQuotedPrintable(text) {
  return text.replace(/=(\r?\n|%0D%0A|%0A)/gi, "").replace(/=(?=23|26|2D|2F|3D|3F)/g, "%");
}

/** @param {string} text */
function withoutPercents(text) {
  return text.replace(/(%[0-9a-f]{2})+/gi, (encoded) => {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded; // not UTF-8
    }
  });
}

/** @param {string} text */
function withoutEntities(text) {
  return text.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,6}));/gi, (entity, decimal, hexadecimal, name) => {
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? "", 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : (ENTITIES[name?.toLowerCase()] ?? entity);
  });
}
