"""Whatever a text contains, nothing is lost on the way to translators and back."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import etree
from translate.storage import pypo

from kb.content.characters import refused
from kb.content.document import as_read
from kb.content.inline import tokens
from kb.content.text import Place, Text
from kb.handover import memory, po, xliff
from kb.handover.exporting import export
from kb.handover.importing import take
from kb.handover.reading import read
from kb.handover.texts import HandedText, Job, Translated, digest_of_words, jobs
from kb.translations.recording import record
from kb.translations.states import State, states_of_site
from tests.conftest import LANGUAGES, loaded, write_docs
from tests.handover.conftest import returned_text
from tests.handover.test_exporting import segments

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kb.handover.formats import Format

PATH = Path("returned")

pieces = st.sampled_from(
    [
        *("{ui.pay}", "{auto_renewal.lead}", "[la page](guide:billing/pay#a)", "![trois points](icon:more)", "]]>"),
        *("`rm <name>`", "++ctrl+c++", "**gras**", "&amp;", "<b>", "%s", "%(a)s", "\\", "\\n", '"', "'", "«", "»"),
        *(
            "\u00a0",
            "\u202f",
            "…",
            "é",
            "ß",
            "#",
            "#~",
            "msgid",
            ": ",
            "- ",
            "--",
            "<!--",
            "|",
            "{",
            "[a]",
            "\U0001f600",
        ),
    ]
)
words = st.lists(st.one_of(pieces, st.text(max_size=8)), max_size=12).map("".join)
texts = words.map(lambda text: as_read("".join(sign for sign in text if not refused(sign)), ())).filter(bool)
states = st.sampled_from([State.CURRENT, State.STALE, State.BOTH_CHANGED, State.MISSING])


@st.composite
def handed_texts(draw: st.DrawFn) -> tuple[HandedText, ...]:
    found = draw(st.lists(st.tuples(texts, texts, states, texts, texts), min_size=1, max_size=4))
    return tuple(
        HandedText(
            name=f"billing/pay#a-{number}.text",
            source=Text(source, Place(Path("docs/de/billing/pay.yml")), "de"),
            own="" if state is State.MISSING else own,
            state=state,
            place="docs/de/billing/pay.yml:1",
            was=was if state in (State.STALE, State.BOTH_CHANGED) else "",
            notes=(note,),
        )
        for number, (source, own, state, was, note) in enumerate(found)
    )


def files_keep_everything(given_texts: tuple[HandedText, ...]) -> None:
    job = Job("de", "fr", given_texts)
    for text, back in zip(given_texts, po.read(po.written(job).decode(), PATH).texts, strict=True):
        is_current = text.state is State.CURRENT
        base = digest_of_words(text.own)
        assert back == returned_text(text.name, str(text.source), text.own, is_finished=is_current, base=base)
    for text, back in zip(given_texts, xliff.read(xliff.written(job), PATH).texts, strict=True):
        shown = text.own if text.state is State.CURRENT else str(text.source)
        is_current = text.state is State.CURRENT
        base = digest_of_words(text.own)
        assert back == returned_text(text.name, str(text.source), shown, is_finished=is_current, base=base)


@given(handed_texts())
@settings(max_examples=50)
def test_files_keep_every_text(given_texts: tuple[HandedText, ...]) -> None:
    files_keep_everything(given_texts)


@pytest.mark.thorough
@given(handed_texts())
@settings(max_examples=1000)
def test_files_keep_a_thousand_texts(given_texts: tuple[HandedText, ...]) -> None:
    files_keep_everything(given_texts)


@given(texts, texts)
def test_the_memory_keeps_every_text(tmp_path_factory: pytest.TempPathFactory, source: str, own: str) -> None:
    path = tmp_path_factory.getbasetemp() / "memory.tmx"
    path.write_bytes(memory.written(Job("de", "fr", (), before=(Translated("a/b#c.text", source, own),))))
    assert segments(path) == {source: own}


said = st.lists(
    st.sampled_from(
        [
            *(
                "l’été",
                "#a",
                "- b",
                "a:b",
                "&a",
                "%a",
                "@a",
                "yes",
                "null",
                "True",
                "~",
                "…",
                "\u00e9",
                "?a",
                "> a",
                "\\",
            ),
            *(
                "«\u202fa\u202f»",
                "a\u202f:",
                "a\u202f?",
                "= b",
                "`- 'x': \"y\"`",
                "x" * 40,
                "\U0001f600",
                "--- a",
                "=a",
            ),
        ]
    ),
    min_size=1,
    max_size=12,
).map(lambda pieces: f"Ceci {' '.join(pieces)}")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return docs with recorded translations, to be copied."""
    docs = write_docs(tmp_path_factory.mktemp("original") / "docs")
    record(loaded(docs)[0])
    return docs


@pytest.mark.parametrize("kind", ["po", "xliff"])
@given(st.data())
@settings(max_examples=2, phases=[Phase.generate])
def test_translations_come_back(original: Path, kind: Format, data: st.DataObject) -> None:
    translations_come_back(original, kind, data)


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["po", "xliff"])
@given(st.data())
@settings(max_examples=20, phases=[Phase.generate])
def test_a_thousand_translations_come_back(original: Path, kind: Format, data: st.DataObject) -> None:
    translations_come_back(original, kind, data)


def translations_come_back(original: Path, kind: Format, data: st.DataObject) -> None:
    """Export the French texts of a copy of docs/, change 30 translations in the files, and import them."""
    with TemporaryDirectory() as folder:
        docs, out = Path(folder) / "docs", Path(folder) / "out"
        shutil.copytree(original, docs)
        site = loaded(docs)[0]
        export(site, jobs(site, "fr"), kind, out)
        before = said_in(docs)
        inline = sorted(name for name in before if not name.startswith("interface#"))  # labels have no markup
        names = data.draw(st.lists(st.sampled_from(inline), min_size=30, max_size=30, unique=True))
        new = {name: f"{data.draw(said)} {' '.join(what_must_stay(before[name]))}".strip() for name in names}
        files = list(out.glob("*/source/*"))
        for file in files:
            translate(file, new)
        taken = take(site, "fr", [text for file in files for text in read(file, LANGUAGES).texts])
        assert (taken.refused, taken.conflicts, taken.gone, taken.unfinished) == ({}, [], [], [])
        assert said_in(docs) == before | new
        assert all(state.state is State.CURRENT for state in states_of_site(loaded(docs)[0], "fr"))


def said_in(docs: Path) -> dict[str, str]:
    """Return the French texts, except for those of home pages, which are Markdown."""
    states = states_of_site(loaded(docs)[0], "fr")
    return {state.unit.name: str(state.unit.own) for state in states if state.unit.own and state.unit.source}


def what_must_stay(words: str) -> Iterator[str]:
    """Yield the facts, labels and links of a text."""
    yield from (token.source for token in tokens(words) if token.kind in ("fact", "label", "link"))


def translate(path: Path, new: Mapping[str, str]) -> None:
    """Write words into a file like a translator’s program."""
    if path.suffix == ".po":
        store = pypo.pofile.parsefile(str(path))
        for unit in store.units:
            unit.target = new.get(unit.getcontext(), unit.target)
        path.write_bytes(bytes(store))
        return
    root = etree.fromstring(path.read_bytes())
    for unit in root.iter("{*}trans-unit"):
        if unit.get("id") in new:
            target = unit.find("{*}target")
            target[:] = []
            target.text = new[unit.get("id")]
    path.write_bytes(etree.tostring(root, encoding="UTF-8"))
