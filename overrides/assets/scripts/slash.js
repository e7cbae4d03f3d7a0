// Some hosts show a folder without the slash at its end. Under a path, relative links would then miss the site's root.
if (!/(\/|\/index|\.html)$/.test(location.pathname)) {
  history.replaceState(history.state, "", `${location.pathname}/${location.search}${location.hash}`);
}
