"""Builds the site: makes only the outputs that have changed, on all cores, and puts them in place in one step."""
