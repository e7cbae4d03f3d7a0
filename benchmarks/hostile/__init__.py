"""Measures the time that hostile texts take: see __main__.py."""
