"""Translations go to translators, and come back: as PO or XLIFF files, with a translation memory and a glossary."""
