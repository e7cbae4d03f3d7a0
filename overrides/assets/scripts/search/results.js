// What a result looks like: the guide's title and topic, and below them the matching steps, questions and answers.

const PARTS_SHOWN = 3;

/** @import { Guide, Part, Word } from "./parts.js" */

/** @param {Guide} guide @param {string | undefined} language if it is not the page's @returns {HTMLLIElement} */
export function resultItem(guide, language) {
  const item = document.createElement("li");
  item.dataset.searchResult = "";
  if (language) item.lang = language;
  const link = linkTo(guide.url, guide.title, "kb-search__guide");
  const topic = element("span", "kb-search__topic");
  topic.textContent = guide.topic;
  link.append(topic);
  item.append(link);
  const parts = [...new Map(guide.parts.map((part) => [said(part.title), part])).values()].slice(0, PARTS_SHOWN);
  if (parts.length > 0) item.append(partList(guide.url, parts));
  else item.append(marked("kb-search__excerpt", guide.summary));
  return item;
}

/** @param {string} guide its address @param {Part[]} parts @returns {HTMLUListElement} */
function partList(guide, parts) {
  const list = document.createElement("ul");
  for (const part of parts) {
    const item = document.createElement("li");
    const link = linkTo(`${guide}#${part.anchor}`, part.title, "kb-search__part");
    if (part.excerpt.length > 0) link.append(marked("kb-search__excerpt", part.excerpt));
    item.append(link);
    list.append(item);
  }
  return list;
}

/** @param {string} url @param {Word[]} words @param {string} name @returns {HTMLAnchorElement} */
function linkTo(url, words, name) {
  const link = document.createElement("a");
  link.href = url;
  link.className = name;
  link.append(marked(`${name}-title`, words));
  return link;
}

/** @param {string} name @param {Word[]} words @returns {HTMLElement} the words, with the matches marked */
function marked(name, words) {
  const made = element("span", name);
  for (const { text, found } of words) {
    if (!found) made.append(text);
    else {
      const mark = document.createElement("mark");
      mark.textContent = text.trimEnd();
      made.append(mark, text.slice(mark.textContent.length));
    }
  }
  return made;
}

/** @param {Word[]} words @returns {string} */
function said(words) {
  return words.map((word) => word.text).join("");
}

/** @param {string} tag @param {string} name @returns {HTMLElement} */
function element(tag, name) {
  const made = document.createElement(tag);
  made.className = name;
  return made;
}
