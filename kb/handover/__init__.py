"""Exchanges texts with translators: as PO or XLIFF files, with a translation memory and a glossary."""
