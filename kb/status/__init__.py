"""How the content stands: what is translated, stale and missing, which reviews are due, what is hard to read."""
