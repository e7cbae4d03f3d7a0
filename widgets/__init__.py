"""The widgets that answer in the page: their rules in Python, and what the browser needs to run them."""
