// The query in the page's address, `?q=`, so that results can be linked, a reload keeps them, and Back returns to them.
// Opening the search adds an entry to the history, so that Back closes it; typing changes that entry.

const NAME = "q";
const OPENED = "searchOpened"; // marks the entries that opening the search added

/** @returns {string | null} the query, or null if the search is not open */
export function queryInAddress() {
  return new URLSearchParams(location.search).get(NAME);
}

/** Adds an entry to the history, unless the address has a query already. @param {string} query */
export function enter(query) {
  if (queryInAddress() === null) history.pushState({ ...history.state, [OPENED]: true }, "", addressWith(query));
}

/** Changes the query in the address. @param {string} query */
export function keep(query) {
  if (queryInAddress() !== query) history.replaceState(history.state, "", addressWith(query));
}

/** Removes the query from the address: if the search was opened on this page, goes back to before that. */
export function leave() {
  if (queryInAddress() === null) return;
  if (history.state?.[OPENED]) history.back();
  else history.replaceState(history.state, "", addressWith(null));
}

/** @param {string | null} query @returns {URL} this page's address with the query */
function addressWith(query) {
  const address = new URL(location.href);
  if (query === null) address.searchParams.delete(NAME);
  else address.searchParams.set(NAME, query);
  return address;
}
