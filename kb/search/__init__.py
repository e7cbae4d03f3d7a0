"""Search: turns guides into records, adds the words that customers use instead of ours, and makes the index."""
