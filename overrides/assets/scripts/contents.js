// Marks the heading that the reader is at in the table of contents beside the page.

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
  if (contents && links[current]) contents.scrollTop = links[current].offsetTop - contents.clientHeight / 2;
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

if (links.length > 0) {
  document.addEventListener("scroll", markSoon, { passive: true });
  markSoon();
}
