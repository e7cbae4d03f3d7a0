"""Turns the Site into Markdown pages, and the frame of each, for whichever site generator comes next."""
