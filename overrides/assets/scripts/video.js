// A video plays as soon as it is opened, with its captions. A line of its transcript links to its place in the film,
// and is marked while it is said. Without this script, the browser's own player and plain links do everything but the
// marks.

for (const folded of document.querySelectorAll("details[data-video]")) {
  const video = folded.querySelector("video");
  if (folded instanceof HTMLDetailsElement && video) connect(folded, video);
}

/** @param {HTMLDetailsElement} folded @param {HTMLVideoElement} video */
function connect(folded, video) {
  const lines = Array.from(folded.querySelectorAll("a[data-seek]"), (line) => {
    if (!(line instanceof HTMLAnchorElement)) throw new TypeError("a line of a transcript is a link");
    return { line, start: Number(line.dataset.seek) };
  });
  folded.querySelector("summary")?.addEventListener("click", () => {
    if (!folded.open) folded.addEventListener("toggle", () => play(video), { once: true });
  });
  folded.addEventListener("toggle", () => {
    if (folded.open) show(folded, video);
    else video.pause();
  });
  for (const { line, start } of lines) {
    line.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      video.currentTime = start;
      play(video);
    });
  }
  video.addEventListener("timeupdate", () => {
    const said = lines.findLast(({ start }) => start <= video.currentTime + 0.05);
    for (const { line } of lines) line.toggleAttribute("data-said", line === said?.line);
  });
}

/**
 * Shows the captions and, until the film has loaded, its poster.
 * @param {Element} folded
 * @param {HTMLVideoElement} video
 */
function show(folded, video) {
  video.poster = folded.querySelector("img")?.currentSrc ?? "";
  for (const track of video.textTracks) track.mode = "showing";
}

/** @param {HTMLVideoElement} video */
function play(video) {
  video.play().catch(() => video.focus()); // if the browser wants another click, its player waits for one
}
