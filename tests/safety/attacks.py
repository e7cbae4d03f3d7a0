"""Hostile values for every field of the content, and hostile texts for the files that have no fields."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import batched
from operator import getitem
from random import Random
from typing import TYPE_CHECKING, Any

from tests.outputs.edits import Spot, replaced
from tests.outputs.house import read, written

if TYPE_CHECKING:
    from tests.outputs.house import Texts

PIECES = (
    # Elements and attributes, in texts, keys, names and drawings
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "' onclick='alert(1)",
    '" onmouseover="alert(1)" x="',
    "</article></main><h1>",
    "</text></svg><iframe src=https://evil.example>",
    "<foreignObject><b>x</b></foreignObject>",
    "<style>@import url(https://evil.example)</style>",
    "<use href='https://evil.example/x.svg#a'/>",
    "<a xlink:href='javascript:alert(1)'>x</a>",
    "<!-- x --!><b>",
    "<![CDATA[<b>x</b>]]>",
    "<?xml-stylesheet href='x.css'?>",
    "<!DOCTYPE svg [<!ENTITY x 'y'>]>",
    "&x;",
    "&lt;script&gt;",
    "&#60;b&#62;",
    "<b",
    # Markdown of others
    "**x**{:onclick=y}",
    "{: #x .y onclick=z }",
    "# x",
    "- x",
    "1. April",
    "> x",
    "    x = 1",
    "```\n<b>\n```",
    "***",
    "| a | b |\n|---|---|",
    "![x](https://evil.example/x.png)",
    '![" onclick="y](icon:more)',
    "![<b>](icon:more)",
    "![x](icon:<b>)",
    "![x](\ue003M0 0)",
    "[x](javascript:alert(1))",
    "[x](https://evil.example)",
    "[x](guide:../../evil)",
    '[x](manager:start "onclick=y")',
    "[x][y]\n\n[y]: https://evil.example",
    "<https://evil.example>",
    "https://evil.example",
    "[[x]]",
    "`<b>`",
    "``` ` ```",
    "++<b>++",
    '++ctrl+"<b>"++',
    '++"x" onclick="y"++',
    "\\<b\\>",
    # What the renderer, the templates and the scripts use internally
    "{x}",
    '{x" onclick="y}',
    "{auto_renewal.lead}",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "{0.__class__}",
    "%s%n",
    "\ue000//evil.example/",
    '\ue001x" onclick="y\ue002',
    "\x02klzzwxh:0000\x03",
    "\x02amp\x03",
    # Characters that are invisible, or change the direction of text
    "\u202eevil\u202c",
    "soft\u00adhyphen",
    "zero\u200bwidth\u200djoiner",
    "\ufeff",
    "\x1b[31m",
    "\x00",
    "\x85\u2028\u2029",
    "\U000e0041",
    # Names, addresses and patterns
    "../../../evil",
    "/etc/passwd",
    "C:\\evil",
    "javascript:alert(1)",
    "//evil.example",
    'https://user@evil.example/"onclick=x',
    "data:text/html,<script>alert(1)</script>",
    "con",
    "a b",
    "Ünïcode",
    "(((",
    "[a-",
    "(?P<x>",
    "a" * 300,
    "9" * 4301,
    "………",
    "red;}body{display:none",
    "url(#x)",
    "var(--x)",
    # Words that are right
    "**fett** und `code`, ++ctrl+c++",
    "a < b & c > d",
    "[Manager](manager:start)",
)

KINDS: tuple[Any, ...] = (None, True, 3, -1.5, 1e300, [], {}, [[]], {"a": {}}, [None], {"": ""})
"""Values that are not texts, or not valid ones."""

TAGGED = (
    "!!int abc",
    "!!float abc",
    "!!python/object:os.system x",
    "!!binary aGk=",
    "!!set {a, b}",
    "!<tag:\\x1b> x",
    "9" * 4301,
    "2026-13-40",
    '"\\u202e\\e\\0"',
    '"\\ud800"',
    "? [a]\n: b",
    "*x",
    "&x x",
    "|\n  x\n  <b>",
)
"""YAML that JSON cannot express."""


@dataclass(frozen=True)
class Attack:
    """What is put in place of the value under the keys of a file, as YAML; without keys, of the whole file."""

    name: str
    """What is attacked, and with which try: `Guide.title 17`."""
    file: str
    words: str = field(repr=False)
    keys: tuple[str | int, ...] = ()

    def touches(self, other: Attack) -> bool:
        """Return whether the two cannot be tried at once: one is inside the other, in this language or another."""
        shorter = min(len(self.keys), len(other.keys))
        return _in_any_language(self.file) == _in_any_language(other.file) and (
            self.keys[:shorter] == other.keys[:shorter]
        )


def hostile_edit(files: Texts, spot: Spot, random: Random, name: str) -> Attack:
    """Return an attack with something hostile in place of the value at the spot, or inside it."""
    data = read(spot.file, files[spot.file]).data
    value = reduce(getitem, spot.keys, data)  # type: ignore[arg-type]  # keys of mappings and lists
    if spot.file.endswith(".md"):
        return Attack(name, spot.file, written(spot.file, replaced(data, spot.keys, _hostile(value, random))))
    if random.random() < 0.05:
        text = written(spot.file, replaced(data, spot.keys, "Ma.rk"))
        return Attack(name, spot.file, text.replace('"Ma.rk"', f"\n{random.choice(TAGGED)}\n", 1))
    return Attack(name, spot.file, json.dumps(_hostile(value, random), ensure_ascii=False), spot.keys)


def hostile_text(files: Texts, file: str, random: Random, name: str) -> Attack:
    """Return an attack with something hostile somewhere in a file: between, inside or in place of its words."""
    text = files[file]
    for _ in range(random.randint(1, 3)):
        starts = [at for at, sign in enumerate(text) if sign in "<>\"' \n{}#/"] or [0]
        start = random.choice(starts)
        end = random.choice((start, start + 1, *starts))
        text = text[:start] + _piece(random) + text[max(start, end) :]
    return Attack(name, file, text)


def grouped(attacks: Iterable[Attack], most: int) -> list[list[Attack]]:
    """Return the attacks in groups of those that can be tried at once, of at most this size."""
    groups: list[list[Attack]] = []
    for attack in attacks:
        for group in groups:
            if len(group) < most and not any(attack.touches(other) for other in group):
                group.append(attack)
                break
        else:
            groups.append([attack])
    return groups


_MARK = re.compile(r'("(?:[^"\\]|\\.)*": |)"Ma\.rk(\d+)"')
"""What stands for an attack in the JSON of a file, with the key before it."""

type Lines = dict[tuple[str, int], Attack]
"""The attack to which a line of a file belongs. Lines count from 1."""


def attacked(files: Texts, attacks: Sequence[Attack]) -> tuple[dict[str, str], Lines]:
    """Return the files with all these attacks, each on lines of its own, and which lines those are."""
    texts: dict[str, str] = {}
    lines: Lines = {}
    for file in {attack.file for attack in attacks}:
        texts[file], own = _attacked(file, files[file], [attack for attack in attacks if attack.file == file])
        lines |= {(file, line): attack for line, attack in own.items()}
    return {**files, **texts}, lines


def _attacked(file: str, text: str, attacks: Sequence[Attack]) -> tuple[str, dict[int, Attack]]:
    if not attacks[0].keys:
        (attack,) = attacks
        return attack.words, dict.fromkeys(range(1, attack.words.count("\n") + 2), attack)
    data: Any = read(file, text).data
    for number, attack in enumerate(attacks):
        data = replaced(data, attack.keys, f"Ma.rk{number}")
    found, *rest = _MARK.split(written(file, data))
    lines = {}
    for key, number, after in batched(rest, 3):
        attack = attacks[int(number)]
        lines[found.count("\n") + 2] = attack
        found += f"\n{key}{attack.words}\n{after}"
    return found, lines


def _in_any_language(file: str) -> str:
    return re.sub(r"^docs/[a-z]{2}/", "", file)


def _hostile(value: object, random: Random) -> object:
    if random.random() < 0.1:
        return random.choice(KINDS)
    match value:
        case dict() if value:
            key = random.choice(list(value))
            match random.randrange(3):
                case 0:
                    return {**value, key: _hostile(value[key], random)}
                case 1:
                    return {**value, _piece(random): value[key]}
                case _:
                    return {(_piece(random) if own == key else own): inner for own, inner in value.items()}
        case list() if value:
            at = random.randrange(len(value))
            return [*value[:at], _hostile(value[at], random), *value[at + random.randint(0, 1) :]]
        case str() if random.random() < 0.7:
            at = random.randint(0, len(value))
            return value[:at] + random.choice(("", " ", "\n")) + _piece(random) + value[at:]
    return _piece(random)


def _piece(random: Random) -> str:
    pieces = list(_pieces(random))
    return random.choice(("", " ")).join(pieces)


def _pieces(random: Random) -> Iterator[str]:
    yield random.choice(PIECES)
    while random.random() < 0.3:
        other = random.choice(PIECES)
        cut = random.randint(0, len(other))
        yield random.choice((other, other[:cut], other[cut:]))
