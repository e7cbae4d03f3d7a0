"""Makes the site: only the outputs that changed since the last build, on all cores, put in place at once."""
