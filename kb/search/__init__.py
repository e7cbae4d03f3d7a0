"""Site → records: what the search index is made of, with the words that customers type beside those that we write."""
