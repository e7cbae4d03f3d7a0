"""Brings in guides that were written elsewhere: pages of HTML or Markdown become drafts, as our writers write them."""
