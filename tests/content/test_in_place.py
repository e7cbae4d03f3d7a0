"""Changes in place: only what is asked for changes, and everything else in the file stays as it was."""

from __future__ import annotations

import random
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kb.content.document import as_read, keeps_lines, read_document
from kb.content.in_place import (
    InPlaceError,
    keys_at,
    with_entry,
    with_entry_moved,
    with_entry_twice,
    with_list,
    with_texts,
    with_value,
    without,
)
from kb.content.source_file import SourceFile
from kb.content.text import Text
from kb.content.yaml_tree import Tree, data_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kb.content.document import Keys

DOCS = Path(__file__).parents[2] / "docs"
PATH = Path("docs/de/billing/pay.yml")

GUIDE = """\
# yaml-language-server: $schema=../../../schemas/guide.json
title: Rechnungen bezahlen
summary: >-
  So bezahlen Sie Ihre Rechnungen im Manager, mit dem Zahlungsmittel Ihrer Wahl, und so sehen Sie, was noch offen
  ist. Das geht mit Karte, mit TWINT oder
  auf Rechnung.
# Was Kunden tippen
keywords: [Rechnung, 'bezahlen: wie', "Karte"]
reviewed: 2026-11-20

draft: true
needs:
- id: account
  text: 'Ein Konto: Ihr''s'
- {id: card, text: Eine Karte, note: "Mit \\u00a0Limit"}
sections:
  - id: pay
    title: "Bezahlen \\"jetzt\\""
    steps:
      # Der erste Schritt
      - id: open
        text: Öffnen Sie die Rechnungen,
          und wählen Sie eine aus.   # warum: weil

        result: |
          Eine Zeile.
      # Der zweite Schritt
      # hat zwei Zeilen Kommentar
      - id: confirm
        was: [approve]
        text: > # gefaltet
            Bestätigen Sie.

      -   id: last
          text: >2-
            Zuletzt.
          more:
            - id: code
              shell: true
              code: |
                # kein Kommentar
                curl -H "x"

                  echo
            - {id: why, text: Darum.}
            # ein letzter Kommentar
"""
"""Every style of YAML, as nobody would combine them in one file."""


def _edited(content: str, new: bytes) -> str:
    """Return the lines that differ, as a diff shows them."""
    lines = unified_diff(content.splitlines(), new.decode().splitlines(), n=0, lineterm="")
    return "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))


def _texts(content: bytes) -> Iterator[tuple[Keys, Text]]:
    def inside(data: object, keys: Keys) -> Iterator[tuple[Keys, Text]]:
        if isinstance(data, Text):
            yield keys, data
        elif isinstance(data, dict | list):
            for key, value in data.items() if isinstance(data, dict) else enumerate(data):
                yield from inside(value, (*keys, key))

    document = read_document(SourceFile(PATH, content), "de")
    assert document.places
    return inside(document.data, ())


STEPS: Keys = ("sections", 0, "steps")


@pytest.mark.parametrize(
    ("keys", "words", "diff"),
    [
        (("title",), "Zahlen", "-title: Rechnungen bezahlen\n+title: Zahlen"),
        (("title",), "Zahlen: so", "-title: Rechnungen bezahlen\n+title: 'Zahlen: so'"),
        (("needs", 0, "text"), "Ihr's", "-  text: 'Ein Konto: Ihr''s'\n+  text: 'Ihr''s'"),
        (
            ("needs", 1, "text"),
            "Eine Karte, gültig",
            '-- {id: card, text: Eine Karte, note: "Mit \\u00a0Limit"}\n'
            "+- {id: card, text: 'Eine Karte, gültig', note: \"Mit \\u00a0Limit\"}",
        ),
        (
            ("needs", 1, "note"),
            "Ohne\u00a0Limit",
            '-- {id: card, text: Eine Karte, note: "Mit \\u00a0Limit"}\n'
            '+- {id: card, text: Eine Karte, note: "Ohne\\u00a0Limit"}',
        ),
        (
            ("keywords", 1),
            "zahlen",
            "-keywords: [Rechnung, 'bezahlen: wie', \"Karte\"]\n+keywords: [Rechnung, 'zahlen', \"Karte\"]",
        ),
        (
            ("sections", 0, "title"),
            'Zahlen "jetzt"',
            '-    title: "Bezahlen \\"jetzt\\""\n+    title: "Zahlen \\"jetzt\\""',
        ),
        (
            (*STEPS, 0, "text"),
            "Öffnen Sie die Rechnungen, und wählen Sie eine.",
            "-          und wählen Sie eine aus.   # warum: weil\n+          und wählen Sie eine.   # warum: weil",
        ),
        ((*STEPS, 0, "result"), "Zwei.", "-          Eine Zeile.\n+          Zwei."),
        ((*STEPS, 1, "text"), "Weiter.", "-            Bestätigen Sie.\n+            Weiter."),
        ((*STEPS, 2, "text"), "Fertig.", "-            Zuletzt.\n+            Fertig."),
        (
            (*STEPS, 2, "more", 0, "code"),
            '# kein Kommentar\ncurl -H "y"\n\n  echo',
            '-                curl -H "x"\n+                curl -H "y"',
        ),
        (("reviewed",), "2026-12-01", "-reviewed: 2026-11-20\n+reviewed: 2026-12-01"),
    ],
)
def test_only_the_words_change(keys: Keys, words: str, diff: str) -> None:
    new = with_texts(GUIDE.encode(), {keys: words})
    assert _edited(GUIDE, new) == diff


def test_a_folded_text_keeps_the_lines_that_say_the_same() -> None:
    old = dict(_texts(GUIDE.encode()))["summary",]
    new = with_texts(GUIDE.encode(), {("summary",): old.replace("mit TWINT", "mit einer App")})
    assert _edited(GUIDE, new) == (
        "-  ist. Das geht mit Karte, mit TWINT oder\n+  ist. Das geht mit Karte, mit einer App oder"
    )


def test_a_text_that_grows_too_long_for_its_line_is_folded() -> None:
    words = "Rechnungen bezahlen, und zwar so: " + "mit vielen Worten " * 8
    new = with_texts(GUIDE.encode(), {("title",): words})
    assert new.decode().splitlines()[1] == "title: >-"
    assert Tree(new).data["title"] == words.strip()


def test_several_texts_change_at_once_and_line_ends_stay() -> None:
    content = ("\ufeff" + GUIDE).replace("\n", "\r\n").encode()
    new = with_texts(content, {("title",): "A", ("summary",): "B " * 100, (*STEPS, 1, "text"): "C"})
    assert new.startswith(b"\xef\xbb\xbf# yaml")
    assert new.count(b"\n") == new.count(b"\r\n")
    assert [dict(_texts(new))[keys] for keys in (("title",), (*STEPS, 1, "text"))] == ["A", "C"]


def test_a_text_is_found_by_its_place() -> None:
    for keys, text in _texts(GUIDE.encode()):
        assert keys_at(GUIDE.encode(), text.place) == keys


@pytest.mark.parametrize(
    ("change", "diff"),
    [
        (lambda content: with_value(content, ("owner",), "billing", ("reviewed", "owner", "draft")), "+owner: billing"),
        (lambda content: with_value(content, ("draft",), False), "-draft: true\n+draft: false"),  # noqa: FBT003
        (
            lambda content: with_value(content, (*STEPS, 1, "note"), "Nur: einmal", ("id", "text", "note", "was")),
            "+        note: 'Nur: einmal'",
        ),
        (
            lambda content: with_value(content, ("needs", 1, "tip"), "So", ("id", "text", "tip", "note")),
            '-- {id: card, text: Eine Karte, note: "Mit \\u00a0Limit"}\n'
            '+- {id: card, text: Eine Karte, tip: So, note: "Mit \\u00a0Limit"}',
        ),
        (
            lambda content: with_value(
                content, (*STEPS, 0, "image"), {"file": "a.png", "marks": [{"id": "a", "at": [0.5, 0, 1, 1]}]}
            ),
            "+        image:\n+          file: a.png\n+          marks:\n"
            "+            - id: a\n+              at: [0.5, 0, 1, 1]",
        ),
        (lambda content: without(content, ("draft",)), "-draft: true"),
        (lambda content: without(content, (*STEPS, 0, "result")), "-        result: |\n-          Eine Zeile."),
        (
            lambda content: without(content, ("needs", 1, "note")),
            '-- {id: card, text: Eine Karte, note: "Mit \\u00a0Limit"}\n+- {id: card, text: Eine Karte}',
        ),
        (
            lambda content: without(content, (*STEPS, 1)),
            "-      # Der zweite Schritt\n-      # hat zwei Zeilen Kommentar\n"
            "-      - id: confirm\n-        was: [approve]\n"
            "-        text: > # gefaltet\n-            Bestätigen Sie.",
        ),
        (lambda content: without(content, (*STEPS, 2, "more", 1)), "-            - {id: why, text: Darum.}"),
        (
            lambda content: with_entry(
                content, STEPS, 1, {"id": "read", "text": "Lesen Sie.", "more": [{"id": "x", "code": "a\nb"}]}
            ),
            "+      - id: read\n+        text: Lesen Sie.\n+        more:\n+          - id: x\n"
            "+            code: |\n+              a\n+              b",
        ),
        (lambda content: with_entry(content, ("needs",), 2, {"id": "x", "text": "Neu"}), "+- id: x\n+  text: Neu"),
        (
            lambda content: with_entry(content, ("keywords",), 0, "zahlen, mit Karte"),
            "-keywords: [Rechnung, 'bezahlen: wie', \"Karte\"]\n"
            "+keywords: ['zahlen, mit Karte', Rechnung, 'bezahlen: wie', \"Karte\"]",
        ),
        (
            lambda content: with_list(content, ("keywords",), ["Rechnung", "TWINT", "Karte", "Konto"]),
            "-keywords: [Rechnung, 'bezahlen: wie', \"Karte\"]\n+keywords: [Rechnung, 'TWINT', \"Karte\", Konto]",
        ),
        (
            lambda content: with_entry_twice(content, (*STEPS, 1), {"confirm": "confirm-2"}),
            "+      # Der zweite Schritt\n+      # hat zwei Zeilen Kommentar\n+      - id: confirm-2\n"
            "+        text: > # gefaltet\n+            Bestätigen Sie.",
        ),
        (
            lambda content: with_entry_twice(content, ("needs", 1), {"card": "card-2"}),
            '+- {id: card-2, text: Eine Karte, note: "Mit \\u00a0Limit"}',
        ),
    ],
)
def test_fields_and_entries_are_added_and_removed(change: object, diff: str) -> None:
    assert _edited(GUIDE, change(GUIDE.encode())) == diff  # type: ignore[operator]


def test_an_entry_moves_with_the_comments_above_it_and_back_again() -> None:
    content = GUIDE.encode()
    for start, end in ((0, 1), (0, 2), (2, 0), (1, 2)):
        moved = with_entry_moved(content, (*STEPS, start), end)
        assert sorted(moved.splitlines()) == sorted(content.splitlines())
        assert with_entry_moved(moved, (*STEPS, end), start) == content
    lines = with_entry_moved(content, (*STEPS, 1), 0).decode().splitlines()
    assert lines.index("      # hat zwei Zeilen Kommentar") < lines.index("      # Der erste Schritt")


def test_a_list_that_loses_its_last_entry_is_removed_too() -> None:
    assert without(b"title: A\npoints:\n  - id: one\n    text: B\n", ("points", 0)) == b"title: A\n"


@pytest.mark.parametrize("content", [b"", b"- a\n", b"a: b: c\n", b"a: 1\na: 2\n", b"\xff", b"a: &b c\nd: *b\n"])
def test_a_file_that_cannot_be_read_is_refused(content: bytes) -> None:
    with pytest.raises(InPlaceError):
        with_texts(content, {("a",): "B"})


PIECES = (
    *("Rechnung", "und", "die", "–", "-", "1.", "#", "# x", ":", "a: b", "note:", "{ui.pay}", "[Konto](manager:start)"),
    *(
        "**fett**",
        "`a: |b|`",
        "&",
        "&amp;",
        "!",
        "*",
        "'",
        "''",
        '"',
        "\\",
        "\\n",
        "%",
        "@",
        "|",
        ">",
        "«Ja»",
        "l’école",
    ),
    *("?", "true", "null", "12", "0x1f", "1e3", "~", "...", "---", "2026-11-20", "\u00a0", "\u202f", "a\u00a0b", ","),
    *("]", "}", "{", "[", "=", "ß😀", "كتاب", "```", "- ["),
)
CODE = ("echo 1", "  two: 2", "", "# three", "\ttab", "'", '"', "- a", "trailing  ", "    ")


def _words(chance: random.Random, keys: Keys) -> str:
    if keeps_lines(keys):
        lines = "\n".join(chance.choices(CODE, k=chance.randint(1, 6)))
        return lines if lines.strip() else "echo"
    return " ".join(chance.choices(PIECES, k=chance.choice((1, 2, 3, 8, 30, 80))))


def _round_trip(number: int, files: list[bytes]) -> None:
    chance = random.Random(number)  # noqa: S311
    content = chance.choice(files)
    before = list(_texts(content))
    keys, _old = chance.choice(before)
    words = _words(chance, keys)
    new = with_texts(content, {keys: words})
    expected = [(other, as_read(words, keys) if other == keys else str(text)) for other, text in before]
    assert [(other, str(text)) for other, text in _texts(new)] == expected
    tree = Tree(content)
    start, end = tree.entry(keys).start, tree.end(tree.entry(keys))
    lines, lines_now = content.splitlines(), new.splitlines()
    above, below = tree.number(start) - 1, len(lines) - tree.number(end)
    assert lines_now[:above] == lines[:above]
    assert lines_now[len(lines_now) - below :] == lines[len(lines) - below :]
    first, last = tree.value(tree.entry(keys))
    assert new.count(b" # ") >= content.count(b" # ") - tree.text[first:last].count(" # ")  # comments after a text
    restored = with_texts(new, {keys: str(_old)})
    assert [(other, str(text)) for other, text in _texts(restored)] == [(other, str(text)) for other, text in before]


def _lists(content: bytes) -> list[tuple[Keys, int]]:
    """Return the lists of entries with ids, each with its number of entries."""
    entries = [keys[:-1] for keys, _text in _texts(content) if keys[-1] == "id"]
    return [
        (keys, sum(other[:-1] == keys for other in entries)) for keys in sorted({own[:-1] for own in entries}, key=str)
    ]


def _structure(number: int, files: list[bytes]) -> None:
    """Add, move, copy and delete entries, until the file is as it was before."""
    chance = random.Random(number)  # noqa: S311
    content = chance.choice(files)
    keys, many = chance.choice(_lists(content))
    start, end = chance.randrange(many), chance.randrange(many)
    assert with_entry_moved(with_entry_moved(content, (*keys, start), end), (*keys, end), start) == content
    added = with_entry(content, keys, start, {"id": "new-one", "text": _words(chance, ())})
    noted = with_value(added, (*keys, start, "note"), _words(chance, ()), ("id", "text", "note"))
    assert without(noted, (*keys, start)) == content
    texts = [(other, text) for other, text in _texts(content) if other[: len(keys) + 1] == (*keys, start)]
    ids = {str(text): f"{text}-2" for other, text in texts if other[-1] == "id"}
    twice = with_entry_twice(content, (*keys, start), ids)
    assert set(content.splitlines()) <= set(twice.splitlines())
    removed = without(twice, (*keys, start + 1))
    assert [line for line in content.splitlines() if not line.strip().startswith(b"#")] == [
        line for line in removed.splitlines() if not line.strip().startswith(b"#")
    ]


SMALL = Path(__file__).parent / "docs"


def _files(folder: Path) -> list[bytes]:
    real = [path.read_bytes() for path in sorted(folder.glob("*/*/*.yml"))]
    return [GUIDE.encode(), GUIDE.replace("\n", "\r\n").encode()] * (len(real) // 4) + real


def test_random_texts_can_be_read_back_and_all_else_stays() -> None:
    files = _files(SMALL)
    for number in range(100):
        _round_trip(number, files)


@pytest.mark.slow
def test_entries_are_added_and_removed_and_all_else_stays() -> None:
    files = _files(SMALL)
    for number in range(50):
        _structure(number, files)


@pytest.mark.thorough
def test_a_thousand_random_changes_leave_all_else_as_it_was() -> None:
    files = _files(DOCS)
    for number in range(1000):
        _round_trip(number, files)
    for number in range(200):
        _structure(number, files)


def test_thousands_of_entries_are_added_in_one_step() -> None:
    words = [f"word {number}" for number in range(3000)]  # one by one, it would take an hour
    for content in (b"keywords: [a, b]\ntitle: x\n", b"keywords:\n  - a\n  - b\ntitle: x\n"):
        changed = with_list(content, ("keywords",), ["a", *words, "b", "c", "d"])
        assert data_of(changed.decode()) == {"keywords": ["a", *words, "b", "c", "d"], "title": "x"}
