"""Reads the content files into a Site, a frozen model. The only package that reads content from disk."""
