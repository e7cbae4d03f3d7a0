"""Translations: what there is to translate, and whether a translation still says what its source says."""
