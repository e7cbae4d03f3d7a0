"""PO files whose end is missing: nothing but whole translations is taken, and what is missing is reported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from translate.storage import pypo

from kb.content.text import Place, Text
from kb.handover import po
from kb.handover.reading import read
from kb.handover.report import not_in_file
from kb.handover.returned import ReturnedFileError
from kb.handover.texts import HandedText, Job
from kb.translations.states import State
from tests.conftest import LANGUAGES
from tests.content.changes import replaced
from tests.handover.conftest import run, states

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SAID = (
    *("Payez.", "", "Ouvrez la page « Factures » et cliquez sur {ui.pay}, puis choisissez le moyen de paiement."),
    *('Entrez "oui", puis \\ et "non"', '\\"', "# Aide\n\nBonjour.\n\n- Un\n- Deux", "Un\n", "Deux", "Trois"),
    'Le message "Payé" apparaît et la facture est dans l’archive, où elle reste.\n\nEt "après" ?',
)
"""Ten texts. The last is the longest part of a file to be cut, as nothing but the end is missing then."""
ANSWER = "billing/pay#too-late.answer"
NEW_LINE = ord("\n")


@pytest.fixture(scope="module")
def whole() -> bytes:
    """Return a file with ten texts of two guides."""
    return po.written(Job("de", "fr", tuple(_handed(number, said) for number, said in enumerate(SAID))))


def _handed(number: int, said: str) -> HandedText:
    return HandedText(
        name=f"billing/{'pay' if number < 5 else 'cash'}#a-{number}.text",
        source=Text(f"Text {number}", Place(Path("docs/de/billing/pay.yml")), "de"),
        own=said,
        state=State.CURRENT,
        place="docs/de/billing/pay.yml:1",
        was="",
        notes=("A step",),
    )


def wrapped(content: bytes) -> bytes:
    """Return the file with long translations on several lines, as gettext and Poedit write them."""
    store = pypo.pofile.parsestring(content)
    for unit in store.units:
        unit.wrapper = pypo.PoWrapper(width=40)
        unit.target = str(unit.target)
    return bytes(store)


def without_end(content: bytes) -> bytes:
    """Return the file without entries that are commented out, which `msgattrib --no-obsolete` removes."""
    return content.partition(b"\n#~")[0]


def test_whole_translations_alone_are_taken_from_a_file_cut_after_a_line(tmp_path: Path, whole: bytes) -> None:
    file = wrapped(whole)
    taken_from_cut_files_is_whole(
        tmp_path / "fr.po", file, [at + 1 for at, sign in enumerate(file) if sign == NEW_LINE]
    )


@pytest.mark.thorough
@pytest.mark.parametrize("form", [bytes, wrapped, without_end, lambda file: without_end(wrapped(file))])
def test_whole_translations_alone_are_taken_from_a_file_cut_anywhere(
    tmp_path: Path, whole: bytes, form: Callable[[bytes], bytes]
) -> None:
    file = form(whole)
    taken_from_cut_files_is_whole(tmp_path / "fr.po", file, range(len(file)))


def taken_from_cut_files_is_whole(path: Path, file: bytes, ends: Iterable[int]) -> None:
    """Check that of the file, cut at each of these bytes, translations are taken whole or not at all."""
    path.write_bytes(file)
    whole = {text.name: text.words for text in read(path, LANGUAGES).texts}
    assert len(whole) == len(SAID)
    for end in ends:
        path.write_bytes(file[:end])
        try:
            texts = read(path, LANGUAGES).texts
        except ReturnedFileError:
            continue
        taken = {text.name: text.words for text in texts if text.is_finished and text.is_whole}
        assert taken.items() <= whole.items(), end


def test_what_is_not_in_a_file_is_listed(tmp_path: Path, whole: bytes) -> None:
    path = tmp_path / "fr.po"
    path.write_bytes(whole)
    assert list(not_in_file(read(path, LANGUAGES), path)) == []
    path.write_bytes(b"#. A step".join(whole.split(b"#. A step")[:5]))
    assert list(not_in_file(read(path, LANGUAGES), path)) == [
        f"{path}: 6 of the 10 exported texts are not in the file; unless a part of them was returned, ask for the "
        "whole file:",
        "  billing/pay: 1 of 5",
        "  billing/cash: 5 of 5",
    ]


def test_words_that_may_break_off_are_shown_and_not_taken(recorded: Path, tmp_path: Path) -> None:
    run(recorded, "export", "--language", "fr", "--guide", "billing/pay", "--format", "po", tmp_path / "out")
    file = tmp_path / "out/de-fr/source/fr.po"
    before = (recorded / "fr/billing/pay.yml").read_bytes()
    replaced('msgstr "Alors payez tout de suite."', 'msgstr ""\n"Alors payez tout "\n"de suite et en ligne."')(file)
    content = file.read_text(encoding="utf-8").partition('"de suite et')[0]
    file.write_text(content, encoding="utf-8")
    code, output = run(recorded, "import", file)
    line = content.count("\n", 0, content.index("#. The answer")) + 1
    assert (code, output.splitlines()[0]) == (
        1,
        f"{file}:{line}: {ANSWER}: not taken, as the end of the file is missing, so its last words may be cut off; "
        "expected the whole file, or an empty line after them if they are complete: “Alors payez tout ”",
    )
    assert (recorded / "fr/billing/pay.yml").read_bytes() == before
    file.write_text(f"{content}\n", encoding="utf-8")
    assert run(recorded, "import", file)[0] == 0
    assert str(states(recorded)[ANSWER].unit.own) == "Alors payez tout"


def test_the_end_of_a_file_without_changes_is_not_missed(recorded: Path, tmp_path: Path) -> None:
    run(recorded, "export", "--language", "fr", "--guide", "billing/pay", "--format", "po", tmp_path / "out")
    file = tmp_path / "out/de-fr/source/fr.po"
    file.write_bytes(without_end(file.read_bytes()))
    code, output = run(recorded, "import", file)
    assert (code, output) == (0, "fr: no texts written; 0 right as before; 10 unchanged; 0 not finished.\n")
