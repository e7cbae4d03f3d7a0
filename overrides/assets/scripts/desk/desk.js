/** The support desk: find places, choose the customer's language, copy. What is typed stays on the device. */
import { currentState, keepState } from "./address.js";
import { showChanges } from "./changes.js";
import { ChosenPlace } from "./chosen_place.js";
import { label, part, parts, speak, tell } from "./interface.js";
import { Library } from "./library.js";
import { asOneLine, isMail } from "./mail.js";
import { Results } from "./results.js";
import * as settings from "./settings.js";
import { commandOf } from "./shortcuts.js";
import { showTopics } from "./topics.js";

/** @import { Content } from "./content.js" */

const SHOWN = 40;
const PATIENCE = 3000; // milliseconds without the guides, after which the agent is told
const ROOT = new URL("../", location.href).href;

const input = /** @type {HTMLInputElement} */ (part("[data-desk-input]"));
const topicSelect = /** @type {HTMLSelectElement} */ (part("[data-desk-topic]"));
const ownSelect = /** @type {HTMLSelectElement} */ (part("[data-desk-own-language]"));
const customerSelect = /** @type {HTMLSelectElement} */ (part("[data-desk-language]"));
const languages = [...ownSelect.options].map(({ value }) => value);

const library = new Library();
const results = new Results((place, { byPointer }) => choose(place.address, { adds: byPointer }));
const chosen = new ChosenPlace(ROOT, (widget, inputs) => {
  change({ inputs: { ...state.inputs, [widget]: inputs } });
  chosen.follow(state);
});

let state = currentState();
let answered = Promise.resolve(); // resolved once the results match what is in the field
let secondPlace = ""; // the address of what answers the second question of a mail
let isNewText = false; // whether something has been pasted since the customer's language was chosen
let loading = "desk-loading"; // the label that says why guides are missing

/** Loads all languages, starting with the two that are chosen, and shows each as soon as it has loaded. */
async function load() {
  for (const language of new Set([ownSelect.value, customerSelect.value, ...languages])) {
    const file = [...ownSelect.options].find(({ value }) => value === language)?.dataset.file ?? "";
    await library.load(language, file);
    if (language === ownSelect.value || library.languageOf(state.query) === language) search();
    else show();
  }
}

/**
 * Says why guides are missing, if any of the chosen languages lack them.
 * @param {"desk-slow" | "desk-load-failed"} reason
 */
function explain(reason) {
  loading = reason;
  if (!library.in(ownSelect.value) || !library.in(customerSelect.value)) say(label(reason));
}

/** Changes the state, and the address with it. @param {Partial<typeof state>} changed @param {{ adds: boolean }} options */
function change(changed, options = { adds: false }) {
  state = { ...state, ...changed };
  keepState(state, options);
}

/** @param {string} place its address @param {{ adds: boolean }} options whether Back returns to the place before */
function choose(place, options) {
  change({ place }, options);
  show();
}

/** Shows what answers the query; without a query, what is pinned and recent. A new query chooses the best result. */
async function search({ isNew = false } = {}) {
  const { query, topic } = state;
  const own = library.in(ownSelect.value);
  if (!own) return say(label(loading));
  const isEmpty = !query.trim();
  const found = isEmpty ? placesAtHand(own) : await library.find(query, own, { most: SHOWN, topic });
  const { places, second, count } = found;
  if (query !== state.query || topic !== state.topic || own.language !== ownSelect.value) return; // there is a newer search
  if (isEmpty) say(count && !topic ? label("desk-kept") : "");
  else say(count ? `${label("desk-found")} ${count}` : label("desk-nothing"));
  showTopics(topicSelect, own, topic);
  showChanges(own);
  if (isNew || (!state.place && !isEmpty)) change({ place: isEmpty ? "" : (places[0]?.address ?? "") });
  secondPlace = second?.address ?? "";
  results.show(places, own, state.place, second);
  show();
}

/**
 * Returns what is shown without a query: the guides of the topic, or the pinned and recent places.
 * @param {Content} own
 */
function placesAtHand(own) {
  const kept = [...new Set([...settings.pinned(), ...settings.recent()])];
  const places = state.topic
    ? own.places.filter(({ unit, address }) => unit.kind === "guide" && address.startsWith(`${state.topic}/`))
    : kept.flatMap((address) => own.byAddress.get(address) ?? []);
  return { places, second: undefined, count: places.length };
}

/** Shows the chosen place. */
function show() {
  const [own, customer] = [library.in(ownSelect.value), library.in(customerSelect.value)];
  const all = languages.flatMap((language) => library.in(language) ?? []);
  chosen.show(own?.byAddress.has(state.place) && customer ? { state, own, customer, all } : undefined);
  results.mark(state.place);
  takeLanguage();
}

/** Chooses the language of a pasted text for the reply, once it is known. */
function takeLanguage() {
  const written = library.languageOf(state.query);
  if (!isNewText || !written) return;
  isNewText = false;
  if (written !== customerSelect.value) chooseCustomerLanguage(written);
}

/** @param {string} language */
function chooseCustomerLanguage(language) {
  isNewText = false;
  customerSelect.value = language;
  settings.keepCustomerLanguage(language);
  tell(customerSelect.selectedOptions[0]?.textContent ?? "");
  change({ language });
  show();
}

/** Adds the chosen place to the reply for good, and what answers the second question of a mail; or removes both. */
function toggleChosen() {
  const both = [state.place, secondPlace].filter(Boolean);
  const others = state.collected.filter((other) => !both.includes(other));
  change({ collected: state.collected.includes(state.place) ? others : [...new Set([...others, ...both])] });
  show();
}

/** Removes a place from the reply. @param {string} address */
function takeOut(address) {
  change({ collected: state.collected.filter((other) => other !== address) });
  show();
}

/** Starts the reply to another customer. An edited one is kept until the agent discards it. */
function beginReply() {
  change({ place: "", collected: [], variants: {}, inputs: {} });
  chosen.forgetCustomer();
}

/** Empties the field; if it is already empty, starts a new reply. */
function clear() {
  if (!input.value) beginReply();
  input.value = "";
  change({ query: "", pasted: false, topic: "" });
  answered = search({ isNew: true });
}

/** Handles keys in the search field. @param {KeyboardEvent} event */
function press(event) {
  const command = commandOf(event);
  if (!command) return;
  event.preventDefault();
  if (command.does === "move") results.move(command.step);
  else if (command.does === "language") {
    const next = languages.indexOf(customerSelect.value) + command.step + languages.length;
    chooseCustomerLanguage(languages[next % languages.length] ?? "en");
  } else if (command.does === "clear") clear();
  else if (command.does === "collect") answered.then(() => toggleChosen());
  else if (command.does === "edit") answered.then(() => chosen.edit());
  else if (command.does === "copy") answered.then(() => chosen.copy(command.what));
}

/** Handles keys in the reply that is being edited. @param {KeyboardEvent} event */
function pressInReply(event) {
  const command = commandOf(event);
  if (command?.does === "clear") input.focus();
  else if (command?.does === "copy" && (event.ctrlKey || event.metaKey)) chosen.copy(command.what);
  else return;
  event.preventDefault();
}

/**
 * Starts a new case with a pasted mail, as one line: the browser would join its lines, sometimes without a space.
 * @param {ClipboardEvent} event
 */
function paste(event) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  change({ pasted: true });
  isNewText = true;
  if (!isMail(text)) return; // the browser pastes it where the cursor is
  event.preventDefault();
  input.value = asOneLine(text);
  beginReply();
  type();
}

function type() {
  change({ query: input.value, pasted: state.pasted && input.value !== "" });
  answered = search({ isNew: true });
}

/** Takes the state from the address: at the start, and when the agent goes back. */
function arrive() {
  state = currentState();
  input.value = state.query;
  chosen.forgetForm();
  customerSelect.value = languages.includes(state.language) ? state.language : settings.customerLanguage(languages);
  answered = search();
}

/** @param {string} text */
function say(text) {
  part("[data-desk-status]").textContent = text;
}

function start() {
  part("[data-doubt]").remove(); // it would say that this script did not load
  ownSelect.value = settings.ownLanguage(languages);
  speak(ownSelect.value);
  input.addEventListener("input", type);
  input.addEventListener("keydown", press);
  input.addEventListener("paste", paste);
  part("[data-desk-draft]").addEventListener("keydown", pressInReply);
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target instanceof Element && event.target.closest("input, textarea");
    if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  ownSelect.addEventListener("change", () => {
    settings.keepOwnLanguage(ownSelect.value);
    speak(ownSelect.value);
    search();
  });
  topicSelect.addEventListener("change", () => {
    change({ topic: topicSelect.value });
    answered = search({ isNew: true });
  });
  customerSelect.addEventListener("change", () => chooseCustomerLanguage(customerSelect.value));
  part("[data-desk-variants]").addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLSelectElement)) return;
    const { [target.name]: _before, ...others } = state.variants;
    change({ variants: target.value ? { ...others, [target.name]: target.value } : others });
    show();
  });
  for (const button of parts("[data-desk-copy]")) {
    button.addEventListener("click", () => chosen.copy(button.dataset.deskCopy ?? ""));
  }
  part("[data-desk-copy-widget]").addEventListener("click", () => chosen.copyWidgetLink());
  part("[data-desk-collect]").addEventListener("click", () => toggleChosen());
  part("[data-desk-collected]").addEventListener("click", ({ target }) => {
    const { takeOut: taken, choose: place } =
      (target instanceof HTMLElement && target.closest("button")?.dataset) || {};
    if (taken) takeOut(taken);
    else if (place) choose(place, { adds: true });
  });
  part("[data-desk-changed]").addEventListener("click", ({ target }) => {
    const { choose: place } = (target instanceof HTMLElement && target.closest("button")?.dataset) || {};
    if (place) choose(place, { adds: true });
  });
  part("[data-desk-pin]").addEventListener("click", () => {
    settings.togglePinned(state.place);
    show();
  });
  window.addEventListener("popstate", arrive);
  arrive();
  const slow = setTimeout(() => explain("desk-slow"), PATIENCE);
  load()
    .catch(() => explain("desk-load-failed"))
    .finally(() => clearTimeout(slow));
}

start();
