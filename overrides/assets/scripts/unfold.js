// Opens what is folded around the place that a link leads to, in browsers that do not open it by themselves.

function unfold() {
  const place = document.getElementById(location.hash.slice(1));
  const folded = place?.closest("details:not([open])");
  if (!(folded instanceof HTMLDetailsElement)) return;
  folded.open = true;
  place?.scrollIntoView();
}

addEventListener("hashchange", unfold);
unfold();
