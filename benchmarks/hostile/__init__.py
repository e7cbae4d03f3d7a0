"""Hostile texts, and how long they take wherever a text may come from: see __main__.py."""
