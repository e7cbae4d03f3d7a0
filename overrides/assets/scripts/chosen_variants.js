// Notes on the page's root which variant of the guide the reader sees, as data-chosen-system="ios": the one in the
// address, or else the one chosen on this device, or else the device's own. It runs before the page is painted, and the
// styles hide the other variants. variants.js lets the reader choose.
{
  /**
   * Returns the system of the device, as widgets/rules/systems.py does, or null.
   * @param {string} userAgent @param {number} touchPoints
   */
  const systemOf = (userAgent, touchPoints) => {
    if (/iPhone|iPad/.test(userAgent)) return "ios";
    if (userAgent.includes("Android")) return "android";
    if (userAgent.includes("Windows")) return "windows";
    if (userAgent.includes("Macintosh")) return touchPoints > 1 ? "ios" : "macos";
    if (userAgent.includes("CrOS")) return "chromeos";
    return /Linux/.test(userAgent) && /X11|Wayland/.test(userAgent) ? "linux" : null;
  };

  /** @param {string} kind @returns {string | null} */
  const kept = (kind) => {
    try {
      return localStorage.getItem(`kb-variant-${kind}`);
    } catch {
      return null; // without storage, the device decides
    }
  };

  /** @type {Record<string, string[]>} the values for which the guide has parts */
  const variants = JSON.parse(document.currentScript?.dataset.variants ?? "{}");
  const asked = new URLSearchParams(location.search);
  for (const [kind, values] of Object.entries(variants)) {
    const detected = kind === "system" ? systemOf(navigator.userAgent, navigator.maxTouchPoints) : null;
    const possible = [asked.get(kind), kept(kind), detected];
    const chosen = possible.find((value) => value === "all" || values.includes(value ?? ""));
    if (chosen && chosen !== "all") document.documentElement.setAttribute(`data-chosen-${kind}`, chosen);
  }
}
