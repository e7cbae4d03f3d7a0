"""Changes are handed in as a commit on a branch, or without Git as a patch that Git can apply."""

from __future__ import annotations

import os
import subprocess
from base64 import b64encode
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from kb.content.new_guide import write_new_guide
from kb.editing.editor import Editor
from kb.editing.journal import Journal

if TYPE_CHECKING:
    from tests.editing.conftest import Session

GUIDE = """\
draft: true
title: Geld zurück
summary: So geht es.
keywords: [Geld zurück]
reviewed: 2026-11-20
owner: billing
faq:
  - {id: how-long, question: Wie lange dauert es?, answer: Drei Tage.}
"""
NAME = {"GIT_AUTHOR_NAME": "Rosa", "GIT_COMMITTER_NAME": "Rosa"}
NO_CONFIG = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


@pytest.fixture(autouse=True)
def _no_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Give Git no identity, and hide repositories above the test's folder."""
    for name, value in {**NO_CONFIG, "GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}.items():
        monkeypatch.setenv(name, value)


def _git(root: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Rosa", "-c", "user.email=rosa@example.com"]
    done = subprocess.run(["git", "-C", root, *identity, *arguments], check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def repository(session: Session) -> Path:
    root = session.root
    (root / ".gitignore").write_text(".cache/\n", encoding="utf-8")
    _git(root, "init", "--quiet", "--initial-branch", "main")
    _git(root, "add", ".")
    _git(root, "commit", "--quiet", "--message", "All of it")
    return root


def _change(session: Session) -> None:
    session.saved("save", unit="billing/pay#title", words="Rechnungen bezahlen", was="Eine Rechnung bezahlen")
    session.saved("add", after="pay-one-open", words="Check the amount.")


def test_changes_are_shown_with_old_and_new_words(session: Session) -> None:
    _change(session)
    title, step = session.ask("changes")["texts"]
    assert (title["file"], title["page"], title["unit"]) == ("docs/de/billing/pay.yml", "de/billing/pay/", "title")
    assert title["title"] == "Rechnungen bezahlen"
    assert title["pieces"][:2] == [("old", "Eine Rechnung"), ("new", "Rechnungen")]
    assert (step["unit"], step["pieces"]) == ("check-the-amount.text", [("new", "Check the amount.")])


def test_a_new_id_is_one_change_in_each_file(session: Session) -> None:
    session.saved("rename", id="pay-one-choose", new="choose")
    changes = [(own["file"], own["unit"]) for own in session.ask("changes")["texts"]]
    assert changes == [
        ("docs/de/billing/pay.yml", "choose.id"),
        ("docs/de/billing/pay.yml", "choose.was"),
        *((f"docs/{language}/billing/pay.yml", "choose.id") for language in ("en", "fr", "it")),
    ]


def test_a_keyword_at_the_beginning_is_one_change(session: Session) -> None:
    session.saved("save-page", keywords=["bezahlen", "Rechnung"], reviewed="2026-11-20", owner="billing")
    (keywords,) = session.ask("changes")["texts"]
    assert keywords["unit"] == "keywords"
    assert keywords["pieces"] == [("new", "bezahlen, "), ("same", "Rechnung")]


def test_long_unchanged_words_are_shortened(session: Session) -> None:
    many = [f"Wort{number}" for number in range(40)]
    session.saved("save-page", keywords=["Rechnung", *many], reviewed="2026-11-20", owner="billing")
    session.editor._work.journal.close()  # as after handing in
    session.saved("save-page", keywords=["Rechnung", *many, "neu"], reviewed="2026-11-20", owner="billing")
    ((_, unchanged), new) = session.ask("changes")["texts"][0]["pieces"]
    assert unchanged.startswith("Rechnung, Wort0, ")
    assert " … " in unchanged
    assert new == ("new", ", neu")


def test_a_branch_has_one_commit_of_only_these_files(session: Session, repository: Path) -> None:
    (repository / "docs/names.txt").write_text("Unfinished\n", encoding="utf-8")  # somebody else's
    _git(repository, "add", "docs/names.txt")
    _change(session)
    assert session.ask("changes")["asks_name"]
    answer = session.ask("hand-in", name="Rosa", words="Clearer words for invoices")
    assert answer["branch"].startswith("edit/")
    assert _git(repository, "branch", "--show-current").strip() == answer["branch"]
    changed = _git(repository, "show", "--name-only", "--format=", "HEAD").split()
    assert changed == ["docs/de/billing/pay.yml", "docs/ledger.txt", "docs/published.txt"]
    message = _git(repository, "show", "--no-patch", "--format=%an%n%B", "HEAD")
    assert message.startswith("Rosa\nClearer words for invoices\n")
    assert "docs/de/billing/pay.yml, title: [-Eine Rechnung-]{+Rechnungen+} bezahlen" in message
    assert "billing/pay#check-the-amount" in (repository / "docs/ledger.txt").read_text(encoding="utf-8")
    assert "docs/names.txt" in _git(repository, "status", "--short")
    assert session.ask("changes")["changes"] == 0
    assert "no changes" in session.ask("hand-in", name="Rosa", words="")["refused"]
    page = Path(answer["page"]).read_text(encoding="utf-8")
    assert "<del>Eine Rechnung</del><ins>Rechnungen</ins> bezahlen" in page


def test_a_new_guide_is_handed_in_with_its_place_in_the_topic(session: Session, repository: Path) -> None:
    journal = Journal(repository)
    write = journal.writer("Began billing/refunds", "de/billing/refunds/")
    path = write_new_guide(session.root / "docs", "billing/refunds", "de", write)
    path.write_text(GUIDE, encoding="utf-8")
    changes = session.ask("changes")["texts"]
    assert ("docs/topics.yml", "", "billing.guides") in [(own["file"], own["page"], own["unit"]) for own in changes]
    assert "TODO" not in str(changes)  # what the guide looked like when it was begun
    session.ask("hand-in", name="Rosa", words="")
    assert not _git(repository, "status", "--short")


def test_what_people_have_committed_themselves_is_no_longer_to_be_handed_in(session: Session, repository: Path) -> None:
    _change(session)
    assert Editor(repository, session.pages).answer({"do": "changes"})["changes"] == 2
    _git(repository, "commit", "--quiet", "--all", "--message", "By hand")
    assert Editor(repository, session.pages).answer({"do": "changes"})["changes"] == 0


def test_later_changes_go_onto_the_same_branch(session: Session, repository: Path) -> None:
    _change(session)
    first = session.ask("hand-in", name="Rosa", words="")["branch"]
    session.saved("save", unit="billing/pay#title", words="Bezahlen", was="Rechnungen bezahlen")
    assert session.ask("hand-in", name="Rosa", words="")["branch"] == first
    assert len(_git(repository, "log", "--format=%s", "main..HEAD").splitlines()) == 2


def test_what_was_committed_before_a_kill_is_not_committed_again(
    session: Session, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _change(session)
    with monkeypatch.context() as patched:
        patched.setattr(Journal, "close", lambda _journal: None)
        first = session.ask("hand-in", name="Rosa", words="")["branch"]
    assert session.ask("changes")["changes"] > 0
    assert session.ask("hand-in", name="Rosa", words="")["branch"] == first
    assert session.ask("changes")["changes"] == 0
    assert len(_git(repository, "log", "--format=%s", "main..HEAD").splitlines()) == 1


def test_what_else_was_changed_in_the_same_file_is_shown(session: Session, repository: Path) -> None:
    path = repository / "docs/de/billing/pay.yml"
    path.write_text(session.text().replace("Frist abläuft", "Frist endet"), encoding="utf-8")  # by hand, not committed
    _change(session)
    assert [own["unit"] for own in session.ask("changes")["texts"]] == ["title", "summary", "check-the-amount.text"]
    session.ask("hand-in", name="Rosa", words="")
    message = _git(repository, "log", "-1", "--format=%b")
    assert "summary: Bezahlen Sie, bevor die Frist [-abläuft-]{+endet+}." in message


def test_addresses_of_guides_that_are_not_handed_in_are_not_recorded(session: Session, repository: Path) -> None:
    path = repository / "docs/it/billing/remind.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: turn-on", "id: begin\n    was: [turn-on]"), "utf-8")
    session.pages.show("it", None)
    _change(session)
    session.saved("add", after="too-late", id="is-it-free", words="Kostet das etwas?", answer="Nein.")
    session.ask("hand-in", name="Rosa", words="")
    ledger = _git(repository, "show", "HEAD:docs/ledger.txt")
    assert "billing/pay#check-the-amount" in ledger
    assert "questions/billing#billing-pay-is-it-free" in ledger
    assert "billing/remind#turn-on" in ledger
    assert "billing/remind#begin" not in ledger
    assert "billing/remind#" not in _git(repository, "show", "HEAD:docs/published.txt")


@pytest.mark.parametrize("name", ["ledger.txt", "published.txt"])
def test_a_damaged_record_is_not_overwritten(session: Session, name: str) -> None:
    path = session.root / "docs" / name
    path.write_text("<<<<<<< HEAD\nbilling/pay\n=======\n", encoding="utf-8")
    _change(session)
    assert f"Correct this first: docs/{name}:1" in session.ask("hand-in", name="", words="")["refused"]
    assert path.read_text(encoding="utf-8").startswith("<<<<<<<")


def test_a_file_that_was_never_committed_and_is_gone_is_left_out(session: Session, repository: Path) -> None:
    _git(repository, "rm", "--quiet", "--cached", "docs/it/billing/pay.yml")
    _git(repository, "commit", "--quiet", "--message", "Without it")
    session.saved("save", "it/billing/pay/", unit="billing/pay#title", words="Pagare", was="Pagare una fattura")
    (repository / "docs/it/billing/pay.yml").unlink()
    _change(session)
    assert session.ask("hand-in", name="Rosa", words="")["branch"].startswith("edit/")
    assert "docs/it" not in _git(repository, "show", "--name-only", "--format=", "HEAD")


def test_the_reason_of_git_is_told_without_its_hints(session: Session, repository: Path) -> None:
    (repository / ".gitignore").write_text(".cache/\ndocs/\n", encoding="utf-8")
    _git(repository, "rm", "--quiet", "-r", "--cached", "docs")
    _change(session)
    branches = _git(repository, "branch")
    told = "Git: The following paths are ignored by one of your .gitignore files: docs. Your changes stay in the files."
    assert session.ask("hand-in", name="Rosa", words="")["refused"].startswith(told)
    assert _git(repository, "branch") == branches
    assert session.ask("changes")["changes"] == 2
    assert session.ask("undo")["undone"] == "Added “Check the amount”"


def test_git_must_know_the_author(session: Session, repository: Path) -> None:
    _change(session)
    before = _git(repository, "branch")
    assert "Say who you are" in session.ask("hand-in", name=" ", words="")["refused"]
    assert _git(repository, "branch") == before
    assert session.ask("changes")["changes"] > 0


def test_git_must_know_the_name_too(session: Session, repository: Path) -> None:
    _git(repository, "config", "user.email", "rosa@example.com")
    _git(repository, "config", "user.useConfigOnly", "true")
    assert session.ask("changes")["asks_name"]
    _git(repository, "config", "user.name", "Rosa")
    assert not session.ask("changes")["asks_name"]


def test_typed_words_are_never_options_or_commands(session: Session, repository: Path) -> None:
    _change(session)
    words = "--amend; $(touch hacked) `touch hacked`"
    answer = session.ask("hand-in", name="--exec=touch hacked", words=words)
    assert "branch" in answer
    assert _git(repository, "log", "-1", "--format=%s").strip() == words
    assert not list(repository.rglob("hacked"))


def test_without_git_there_is_a_patch_that_git_can_apply(session: Session, tmp_path: Path) -> None:
    before = {path: path.read_bytes() for path in (session.root / "docs").rglob("*") if path.is_file()}
    _change(session)
    picture = BytesIO()
    Image.effect_noise((50, 50), 50).save(picture, "PNG")
    content = b64encode(picture.getvalue()).decode()
    session.saved("picture", id="pay-one-open", name="noise.png", content=content, alt="Die Rechnungen")
    patch = Path(session.ask("hand-in", name="", words="")["patch"])
    other = tmp_path / "other"
    for path, content in before.items():
        place = other / path.relative_to(session.root)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    subprocess.run(["git", "apply", patch], cwd=other, check=True, capture_output=True)
    now = {path: path.read_bytes() for path in (session.root / "docs").rglob("*") if path.is_file()}
    assert now == {
        session.root / path.relative_to(other): path.read_bytes() for path in other.rglob("*") if path.is_file()
    }
    assert session.root / "docs/images/noise.png" in now


def test_a_patch_is_not_replaced_by_the_next_of_the_same_day(session: Session) -> None:
    patches = []
    for words, was in (("A", "Eine Rechnung bezahlen"), ("B", "A")):
        session.saved("save", unit="billing/pay#title", words=words, was=was)
        patches.append(Path(session.ask("hand-in", name="", words="")["patch"]))
    assert ["+title: A\n" in patch.read_text(encoding="utf-8") for patch in patches] == [True, False]


def test_a_question_is_shown_on_the_page_of_its_topics_questions(session: Session) -> None:
    receipt = {"unit": "billing/receipt#question", "was": "Erhalte ich einen Beleg?", "words": "Gibt es einen Beleg?"}
    session.saved("save", "de/billing/receipt/", **receipt)
    (question,) = session.ask("changes")["texts"]
    assert (question["page"], question["title"]) == ("de/questions/billing/", "")
