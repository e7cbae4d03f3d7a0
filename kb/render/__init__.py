"""Renders a text as HTML, plain words or Markdown. No other code does."""
