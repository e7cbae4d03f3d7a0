// What a film adds to the page: a pointer, and a frame around the current element.

/** @typedef {{ x: number, y: number, width: number, height: number }} Box in pixels of the window */

const COLOUR = "#d9480f";
const STYLES = { position: "fixed", zIndex: "2147483647", pointerEvents: "none", boxSizing: "border-box" };

const frame = document.createElement("div");
Object.assign(frame.style, STYLES, { border: `3px solid ${COLOUR}`, borderRadius: "8px", visibility: "hidden" });
Object.assign(frame.style, { boxShadow: "0 0 0 2px #fff, inset 0 0 0 1px #fff" });

const pointer = document.createElement("div");
Object.assign(pointer.style, STYLES, { width: "30px", height: "30px", margin: "-15px", borderRadius: "50%", visibility: "hidden" });
Object.assign(pointer.style, { border: "3px solid #fff", boxShadow: "0 0 0 1.5px #0008, 0 2px 8px #0006" });

document.documentElement.append(frame, pointer);

Object.assign(globalThis, {
  stage: {
    /** Moves the pointer to a position. @param {number} x @param {number} y @param {number} pressed from 0 to 1 */
    point(x, y, pressed = 0) {
      Object.assign(pointer.style, { left: `${x}px`, top: `${y}px`, scale: `${1 - pressed * 0.35}` });
      pointer.style.visibility = "visible";
      pointer.style.background = `color-mix(in srgb, ${COLOUR} ${70 + pressed * 30}%, transparent)`;
    },

    /** Removes the pointer and the frame. */
    clear() {
      for (const { style } of [frame, pointer]) style.visibility = "hidden";
    },

    /** Draws the frame around a box. @param {Box} box */
    surround({ x, y, width, height }) {
      frame.style.visibility = "visible";
      Object.assign(frame.style, { left: `${x - 7}px`, top: `${y - 7}px` });
      Object.assign(frame.style, { width: `${width + 14}px`, height: `${height + 14}px` });
    },

    /** Returns the visible words, with a line for each element. */
    words() {
      const seen = [];
      for (const element of document.querySelectorAll("main :is(h1, h2, h3, p, li, label, legend, button, summary, text)")) {
        const { top, bottom, height } = element.getBoundingClientRect();
        const isSeen = height > 0 && bottom > 0 && top < innerHeight && element.checkVisibility();
        if (isSeen) seen.push((element.textContent ?? "").replaceAll(/\s+/g, " ").trim());
      }
      return seen;
    },
  },
});
