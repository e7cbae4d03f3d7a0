/**
 * Makes an element. Words are always text: nothing here becomes markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | ((event: Event) => void)>} [attributes] a function listens to the event of that name
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(name, value);
    else if (typeof value === "boolean") made.toggleAttribute(name, value);
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

/**
 * Makes a button that shows its keyboard shortcut.
 * @param {string} words
 * @param {() => void} act
 * @param {{keys?: string, title?: string, kind?: string, type?: string}} [more]
 */
export function button(words, act, more = {}) {
  const made = element("button", { type: more.type ?? "button", class: more.kind ?? "kb-edit-button" }, words);
  if (more.keys) made.append(" ", element("kbd", {}, more.keys));
  if (more.title) {
    made.title = more.title;
    made.ariaLabel = more.title;
  }
  made.addEventListener("click", (event) => {
    event.preventDefault();
    act();
  });
  return made;
}

/**
 * Shows a message at the bottom of the page until the next key or click. Screen readers announce it.
 * @param {string} words
 */
export function say(words) {
  let told = document.querySelector("#kb-edit-told");
  if (!told) {
    told = element("p", { id: "kb-edit-told", role: "status", lang: "en" });
    for (const kind of ["keydown", "pointerdown"]) addEventListener(kind, () => told?.replaceChildren());
  }
  (document.querySelector("dialog[open]") ?? document.body).append(told); // else an open dialog would cover it
  told.textContent = words;
}
