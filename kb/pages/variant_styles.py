"""Styles that show readers their variant of a guide and hide the others, made from variants.yml.

chosen_variants.js sets the choice on the page's root before the first paint, so that nothing moves. In print, and
without script, nothing is hidden. The target of a link is always shown, and says why.
"""

from collections.abc import Iterator, Mapping

from kb.content.text import Text
from kb.content.variants import ALL


def variant_styles(variants: Mapping[str, tuple[Text, ...]]) -> str:
    """Return the styles for all kinds and values."""
    rules = [rule for kind, values in variants.items() for value in values for rule in _rules(kind, value)]
    nothing_chosen = (f':root:not([data-chosen-{kind}]) [data-choose="{kind}"] [value="{ALL}"]' for kind in variants)
    rules += [f"{button} {{ {_PRESSED} }}" for button in nothing_chosen]
    return "\n".join(("@media screen {", *(f"  {rule}" for rule in rules), "}\n"))


def _rules(kind: str, value: str) -> Iterator[str]:
    chosen = f':root[data-chosen-{kind}="{value}"]'
    part, own = f"[data-for-{kind}]", f'[data-for-{kind}~="{value}"]'
    yield f"{chosen} {part}:not({own}, :target, :has(:target)) {{ display: none }}"
    yield f'{chosen} {own} > .kb-for > [data-kind="{kind}"] {{ display: none }}'
    yield f"{chosen} {part}:not({own}) > .kb-for > .kb-for__other {{ display: block }}"
    # no line leads on from the last visible step
    yield f"{chosen} .kb-step:not(:has(~ .kb-step:is({own}, :not({part}))))::after {{ content: none }}"
    yield f'{chosen} [data-choose="{kind}"] [value="{value}"] {{ {_PRESSED} }}'


_PRESSED = "color: var(--kb-on-strong); background: var(--kb-brand); border-color: transparent"
