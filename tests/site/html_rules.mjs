/** What html-validate looks for in the pages: all that it knows, less what is given up here, with the reason. */

/** @type {import("html-validate").ConfigData} */
export const RULES = {
  root: true,
  extends: ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
  rules: {
    // `<!doctype html>` is as good in small letters.
    "doctype-style": ["error", { style: "lowercase" }],
    // A search engine cuts off a long title, and readers see it whole.
    "long-title": "off",
    // Scripts and styles come from the site itself, over HTTPS, with names that have their digest.
    "require-sri": "off",
    // Search answers while one types; what is put together on the device is not sent anywhere.
    "wcag/h32": "off",
    // The field set around a widget's form only disables all of it; the form has the name.
    "wcag/h71": "off",
    // A list that a field controls is no <select>, and a message that scrolls is no <section>.
    "prefer-native-element": ["error", { exclude: ["listbox", "region"] }],
    // A list may have a name.
    "aria-label-misuse": ["error", { allowAnyNamable: true }],
  },
};

/** What a script puts into the support desk, in the agent's language: there, axe looks at it in a browser. */
export const RULES_OF_THE_DESK = {
  ...RULES,
  rules: {
    ...RULES.rules,
    "empty-heading": "off",
    "input-missing-label": "off",
    "text-content": "off",
    "unique-landmark": "off",
  },
};
