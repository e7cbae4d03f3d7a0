"""Faults of the blocks below the text of a step or point: code, tables, settings, steps, cases."""

import re
from collections.abc import Iterable, Iterator, Sequence

from kb.checks.markup import malformed_links, raw_html, unknown_destinations
from kb.content.counted import counted
from kb.content.fields import items
from kb.content.finding import Finding, nearest
from kb.content.guide import OF_CODE, Case, Detail, Note, Setting, Table
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.site import Shared
from kb.content.text import Text
from kb.render.code import LANGUAGES


def blocks_of_no_kind(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find blocks that hold nothing."""
    for block in items(guide.versions[guide.source], Note):
        if not block.kinds:
            yield Finding(block.id.place, f"the block “{block.id}” is empty", f"add {_one_of(block.all_kinds())}")


def blocks_of_several_kinds(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find blocks that hold more than one thing, whose order nobody could tell."""
    for block in items(guide.versions[guide.source], Note):
        if len(block.kinds) > 1:
            wrong = f"the block “{block.id}” holds {' and '.join(f'“{kind}”' for kind in block.kinds)}"
            yield Finding(block.id.place, wrong, "begin another block for each: “- id: …”")


def blocks_of_another_kind(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find blocks of a translation that do not hold what they hold in the source."""
    kinds = {block.id: block.kinds for block in items(guide.versions[guide.source], Note)}
    for language, version in guide.versions.items():
        for block in items(version, Note) if language != guide.source else ():
            in_source = kinds[block.id]
            for kind in (kind for kind in block.kinds if in_source and kind not in in_source):
                wrong = f"in the source, the block “{block.id}” holds no “{kind}”"
                yield Finding(getattr(block, kind).place, wrong, f"write “{in_source[0]}: …”")


def fields_of_missing_code(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find blocks that describe code they do not have, or say both its language and that it is for a terminal."""
    for block in items(guide.versions[guide.source], Detail):
        given = [f"“{name}”" for name in OF_CODE if getattr(block, name)]
        if given and not block.code:
            yield Finding(block.id.place, f"{' and '.join(given)} without “code”", "add “code: |”, and its lines below")
        elif block.shell and block.language:
            wrong = "“shell” and “language” exclude each other: a terminal has its own language"
            yield Finding(block.language.place, wrong, "remove one of the two")


def unknown_languages_of_code(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find languages of code that Pygments does not know."""
    for block in items(guide.versions[guide.source], Detail):
        if block.language and block.language not in LANGUAGES:
            wrong = f"unknown language “{block.language}” of code"
            yield Finding(block.language.place, wrong, nearest(block.language, LANGUAGES))


def rows_of_another_length(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find rows that have more or fewer cells than the head of their table."""
    for table in items(guide.versions[guide.source], Table):
        for row in table.rows:
            if len(row.cells) != len(table.head):
                wrong = f"the row “{row.id}” has {_cells(row.cells)}"
                yield Finding(row.id.place, wrong, f"expected {len(table.head)}, as the head of the table has")


def differing_cells(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find rows and heads of translations that have more or fewer cells than in the source."""
    for language, version in guide.versions.items():
        for table, source in zip(items(version, Table), items(guide.versions[guide.source], Table), strict=True):
            for own in (table.head, *(row.cells for row in table.rows)):
                if len(own) != len(source.head) and own[0].language == language != guide.source:
                    expected = f"expected {len(source.head)}, as the head has in the source"
                    yield Finding(own[0].place, f"found {_cells(own)}", expected)


def settings_without_one_value(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find settings that do not say what to enter, say it twice, or say it on several lines."""
    for setting in items(guide.versions[guide.source], Setting):
        if not setting.value and not setting.text:
            wrong = f"the setting “{setting.id}” has no value"
            yield Finding(setting.id.place, wrong, "add “value: …”, or “text: …” if it differs from reader to reader")
        elif setting.value and setting.text:
            yield Finding(setting.text.place, "“value” and “text” both say what to enter", "remove one of the two")
        elif setting.value and "\n" in setting.value:
            yield Finding(setting.value.place, "the value has several lines", "expected one, as it is to be entered")


def facts_to_be_entered(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find facts in the values of settings, which are entered as they are written."""
    for setting in items(guide.versions[guide.source], Setting):
        if setting.value and (found := re.search(r"\{[a-z_]+\.[a-z_-]+\}", setting.value)):
            wrong = f"readers would enter {found.group()} as it is written"
            expected = "write the value itself, or “text: …” in place of “value: …”"
            yield Finding(setting.value.place, wrong, expected, "warning")


def marks_around_code(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find code with the marks that Markdown has around it, or with the sign of the terminal's own before commands."""
    for block in items(guide.versions[guide.source], Detail):
        lines = block.code.rstrip().split("\n") if block.code else [""]
        if block.code and len(lines) > 1 and lines[0].startswith("```") and lines[-1].strip() == "```":
            wrong = "readers would see and copy the ``` around the code"
            yield Finding(block.code.place, wrong, "remove both lines", "warning")
        elif block.code and block.shell and all(re.match(r"[$>] ", line) for line in lines if line.strip()):
            wrong = f"readers would copy “{lines[0][:2]}” with each command"
            yield Finding(block.code.place, wrong, "remove it: it is the terminal’s own", "warning")


def cases_without_one_way(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find cases that have both steps and a link to go on elsewhere, or neither."""
    for case in items(guide.versions[guide.source], Case):
        if not case.steps and not case.go:
            wrong = f"the case “{case.id}” does not say how to go on"
            yield Finding(case.id.place, wrong, "add “steps:”, or “go: …” with a guide or a destination")
        elif case.steps and case.go:
            yield Finding(case.go.place, "“steps” and “go” both say how to go on", "remove one of the two")


def cases_that_go_nowhere(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find cases whose `go` names neither a guide nor a destination, or whose words hold more than a link may."""
    for language, version in guide.versions.items():
        for case in items(version, Case):
            if not case.go:
                continue
            if re.search(r"[][]", case.condition):
                if case.condition.language == language:
                    wrong = "the words of a case that goes on elsewhere contain a link"
                    expected = "write them without brackets: all of them become the link"
                    yield Finding(case.condition.place, wrong, expected)
            elif re.search(r"[][()]", case.go):
                yield Finding(case.go.place, f"“go” holds more than a target: {case.go}", "expected the target alone")
            elif language == guide.source:
                for check in (raw_html, malformed_links, unknown_destinations):
                    yield from check(case.words, shared)


def _cells(cells: Sequence[Text]) -> str:
    return counted(len(cells), "cell")


def _one_of(names: Iterable[str]) -> str:
    *others, last = (f"“{name}: …”" for name in names)
    return f"{', '.join(others)} or {last}"
