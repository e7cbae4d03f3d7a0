"""Groups of commands, each in a file of its own, and what all commands share."""
