// The buttons above the steps with which readers choose their variant of the guide. The choice is kept on the device,
// and in the address, so that links copied from here include it.

const ALL = "all"; // shows every variant, under its name

/** @param {string} kind @returns {string} */
function chosen(kind) {
  return document.documentElement.getAttribute(`data-chosen-${kind}`) ?? ALL;
}

/** @param {string} kind @param {string} value */
function choose(kind, value) {
  const root = document.documentElement;
  if (value === ALL) root.removeAttribute(`data-chosen-${kind}`);
  else root.setAttribute(`data-chosen-${kind}`, value);
  try {
    localStorage.setItem(`kb-variant-${kind}`, value);
  } catch {
    // without storage, the choice is in the address alone
  }
  const address = new URL(location.href);
  address.searchParams.set(kind, value);
  history.replaceState(history.state, "", address);
}

/** Tells assistive technology which buttons are chosen; the styles already show it. */
function mark() {
  for (const group of document.querySelectorAll("[data-choose]")) {
    const value = chosen(group.getAttribute("data-choose") ?? "");
    for (const button of group.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.value === value));
    }
  }
}

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-choose] button") : null;
  if (!(button instanceof HTMLButtonElement)) return;
  const before = button.getBoundingClientRect().top;
  choose(button.closest("[data-choose]")?.getAttribute("data-choose") ?? "", button.value);
  mark();
  scrollBy(0, button.getBoundingClientRect().top - before); // it stays below the finger, whatever changed above it
});
mark();
