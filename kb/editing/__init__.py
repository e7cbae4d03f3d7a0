"""`kb serve --edit`: writers edit texts on the page itself, and changes go straight into the YAML files."""
