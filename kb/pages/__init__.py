"""Turns the Site into Markdown pages and a navigation, for whichever site generator comes next."""
