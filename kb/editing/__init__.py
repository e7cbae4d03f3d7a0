"""`kb serve --edit`: the page is the editor. What is typed there is written into the YAML files in place."""
