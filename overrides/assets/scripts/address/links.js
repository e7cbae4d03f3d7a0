/** @param {string} address @param {string} words @returns {HTMLLIElement} an entry of a list, with a link */
export function linkItem(address, words) {
  const link = document.createElement("a");
  link.href = address;
  link.textContent = words;
  const item = document.createElement("li");
  item.append(link);
  return item;
}
