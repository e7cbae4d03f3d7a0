// A server can send readers from `/` to a home page by their browser's languages. The language last chosen on this
// device, which a server does not know, takes precedence.
import { chosenLanguage } from "./chosen_language.js";

const [arrival] = performance.getEntriesByType("navigation");
const chosen = chosenLanguage();
if (arrival instanceof PerformanceNavigationTiming && arrival.redirectCount > 0 && chosen) {
  const selector = `.kb-languages__list a[hreflang="${CSS.escape(chosen)}"]`;
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector(selector));
  if (link && chosen !== document.documentElement.lang) location.replace(link.href);
}
