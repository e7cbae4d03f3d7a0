"""Files that cannot be imported: each is reported in one sentence, and nothing is written."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.content.text import Place
from kb.handover import reading
from kb.handover.reading import read
from kb.handover.returned import ReturnedFileError
from tests.conftest import LANGUAGES

PO = 'msgid ""\nmsgstr "Language: fr\\n"\n\nmsgctxt "a/b#c"\nmsgid "x"\nmsgstr "y"\n'
XLIFF = (
    '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"><file original="a" source-language="de" '
    'target-language="fr" datatype="plaintext"><body>{}</body></file></xliff>'
)
UNIT = '<trans-unit id="a/b#c"><source>x</source><target>y</target></trans-unit>'
BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OTHER_FILE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
NO_TYPE = "fr: it has a document type or entities, which could do harm; remove them"
NO_UTF8 = "it is not text in UTF-8; expected a PO or XLIFF file in that encoding"
NO_PO = (
    "fr:1: it is neither an XLIFF nor a PO file that can be read; expected a line with “msgctxt”, “msgid” or “msgstr”, "
    'words between "…", or a comment'
)

BAD = {
    "empty": (b"", "fr: it is empty"),
    "blank": (b" \n\n", "fr: it is empty"),
    "an image": (b"\x89PNG\r\n\x1a\n\xff", f"fr:1: {NO_UTF8}"),
    "Latin-1": (PO.replace("y", "\xe9t\xe9").encode("latin-1"), f"fr:6: {NO_UTF8}"),
    "zeros": (b"\0\0\0\0", "fr: it is not text; expected a PO or XLIFF file"),
    "prose": (b"Dear team,\nhere is my translation.\n", NO_PO),
    "YAML": (b"title: Payer\nsummary: Payez\n", NO_PO),
    "PO without a language": (
        PO.replace("Language: fr", "X: y").encode(),
        "fr: its header does not name the language; expected a line such as “Language: fr”",
    ),
    "PO without a header": (
        b'msgctxt "a"\nmsgid "x"\nmsgstr "y"\n',
        "fr: its header does not name the language; expected a line such as “Language: fr”",
    ),
    "PO in a language that the site lacks": (
        PO.replace(": fr", ": es").encode(),
        "fr: it is in “es”, not a language of the site; expected one of: de, en, fr, it",
    ),
    "PO with a text twice": (
        (PO + PO.partition("\n\n")[2].replace('"x"', '"z"')).encode(),
        "fr:7: “a/b#c” is also on line 4; remove one of the two",
    ),
    "XML with an element that is not closed": (
        XLIFF.format(UNIT.replace("</target>", "")).encode(),
        "fr:1: it is not well-formed XML: mismatched tag in column 207; expected the file as a program saved it",
    ),
    "a bomb": ((BOMB + XLIFF.format(UNIT)).encode(), NO_TYPE),
    "another file": ((OTHER_FILE + XLIFF.format(UNIT.replace("y", "&a;"))).encode(), NO_TYPE),
    "a translation memory": (b"<tmx version='1.4'/>", "fr: its outermost element is “tmx”; expected XLIFF 1.2 or PO"),
    "HTML": (b"<!DOCTYPE html><html></html>", NO_TYPE),
    "XLIFF 2": (XLIFF.replace('"1.2"', '"2.0"').encode(), "fr: it is XLIFF 2.0; expected 1.2"),
    "XLIFF without a language": (
        XLIFF.replace(' target-language="fr"', "").encode(),
        "fr:1: each <file> must have the same target-language",
    ),
    "XLIFF in a language that the site lacks": (
        XLIFF.replace('"fr"', '"pt-BR"').encode(),
        "fr: it is in “pt-BR”, not a language of the site; expected one of: de, en, fr, it",
    ),
    "XLIFF with a text twice": (
        XLIFF.format(f"{UNIT}\n{UNIT}").encode(),
        "fr:2: “a/b#c” is also on line 1; remove one of the two",
    ),
    "XLIFF without files": (
        b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>',
        "fr: it is not an XLIFF file that can be read",
    ),
    "nested too deeply": (
        XLIFF.format("<group>" * 5000 + "</group>" * 5000).encode(),
        "fr: it is not an XLIFF file that can be read",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_a_fault_is_one_sentence(tmp_path: Path, name: str) -> None:
    content, told = BAD[name]
    path = tmp_path / "fr"
    path.write_bytes(content)
    with pytest.raises(ReturnedFileError) as error:
        read(path, LANGUAGES)
    assert error.value.seen_in(Path("fr")) == f"{told}."


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (PO[:-6], 6),
        (PO[:-3], 6),
        (PO[: PO.index("msgstr", 20)], 5),
        (PO[: PO.index("msgid", 20)], 4),
        (PO + "\n#. The title of a gui", 8),
        (PO + "\n#, fuzzy\nmsg", 9),
        (XLIFF.format(UNIT)[:-12], 1),
        (XLIFF.format(f"\n{UNIT}\n")[: -len("</body></file></xliff>")], 2),
        (XLIFF.format(UNIT.replace("y", "<![CDATA[y"))[:220], 1),
    ],
)
def test_a_file_that_breaks_off_is_not_taken(tmp_path: Path, content: str, line: int) -> None:
    path = tmp_path / "fr"
    for written in (content.encode(), content.encode("utf-16"), content.replace("\n", "\r\n").encode()):
        path.write_bytes(written)
        with pytest.raises(ReturnedFileError) as error:
            read(path, LANGUAGES)
        told = error.value.seen_in(Path("fr"))
        assert told == f"fr:{line}: it breaks off here, and the rest is missing; expected the whole file."


ENTRY = '#. A note\nmsgctxt "a/b#d"\nmsgid "x"\nmsgstr ""\n"y"\n'


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (PO, [4]),
        (f"{PO}\n{ENTRY}", [4, 8]),
        (f"{PO}\n\n\n{ENTRY}", [4, 10]),
        (f'\n# French\n{PO}\n#~ msgid "x"\n#~ msgstr "y"\n\n{ENTRY}', [6, 13]),
        (XLIFF.format(f"\n{UNIT}\n\n{UNIT.replace('#c', '#d')}"), [2, 4]),
        ('\n<?xml version="1.0"\n?>\n' + XLIFF.format(f"\n{UNIT}"), [5]),
        (XLIFF.format("\n" * 70_000 + UNIT), [70_001]),
    ],
)
def test_each_text_has_the_line_of_its_entry(tmp_path: Path, content: str, lines: list[int]) -> None:
    path = tmp_path / "fr"
    for written in (content.encode(), content.encode("utf-16"), content.replace("\n", "\r\n").encode()):
        path.write_bytes(written)
        assert [text.place for text in read(path, LANGUAGES).texts] == [Place(path, line) for line in lines]


def test_a_comment_at_the_end_is_no_text(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    path.write_text(f"{PO}\n# The end\n", encoding="utf-8")
    assert [text.name for text in read(path, LANGUAGES).texts] == ["a/b#c"]


@pytest.mark.parametrize("end", ["\r", "\r\n", "\r\r\n"])
def test_lines_may_end_as_on_any_system(tmp_path: Path, end: str) -> None:
    path = tmp_path / "fr.po"
    path.write_bytes(PO.replace("\n", end).encode())
    assert [text.words for text in read(path, LANGUAGES).texts] == ["y"]


def test_a_translation_of_spaces_is_none(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    path.write_text(PO.replace('"y"', '"  "'), encoding="utf-8")
    assert [text.is_finished for text in read(path, LANGUAGES).texts] == [False]


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "fr.po"
    path.write_text(PO, encoding="utf-8")
    monkeypatch.setattr(reading, "LARGEST", 10)
    with pytest.raises(ReturnedFileError, match="the file has more than 0 MB"):
        read(path, LANGUAGES)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    os.mkfifo(path)
    with pytest.raises(ReturnedFileError, match="it is not a file"):
        read(path, LANGUAGES)


@pytest.mark.parametrize("encoding", ["UTF-8", "ISO-8859-1", "UTF-16", "none"])
def test_a_wrong_declared_encoding_does_no_harm(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "fr.xlf"
    declaration = f'\n<?xml version="1.0" encoding="{encoding}"?>\n'
    path.write_text(declaration + XLIFF.format(UNIT.replace("y", "été")), encoding="utf-8")
    assert [text.words for text in read(path, LANGUAGES).texts] == ["été"]


@pytest.mark.parametrize("language", ["fr", "fr_CH", "fr-ch", "FR"])
def test_a_language_may_have_a_region(tmp_path: Path, language: str) -> None:
    path = tmp_path / "x"
    for content in (PO.replace(": fr", f": {language}"), XLIFF.replace('"fr"', f'"{language}"').format(UNIT)):
        path.write_text(content, encoding="utf-8")
        file = read(path, LANGUAGES)
        assert (file.language, [(text.name, text.source, text.words) for text in file.texts]) == (
            "fr",
            [("a/b#c", "x", "y")],
        )


@pytest.mark.parametrize(
    ("target", "is_finished"),
    [
        ("<target>y</target>", True),
        ('<target state="needs-translation">y</target>', True),  # as OmegaT leaves it
        ('<target state="needs-review-translation">y</target>', False),
        ("<target>x</target>", False),
        ('<target state="translated">x</target>', True),
        ("<target/>", False),
        ("", False),
        ("<target> \n </target>", False),
        ('<target state-qualifier="mt-suggestion">y</target>', False),
        ('<target state="needs-translation" state-qualifier="fuzzy-match">y</target>', False),
        ('<target state="translated" state-qualifier="fuzzy-match">y</target>', True),
        ('<target state="translated" state-qualifier="rejected-grammar">y</target>', False),
        ('<target>a<mrk mtype="protected">{b}</mrk><x id="1"/>c</target>', True),
    ],
)
def test_the_state_of_a_target(tmp_path: Path, target: str, *, is_finished: bool) -> None:
    path = tmp_path / "fr.xlf"
    path.write_text(XLIFF.format(UNIT.replace("<target>y</target>", target)), encoding="utf-8")
    (text,) = read(path, LANGUAGES).texts
    assert text.is_finished is is_finished
    assert text.words.strip() in ("y", "x", "", "a{b}c")


@given(st.one_of(st.binary(), st.text().map(lambda text: text.encode(errors="surrogatepass"))))
def test_any_error_in_a_returned_file_is_reported(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz"
    path.write_bytes(content)
    _read_or_told(path)


@given(st.sampled_from([PO, XLIFF.format(UNIT)]), st.integers(0, 400), st.integers(0, 40), st.text(max_size=8))
def test_a_damaged_file_is_read_or_reported(
    tmp_path_factory: pytest.TempPathFactory, file: str, at: int, length: int, new: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "fuzz"
    path.write_bytes((file[:at] + new + file[at + length :]).encode(errors="surrogatepass"))
    _read_or_told(path)


def _read_or_told(path: Path) -> None:
    try:
        file = read(path, LANGUAGES)
    except ReturnedFileError as error:
        assert "\n" not in str(error)
    else:
        assert file.language in LANGUAGES
