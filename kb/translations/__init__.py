"""Translations: what there is to translate, and whether each translation still says what its source says.

units       every text that is translated, by name
states      the state of each of them; `summary` counts them
recording   records what was translated: `record`, `judge`, and `remembered` for imports and editors
"""
