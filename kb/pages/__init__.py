"""Makes the pages of the site: the data of each, its frame, and the HTML of its content from templates."""
