// Marks, in the contents beside the page, the heading that the reader has reached, and the reader's place in the menu.

const BELOW_TOP = 120; // pixels: the header, and a line of text

const contents = document.querySelector("[data-contents]");
const links = [...document.querySelectorAll("[data-contents] a")].map(
  (link) => /** @type {HTMLAnchorElement} */ (link),
);
const headings = links.map((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))));

function mark() {
  const passed = headings.map((heading) => heading !== null && heading.getBoundingClientRect().top <= BELOW_TOP);
  const current = passed.lastIndexOf(true);
  for (const [index, link] of links.entries()) {
    if (index === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
  centre(contents, links[current]);
}

/**
 * Scrolls a list that is too long for its box, so that the link is in the middle.
 * @param {Element | null} list
 * @param {HTMLElement | null | undefined} link
 */
function centre(list, link) {
  if (list && link) list.scrollTop = link.offsetTop - list.clientHeight / 2;
}

let waits = false;
function markSoon() {
  if (waits) return;
  waits = true;
  requestAnimationFrame(() => {
    waits = false;
    mark();
  });
}

const menu = document.querySelector(".kb-navigation");
centre(menu, menu?.querySelector("[aria-current]"));
if (links.length > 0) {
  document.addEventListener("scroll", markSoon, { passive: true });
  markSoon();
}
