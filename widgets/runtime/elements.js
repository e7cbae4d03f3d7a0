/** Makes elements from attributes and children. Nothing is ever parsed as HTML. */

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
export function element(name, attributes, ...children) {
  return filled(document.createElement(name), attributes, children);
}

/**
 * @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
export function shape(name, attributes, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

/**
 * Returns a picture, which screen readers announce by its title and description.
 * @param {string} id unique to it
 * @param {{ title: string, description: string }} said
 * @param {Record<string, string | number>} attributes
 * @param {Node[]} shapes
 */
export function picture(id, { title, description }, attributes, shapes) {
  const labels = { role: "img", "aria-labelledby": `${id}-title`, "aria-describedby": `${id}-description` };
  return shape(
    "svg",
    { ...labels, ...attributes },
    shape("title", { id: `${id}-title` }, title),
    shape("desc", { id: `${id}-description` }, description),
    shape("rect", { class: "kb-paper", width: "100%", height: "100%" }),
    ...shapes,
  );
}

/**
 * @template {Element} Made
 * @param {Made} made
 * @param {Record<string, string | number>} attributes
 * @param {(Node | string)[]} children
 */
function filled(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}
