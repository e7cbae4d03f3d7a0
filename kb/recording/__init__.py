"""Records the videos of guides from the site itself: `kb record`."""
