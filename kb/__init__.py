"""Everything that happens at build time: content → checks → pages. It knows nothing of MkDocs."""
