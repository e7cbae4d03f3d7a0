// What a found guide looks like: its title and topic, and beneath it the steps and questions that match.

const PARTS_SHOWN = 3;

/**
 * @typedef {object} Part A heading or step of a guide that matches.
 * @property {string} title
 * @property {string} url
 * @property {string} excerpt HTML, escaped by Pagefind, with the found words in `<mark>`
 */
/**
 * @typedef {object} Guide
 * @property {string} url
 * @property {string} excerpt
 * @property {{title: string, topic?: string}} meta
 * @property {Part[]} sub_results
 */
/**
 * @typedef {object} Pagefind
 * @property {() => Promise<void>} init
 * @property {(query: string, options: object, pause: number) => Promise<{results: {data: () => Promise<Guide>}[]} | null>} debouncedSearch
 */

/** @param {Guide} guide @returns {HTMLLIElement} */
export function resultItem(guide) {
  const item = document.createElement("li");
  item.dataset.searchResult = "";
  const link = linkTo(guide.url, guide.meta.title, "kb-search__guide");
  if (guide.meta.topic) link.append(element("span", "kb-search__topic", guide.meta.topic));
  const parts = guide.sub_results.filter((part) => part.title !== guide.meta.title).slice(0, PARTS_SHOWN);
  item.append(link);
  if (parts.length === 0) item.append(excerpt(guide.excerpt));
  else item.append(partList(parts));
  return item;
}

/** @param {Part[]} parts @returns {HTMLUListElement} */
function partList(parts) {
  const list = document.createElement("ul");
  for (const part of parts) {
    const item = document.createElement("li");
    const link = linkTo(part.url, part.title, "kb-search__part");
    link.append(excerpt(part.excerpt));
    item.append(link);
    list.append(item);
  }
  return list;
}

/** @param {string} url @param {string} words @param {string} name @returns {HTMLAnchorElement} */
function linkTo(url, words, name) {
  const link = document.createElement("a");
  link.href = url;
  link.className = name;
  link.append(element("span", `${name}-title`, words));
  return link;
}

/** @param {string} html @returns {HTMLElement} */
function excerpt(html) {
  const words = element("span", "kb-search__excerpt", "");
  words.innerHTML = html; // from our own index
  return words;
}

/** @param {string} tag @param {string} name @param {string} words @returns {HTMLElement} */
function element(tag, name, words) {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = words;
  return made;
}
