"""Builds the whole site quickly: only what changed since the last build, on all cores, to the byte as from nothing.

The site is made of parts: a page, a language's search index, a short link. Each has a key, the digest of all that it
is made of. A part whose key is that of the last build, and whose files still are what that build wrote, is kept.
"""
