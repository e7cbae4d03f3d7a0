// The first script of each page in these tests: it tells the server what goes wrong in the page.
// WebKit's driver cannot tell, and Firefox's does not tell of the policy.

/** @param {unknown} what */
function complain(what) {
  navigator.sendBeacon("/complaints", `${location.href}: ${what}`);
}

addEventListener("error", ({ message, filename, lineno }) => complain(`${message} (${filename}:${lineno})`));
addEventListener("unhandledrejection", ({ reason }) => complain(reason));
addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
  complain(`${violatedDirective} forbids ${blockedURI} ${sample}`),
);
