"""Translations: what there is to translate, and whether a translation still says what its source says.

units       every text that is translated, by name
states      how each of them stands; `summary` has it in numbers
recording   writes down what was translated: `record`, `judge`, and `remember` for imports and editors
"""
