// Some hosts show a folder without the slash at its end. If the site is below a path, relative links would then miss
// its root.
if (!/(\/|\/index|\.html)$/.test(location.pathname)) {
  history.replaceState(history.state, "", `${location.pathname}/${location.search}${location.hash}`);
}
