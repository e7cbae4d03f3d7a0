"""Tests of `kb serve --edit`."""
