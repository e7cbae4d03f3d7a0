/** The support desk: find a place, choose the customer's language, copy. What is typed stays on the device. */
import { copy } from "./clipboard.js";
import { loadContent } from "./content.js";
import { showDetails } from "./details.js";
import { Finder } from "./finder.js";
import { label, part, parts, speak, tell } from "./interface.js";
import { asHtml, asMarkdown, asPlain, linkTo, replyTo, shortLinkTo, textOf } from "./reply.js";
import { Results } from "./results.js";
import { customerLanguage, keepCustomerLanguage, keepOwnLanguage, ownLanguage } from "./settings.js";
import { WidgetForm } from "./widget_form.js";
import { atRoot, escaped } from "./words.js";

/** @import { Content, Place } from "./content.js" */

const SHOWN = 40;
const PATIENCE = 3000; // milliseconds without the guides, after which the agent is told
const ROOT = new URL("../", location.href).href;

const input = /** @type {HTMLInputElement} */ (part("[data-desk-input]"));
const ownSelect = /** @type {HTMLSelectElement} */ (part("[data-desk-own-language]"));
const customerSelect = /** @type {HTMLSelectElement} */ (part("[data-desk-language]"));
const languages = [...ownSelect.options].map(({ value }) => value);
const widgetForm = new WidgetForm(copyWidgetLink);
const results = new Results(show);

/** @type {Map<string, Content>} */
const contents = new Map();
/** @type {Map<string, Finder>} */
const finders = new Map();
/** @type {Place | undefined} */
let chosen;
let formShown = "";
let answered = Promise.resolve(); // once the results are those of what is in the field
let loading = "desk-loading"; // the label that says why guides are missing

/** Loads all languages, starting with the two that are chosen, and shows each as soon as it has loaded. */
async function load() {
  for (const language of new Set([ownSelect.value, customerSelect.value, ...languages])) {
    const file = [...ownSelect.options].find(({ value }) => value === language)?.dataset.file ?? "";
    contents.set(language, await loadContent(file));
    if (language === ownSelect.value) search({ keep: chosen?.address ?? "" });
    else show(chosen);
  }
}

/** Says why guides are missing, if some that are chosen are. @param {"desk-slow" | "desk-load-failed"} reason */
function explain(reason) {
  loading = reason;
  if (!contents.has(ownSelect.value) || !contents.has(customerSelect.value)) say(label(reason));
}

/** Shows the results. Typing chooses the best one; changing the language keeps the chosen one. */
async function search({ keep = "" } = {}) {
  const content = contents.get(ownSelect.value);
  if (!content) return say(label(loading));
  const finder = finders.get(content.language) ?? new Finder(content);
  finders.set(content.language, finder);
  const query = input.value;
  const { places, count } = await finder.find(query, SHOWN);
  if (query !== input.value || content.language !== ownSelect.value) return; // there is a newer search
  const isEmpty = !query.trim();
  say(isEmpty ? "" : count ? `${label("desk-found")} ${count}` : label("desk-nothing"));
  results.show(places, content, keep);
}

/** @param {Place | undefined} place */
function show(place) {
  chosen = place;
  const own = contents.get(ownSelect.value);
  const customer = contents.get(customerSelect.value);
  const isShown = Boolean(place && own && customer);
  part("[data-desk-details]").hidden = !isShown;
  part("[data-desk-start]").hidden = isShown;
  if (!place || !own || !customer) return;
  const all = languages.map((language) => contents.get(language)).filter((content) => content !== undefined);
  showDetails(place, { own, customer, all, root: ROOT });
  showWidget(place, customer);
}

/** @param {Place} place @param {Content} customer */
function showWidget({ unit }, customer) {
  const name = unit.kind === "outcome" ? unit.within : unit.kind === "widget" ? unit.id : "";
  part("[data-desk-widget]").hidden = !name;
  const asked = `${name} ${customer.language} ${ownSelect.value}`;
  if (name && asked !== formShown) {
    widgetForm.show(name, atRoot(customer.widgets[name] ?? "", escaped(ROOT)), customer.language);
  }
  formShown = name ? asked : "";
}

/** @param {string} what one of the buttons' `data-desk-copy` */
function copyOf(what) {
  const customer = contents.get(customerSelect.value);
  const place = chosen && customer?.byAddress.get(chosen.address);
  if (!customer || !place) return;
  const name = label(`desk-copy-${what}`);
  const reply = replyTo(customer, place, ROOT);
  if (what === "link") copy(linkTo(customer, place, ROOT), name);
  else if (what === "short") copy(shortLinkTo(customer, place, ROOT), name);
  else if (what === "text") copy(asPlain(textOf(place), ROOT), name);
  else if (what === "plain") copy(asPlain(reply, ROOT), name);
  else if (what === "markdown") copy(asMarkdown(reply, ROOT), name);
  else copy(asHtml(reply, ROOT), name, asHtml(reply, ROOT));
}

function copyWidgetLink() {
  const fragment = widgetForm.fragment();
  if (!fragment || !chosen) return;
  copy(new URL(`${customerSelect.value}/${chosen.guide.address}/${fragment}`, ROOT).href, label("desk-copy-link"));
}

/** @param {string} language */
function chooseCustomerLanguage(language) {
  customerSelect.value = language;
  keepCustomerLanguage(language);
  show(chosen);
}

/** Returns what Enter copies, given the modifier keys. @param {KeyboardEvent} event */
function copiedBy({ altKey, shiftKey, ctrlKey, metaKey }) {
  const isControl = ctrlKey || metaKey;
  if (altKey) return "text";
  if (isControl) return shiftKey ? "markdown" : "html";
  return shiftKey ? "plain" : "link";
}

/** Handles keys in the search field. @param {KeyboardEvent} event */
function press(event) {
  const step = { ArrowDown: /** @type {const} */ (1), ArrowUp: /** @type {const} */ (-1) }[event.key];
  if (step && event.altKey) {
    const next = languages.indexOf(customerSelect.value) + step + languages.length;
    chooseCustomerLanguage(languages[next % languages.length] ?? "en");
    tell(customerSelect.selectedOptions[0]?.textContent ?? "");
  } else if (step) results.move(step);
  else if (event.key === "Enter" && !event.isComposing) answered.then(() => copyOf(copiedBy(event)));
  else if (event.key === "Escape") {
    input.value = "";
    answered = search();
  } else return;
  event.preventDefault();
}

/** @param {string} text */
function say(text) {
  part("[data-desk-status]").textContent = text;
}

function start() {
  part("[data-doubt]").remove(); // it would say that this script has not come
  ownSelect.value = ownLanguage(languages);
  customerSelect.value = customerLanguage(languages);
  speak(ownSelect.value);
  input.addEventListener("input", () => {
    answered = search();
  });
  input.addEventListener("keydown", press);
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof Element && event.target.closest("input, textarea");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  ownSelect.addEventListener("change", () => {
    keepOwnLanguage(ownSelect.value);
    speak(ownSelect.value);
    search({ keep: chosen?.address ?? "" });
  });
  customerSelect.addEventListener("change", () => chooseCustomerLanguage(customerSelect.value));
  for (const button of parts("[data-desk-copy]")) {
    button.addEventListener("click", () => copyOf(button.dataset.deskCopy ?? ""));
  }
  part("[data-desk-copy-widget]").addEventListener("click", copyWidgetLink);
  search();
  const slow = setTimeout(() => explain("desk-slow"), PATIENCE);
  load()
    .catch(() => explain("desk-load-failed"))
    .finally(() => clearTimeout(slow));
}

start();
