"""Tests of `kb status`."""
