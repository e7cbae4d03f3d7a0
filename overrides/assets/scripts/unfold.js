// Opens what is folded around the target of a link, in browsers that do not do so by themselves.

function unfold() {
  const place = document.getElementById(location.hash.slice(1));
  const folded = place?.closest("details:not([open])");
  if (!(folded instanceof HTMLDetailsElement)) return;
  folded.open = true;
  place?.scrollIntoView();
}

addEventListener("hashchange", unfold);
unfold();
