// A guide as it is in Pagefind's index, and where Pagefind finds words in it.

/** @param {string} url @param {[string, string, string][]} places each with its id, element and text */
export function fragment(url, places) {
  const content = [];
  const anchors = [];
  for (const [id, element, text] of places) {
    anchors.push({ id, element, location: content.length });
    content.push(...text.split(" "));
  }
  return { url, content: content.join(" "), meta: { title: places[0][2], topic: "Billing" }, anchors };
}

/** @param {string} asked @param {{content: string}} guide @returns {number[]} the places of words that begin with the asked one */
export function placesOf(asked, { content }) {
  return content
    .toLowerCase()
    .split(" ")
    .flatMap((text, at) => (text.split(/[^\p{L}\p{N}]/u).some((word) => word.startsWith(asked)) ? [at] : []));
}

/** @param {string[]} asked @param {{content: string}} guide @returns {Map<number, string[]>} the asked words by place */
export function foundIn(asked, guide) {
  const found = new Map();
  for (const word of asked) {
    for (const at of placesOf(word, guide)) found.set(at, [...(found.get(at) ?? []), word]);
  }
  return found;
}
