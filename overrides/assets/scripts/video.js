// A video plays as soon as it is opened, with its captions. A line of its transcript links to its place in the film,
// and is marked while it is said. If the browser cannot play it, the page says so, and offers the file. If it cannot be
// loaded, as without a connection, the page says so, and tries again once it is opened again. Without this script, the
// browser's own player and plain links do everything but that and the marks.

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
  const giveUp = () => {
    const isLost = !navigator.onLine || video.error?.code === MediaError.MEDIA_ERR_NETWORK;
    if (isLost) notLoaded(folded)?.removeAttribute("hidden");
    else sayNotPlayed(folded, video);
  };
  video.addEventListener("error", giveUp);
  video.querySelector("source")?.addEventListener("error", giveUp);
  if (video.networkState === HTMLMediaElement.NETWORK_NO_SOURCE) giveUp(); // it knew so before this script ran
  video.addEventListener("timeupdate", () => {
    const said = lines.findLast(({ start }) => start <= video.currentTime + 0.05);
    for (const { line } of lines) line.toggleAttribute("data-said", line === said?.line);
  });
}

/** Returns the words that say that the film could not be loaded. @param {Element} folded */
function notLoaded(folded) {
  return folded.querySelector("[data-not-loaded]");
}

/**
 * Shows the captions and, until the film has loaded, its poster.
 * @param {Element} folded
 * @param {HTMLVideoElement} video
 */
function show(folded, video) {
  if (notLoaded(folded)?.hasAttribute("hidden") === false) {
    notLoaded(folded)?.setAttribute("hidden", "");
    video.load();
    for (const track of video.querySelectorAll("track")) track.replaceWith(track.cloneNode()); // asks for captions again
  }
  video.poster = folded.querySelector("img")?.currentSrc ?? "";
  for (const track of video.textTracks) track.mode = "showing";
}

/**
 * Says that the browser cannot play the film. Its still, the file and the transcript are left.
 * @param {Element} folded
 * @param {HTMLVideoElement} video
 */
function sayNotPlayed(folded, video) {
  video.hidden = true;
  for (const line of folded.querySelectorAll("a[data-seek]")) line.removeAttribute("href"); // which lead into the film
  for (const told of folded.querySelectorAll("[data-not-played]")) told.removeAttribute("hidden");
}

/** @param {HTMLVideoElement} video */
function play(video) {
  video.play().catch(() => video.focus()); // if the browser wants another click, its player waits for one
}
