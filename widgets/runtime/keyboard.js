/** The keys to press, marked on a keyboard or on the edge of a phone. */
import { element, picture, shape } from "./elements.js";

/** What is printed on the keys, row by row, with the width of keys whose width is not 1. Keys that are not pressed are blank. */
const WINDOWS = [
  "esc f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12 print-screen:2",
  "§ 1 2 3 4 5 6 7 8 9 0 ' ^ backspace:2",
  "tab:1.5 q w e r t y u i o p [ ] enter:1.5",
  "caps:1.75 a s d f g h j k l ; ' enter:2.25",
  "shift:2.25 z x c v b n m , . - right-shift:2.75",
  "control:1.5 fn windows:1.25 alt:1.25 space:5.5 altgr:1.25 menu:1.25 right-control:2",
];
const MAC = [
  ...WINDOWS.slice(0, -1),
  "fn control option:1.25 command:1.5 space:5.5 right-command:1.5 right-option:1.25 left:2",
];
const CHROMEBOOK = [
  "esc back reload full-screen show-windows screenshot darker brighter dimmer lighter mute quieter louder microphone power",
  ...WINDOWS.slice(1, -1),
  "control:2 alt:2 space:7 right-alt:2 right-control:2",
];
const LEGENDS = new Map([
  ["command", "⌘"],
  ["control", "Ctrl"],
  ["option", "⌥"],
  ["print-screen", "PrtSc"],
  ["shift", "⇧"],
  ["show-windows", "□‖"],
  ["windows", "⊞"],
]);

/** The buttons of phones: where they are on the edge, and how large. */
const BUTTONS = new Map([
  ["side", { x: 94, y: 42, width: 8, height: 30 }],
  ["top", { x: 66, y: -1, width: 24, height: 8 }],
  ["volume-up", { x: 8, y: 84, width: 8, height: 22 }],
  ["lock", { x: 94, y: 96, width: 8, height: 26 }],
  ["volume-down", { x: 94, y: 58, width: 8, height: 26 }],
  ["home", { x: 42, y: 157, width: 26, height: 26 }],
]);
const UNIT = 20; // the width of a key

/**
 * Returns the picture of keys that are pressed together, with the names of the devices if they need to be said.
 * @param {string[]} chord
 * @param {string} devices
 * @param {import("./words.js").Words} words
 */
export function keyboard(chord, devices, words) {
  const isPhone = chord.some((key) => BUTTONS.has(key));
  const names = chord.map((key) => words.key(key));
  const said = {
    title: words.label(isPhone ? "picture-device" : "picture-keyboard").textContent ?? "",
    description: names.join(", "),
  };
  const id = `${words.widget.id}-${chord.join("-")}`;
  const phone = { class: "kb-phone", viewBox: "0 0 320 200" };
  const computer = { class: "kb-keyboard", viewBox: `0 0 ${15 * UNIT + 12} ${6 * UNIT + 12}` };
  const svg = isPhone
    ? picture(id, said, phone, phoneShapes(chord, names))
    : picture(id, said, computer, keyboardShapes(chord));
  const caption = devices ? [element("figcaption", {}, devices)] : [];
  return element("figure", { class: "kb-drawing" }, ...caption, svg);
}

/** @param {string[]} chord */
function rowsWith(chord) {
  if (chord.includes("command")) return MAC;
  return chord.includes("show-windows") ? CHROMEBOOK : WINDOWS;
}

/** @param {string[]} chord */
function keyboardShapes(chord) {
  const rows = rowsWith(chord);
  const keys = rows.flatMap((row, rowIndex) => {
    let x = 6;
    return row.split(" ").flatMap((key) => {
      const [name = "", width = 1] = key.split(":");
      const place = { x: x + 1, y: 6 + rowIndex * UNIT + 1, width: Number(width) * UNIT - 2, height: UNIT - 2, rx: 3 };
      x += Number(width) * UNIT;
      if (!chord.includes(name)) return [shape("rect", place)];
      const middle = { x: place.x + place.width / 2, y: place.y + place.height / 2 };
      const legend = LEGENDS.get(name) ?? name.toUpperCase();
      const size = legend.length > 3 ? { class: "kb-small" } : {};
      return [shape("rect", { ...place, class: "kb-marked" }), shape("text", { ...middle, ...size }, legend)];
    });
  });
  const frame = { class: "kb-case", x: 1, y: 1, width: 15 * UNIT + 10, height: 6 * UNIT + 10, rx: 8 };
  return [shape("rect", frame), ...keys];
}

/**
 * @param {string[]} chord
 * @param {string[]} names
 */
function phoneShapes(chord, names) {
  const hasHome = chord.includes("home");
  const marked = chord.flatMap((key, index) => {
    const button = BUTTONS.get(key);
    if (!button) return [];
    const middle = button.y + button.height / 2;
    return [
      shape("line", { class: "kb-leader", x1: button.x + button.width, y1: middle, x2: 128, y2: middle }),
      shape("rect", { ...button, rx: key === "home" ? 13 : 3, class: "kb-marked" }),
      shape("text", { x: 134, y: middle }, names[index] ?? ""),
    ];
  });
  return [
    shape("rect", { class: "kb-case", x: 15, y: 4, width: 80, height: 190, rx: 12 }),
    shape("rect", { class: "kb-screen", x: 21, y: 22, width: 68, height: hasHome ? 128 : 160, rx: 4 }),
    ...marked,
  ];
}
