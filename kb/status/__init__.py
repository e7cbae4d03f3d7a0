"""The status of the content: what is translated, stale or missing, which reviews are due, what is hard to read."""
