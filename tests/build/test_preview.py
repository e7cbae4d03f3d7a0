"""The preview: a saved page is shown at once, faults are reported, and everything else follows."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from watchdog.observers.api import EventQueue, ObservedWatch

from hooks.preview_findings import State, read_state
from hooks.preview_server import Emitter, PreviewServer
from kb.build.build import ContentError, build_site
from kb.build.inputs import inputs_of
from kb.build.preview import Preview
from kb.build.terminal import Terminal
from kb.content.new_guide import write_new_guide
from kb.editing.access import Access
from kb.editing.editor import Editor
from kb.editing.server import EditorServer
from kb.outputs import outputs_of
from kb.pages.assets import STYLES
from kb.translations.recording import record
from tests.build.small_build import SmallBuild, differences, files_from_nothing, without_runtime
from tests.conftest import loaded
from tests.pages.conftest import edition_at
from tests.server import free_port

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kb.build.target import Target

ROOT = Path(__file__).parents[2]
PATIENCE = 120  # seconds after which we stop waiting for something
GUIDE = "it/billing/pay.yml"
PAGE = "it/billing/pay/"


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> SmallBuild:
    return SmallBuild.at(tmp_path_factory.mktemp("preview") / "site")


@pytest.fixture
def site(content: SmallBuild) -> Iterator[SmallBuild]:
    yield content
    content.restore()


@pytest.fixture
def target(site: SmallBuild) -> Target:
    """Return what `kb serve` builds."""
    folder = site.target.root / ".cache" / "preview"
    return replace(site.target, site_url="http://127.0.0.1:8000/", folder=folder, is_preview=True)


def _page(target: Target, path: str) -> str:
    return (target.folder / path / "index.html").read_text(encoding="utf-8")


def test_the_writers_language_comes_first_and_the_others_follow(target: Target) -> None:
    Preview(target, Terminal(), "it").update()
    assert "kb-step" in _page(target, PAGE)
    assert not (target.folder / "fr/billing/pay/index.html").exists()
    build_site(target, Terminal())  # as in the background
    assert "kb-step" in _page(target, "fr/billing/pay/")


def test_a_saved_guide_is_shown_at_once(site: SmallBuild, target: Target) -> None:
    preview = Preview(target, Terminal(), None)
    preview.update()
    site.replace(GUIDE, "title: ", "title: Ecco ")
    preview.update()
    assert "Ecco " in _page(target, PAGE)
    assert "Ecco " not in _page(target, "it/billing/")
    build_site(target, Terminal())
    assert "Ecco " in _page(target, "it/billing/")  # and what shows the title elsewhere
    assert preview.site
    assert preview.site.guides["billing/pay"].versions["it"].title.startswith("Ecco ")  # not what that build deleted
    site.restore()
    preview.update()
    assert "Ecco " not in _page(target, PAGE)


def test_a_fault_is_reported_and_the_last_good_page_stays(
    site: SmallBuild, target: Target, capfd: pytest.CaptureFixture[str]
) -> None:
    preview = Preview(target, Terminal(), None)
    preview.update()
    before = _page(target, PAGE)
    site.replace(GUIDE, "summary:", "sumary:")
    preview.update()
    reported = capfd.readouterr().err
    assert f"docs/{GUIDE}:" in reported
    assert "did you mean “summary”?" in reported
    assert _page(target, PAGE) == before
    (shown,) = read_state(preview.findings).findings
    assert shown.place.startswith(f"docs/{GUIDE}:")
    assert "did you mean “summary”?" in shown.message
    site.replace("fr/billing/pay.yml", "title: ", "title: Voici ")
    preview.update()
    assert read_state(preview.findings).findings == (shown,)  # of another guide, whose fault remains
    assert capfd.readouterr().err == ""
    site.restore()
    site.replace(GUIDE, "title: ", "title: Eccola ")
    preview.update()
    assert "Eccola " in _page(target, PAGE)
    assert capfd.readouterr().err == "All fixed.\n"
    assert read_state(preview.findings) == State(are_mended=True)
    site.restore()
    preview.update()
    assert read_state(preview.findings) == State()


def test_errors_that_were_there_from_the_start_are_mended_in_the_editor(site: SmallBuild, target: Target) -> None:
    site.replace(GUIDE, "summary: ", "summary: <b>")
    preview = Preview(target, Terminal(), "it")
    preview.update()
    editor = Editor(target.root, preview)
    words = editor.answer({"do": "read", "page": PAGE, "unit": "billing/pay#summary"})["words"]
    right = words.removeprefix("<b>")
    save = {"do": "save", "page": PAGE, "unit": "billing/pay#summary", "was": words, "words": right}
    assert editor.answer(save)["saved"]
    assert right in _page(target, PAGE)


def test_todo_is_shown_and_not_built(site: SmallBuild, target: Target) -> None:
    site.replace(GUIDE, "title: ", "title: TODO ")
    preview = Preview(target, Terminal(), "it")
    preview.update()
    assert "TODO " in _page(target, PAGE)
    with pytest.raises(ContentError, match="“TODO” is still to be done"):
        site.build()


def test_a_draft_is_shown_and_marked_and_nothing_of_it_is_built(site: SmallBuild, target: Target) -> None:
    write_new_guide(site.docs, "billing/refunds", "it")
    preview = Preview(target, Terminal(), "it")
    preview.update()
    mark = "Questa pagina si vede solo nell’anteprima."
    page = _page(target, "it/billing/refunds/")
    assert mark in page
    assert "TODO " in page
    assert 'refunds/"' in _page(target, "it/billing/")
    site.replace("it/billing/refunds.yml", "draft: true\n", "")
    preview.update()
    assert mark not in _page(target, "it/billing/refunds/")
    site.replace("it/billing/refunds.yml", "title: TODO", "draft: true\ntitle: TODO")
    site.build()
    told = {path for path, content in site.files().items() if b"refunds" in content or "refunds" in path}
    assert told == set()
    assert differences(without_runtime(site.files()), files_from_nothing(site.docs)) == []


def test_files_left_by_editors_change_nothing(site: SmallBuild, target: Target) -> None:
    before = inputs_of(target)
    leftovers = [site.docs / "it" / "billing" / name for name in (".pay.yml.swp", "pay.yml~", "._pay.yml")]
    for path in leftovers:
        path.write_text("title: TODO", encoding="utf-8")
    assert inputs_of(target).has_same_files(before)


def test_a_changed_label_is_shown_on_every_page(site: SmallBuild, target: Target) -> None:
    preview = Preview(target, Terminal(), "it")
    preview.update()
    site.replace("it/words.yml", "  skip: ", "  skip: Suvvia ")
    preview.update()
    assert "Suvvia " in _page(target, PAGE)
    assert "Suvvia " in _page(target, "it/glossary/")


def test_a_shared_text_changed_in_the_editor_is_shown_at_once_and_other_pages_follow(target: Target) -> None:
    preview = Preview(target, Terminal(), "it")
    preview.update()
    editor = Editor(target.root, preview)
    title = {"unit": "words#topics.billing.title", "was": "Billing", "words": "Fatture"}
    assert editor.answer({"do": "save", "page": "it/billing/", **title}) == {"saved": True, "words": "Fatture"}
    term = {"unit": "glossary#invoice.term", "was": "fattura", "words": "bolletta"}
    assert editor.answer({"do": "save", "page": "it/glossary/", **term}) == {"saved": True, "words": "bolletta"}
    assert "Fatture</span></h1>" in _page(target, "it/billing/")
    assert "bolletta</span></dt>" in _page(target, "it/glossary/")
    assert "Fatture" not in _page(target, "it/")
    build_site(target, Terminal(), "it")  # as in the background
    assert "Fatture</span></a></h3>" in _page(target, "it/")
    assert editor.answer({"do": "undo"})["page"] == "it/glossary/"
    assert editor.answer({"do": "undo"})["page"] == "it/billing/"
    assert "fattura</span></dt>" in _page(target, "it/glossary/")
    assert "Billing</span></h1>" in _page(target, "it/billing/")


@pytest.mark.slow
def test_the_next_guide_to_translate_is_that_of_the_files(site: SmallBuild, target: Target) -> None:
    record(loaded(site.docs)[0])
    preview = Preview(target, Terminal(), "it")
    preview.update()
    editor = Editor(target.root, preview)
    from_here = {"do": "next-to-translate", "page": "it/billing/automatic-renewal/"}
    before = editor.answer(from_here)
    assert before["next"] != PAGE
    summary = {"do": "save", "unit": "billing/pay#summary"}
    was = editor.answer({**summary, "do": "read", "page": "de/billing/pay/"})["words"]
    editor.answer({**summary, "page": "de/billing/pay/", "words": "Bezahlen Sie bald.", "was": was})
    assert editor.answer(from_here)["next"] == PAGE
    was = editor.answer({**summary, "do": "read", "page": PAGE})["words"]
    editor.answer({**summary, "page": PAGE, "words": "Paga presto.", "was": was, "current": True})
    assert editor.answer(from_here) == before


def test_a_fault_at_the_start_is_shown_on_every_page_until_it_is_mended(site: SmallBuild, tmp_path: Path) -> None:
    target = replace(site.target, folder=tmp_path / "preview", is_preview=True)
    target.folder.mkdir()
    site.replace("topics.yml", "- remind", "- remnd")
    preview = Preview(target, Terminal(), "it")
    preview.update()
    access = Access(8000)
    editor = EditorServer(access, Editor(site.target.root, preview).answer)
    for shown_by, script in ((None, "livereload"), (editor, "editor.js")):
        with _server(target, preview, access, shown_by) as answer:
            for path in ("/", f"/{PAGE}", "/fr/", "/nowhere/"):
                status, page = answer(path)
                assert status == "200 OK"
                assert "docs/topics.yml:" in page
                assert "did you mean “remind”?" in page
                assert "Until you have corrected it, there are no pages to show." in page
                assert script in page  # which reloads the page once it has changed
    site.restore()
    preview.update()
    for shown_by in (None, editor):
        with _server(target, preview, access, shown_by) as answer:
            status, page = answer(f"/{PAGE}")
            assert status == "200 OK"
            assert "All fixed." in page
            assert "kb-step" in page
            assert answer("/de/\0.mp4")[0] == "404 Not Found"
            status, page = answer("/fr/")  # its language follows
            assert status == "404 Not Found"
            assert "This page is not built yet." in page


def test_a_folder_in_the_place_of_a_file_is_noticed_and_so_is_its_end(site: SmallBuild, target: Target) -> None:
    before = inputs_of(target)
    folder = site.docs / "it/billing/refunds.yml"
    folder.mkdir()
    assert not inputs_of(target).has_same_files(before)
    folder.rmdir()
    assert inputs_of(target).has_same_files(before)


def test_a_changed_style_changes_no_page(site: SmallBuild, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _keys(site)
    monkeypatch.setattr("kb.pages.assets.STYLES", {**STYLES, "root": ("styles/tokens",)})
    changed = {name for name, key in _keys(site).items() if key != before[name]}
    assert changed == {"assets/preview/"}


@contextmanager
def _server(
    target: Target, preview: Preview, access: Access, editor: EditorServer | None
) -> Iterator[Callable[[str], tuple[str, str]]]:
    """Yield a function that requests a path from the preview's server without a network: it returns status and page."""
    server = PreviewServer(target.folder, preview.findings, preview.update, access.port, editor)
    server.watch(str(preview.findings))  # a server that watches nothing adds nothing to pages

    def answer(path: str) -> tuple[str, str]:
        asked: dict[str, Any] = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "HTTP_HOST": f"127.0.0.1:{access.port}",
            "HTTP_COOKIE": f"{access.cookie}={access.token}",
        }
        statuses: list[str] = []
        content = server.serve_request(asked, lambda status, _headers: statuses.append(status))
        return statuses[0], b"".join(content).decode()

    with closing(server.socket):
        yield answer


def _keys(site: SmallBuild) -> dict[str, str]:
    edition = replace(edition_at(site.docs), is_preview=True)
    return {name: output.key for name, output in outputs_of(edition).items()}


def test_kb_serve(site: SmallBuild) -> None:
    output = site.target.root / "output.txt"
    with _serving(site.target.root, output) as url:
        _wait_for(url + PAGE, "kb-step", is_there=True)
        _wait_for(url + "fr/billing/pay/", "kb-step", is_there=True)  # the others follow
        assert "<script>" in _get(url + PAGE)  # which makes the browser reload the page
        assert "404" not in _get(url + "nowhere/")
        site.replace(GUIDE, "title: ", "title: Ecco ")
        _wait_for(url + PAGE, "Ecco ", is_there=True)
        _wait_for(url + "it/billing/", "Ecco ", is_there=True)
        site.replace(GUIDE, "summary:", "sumary:")
        _wait(lambda: "did you mean “summary”?" in output.read_text(encoding="utf-8"))
        assert f"docs/{GUIDE}:" in output.read_text(encoding="utf-8")
        _wait_for(url + "fr/billing/pay/", "did you mean “summary”?", is_there=True)
        assert "Ecco " in _get(url + PAGE)
        assert "preview-findings" in _get(url + "preview-findings.css")
        site.restore()
        _wait_for(url + "it/billing/", "Ecco ", is_there=False)
        _wait_for(url + PAGE, "did you mean “summary”?", is_there=False)
        assert "All fixed." in _get(url + PAGE)
    assert "Traceback" not in output.read_text(encoding="utf-8")


@contextmanager
def _serving(root: Path, output: Path) -> Iterator[str]:
    """Run `kb serve`, which writes to the file `output`; yield its address. It must end cleanly."""
    port = free_port()
    command = [sys.executable, "-W", "error", "-m", "kb.cli", "--root", str(root)]
    command += ["serve", "--port", str(port), "--language", "it"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with output.open("w", encoding="utf-8") as file:
        serving = subprocess.Popen(command, env=environment, stdout=file, stderr=file)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            serving.terminate()  # a program that a shell started in the background would ignore SIGINT
            try:
                assert serving.wait(PATIENCE) == 0
            finally:
                serving.kill()  # one that keeps running would build at the same time as the next


def _wait_for(url: str, words: str, *, is_there: bool) -> None:
    _wait(lambda: (words in _get(url)) == is_there and bool(_get(url)))


def _wait(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.1)


def _get(url: str) -> str:
    try:
        with urllib.request.urlopen(url) as answer:  # noqa: S310 (our own server)
            return str(answer.read().decode())
    except (urllib.error.URLError, ConnectionError):  # not yet
        return ""


def test_a_folder_that_is_gone_and_comes_back_is_still_watched(tmp_path: Path) -> None:
    folder, away = tmp_path / "docs", tmp_path / "away"
    folder.mkdir()
    (folder / "a.yml").touch()
    events: EventQueue = EventQueue()
    emitter = Emitter(events, ObservedWatch(str(folder), recursive=True))
    emitter.on_thread_start()
    for source, target in ((folder, away), (away, folder)):
        source.rename(target)
        emitter.queue_events(0)
    (folder / "a.yml").write_text("changed", encoding="utf-8")
    emitter.queue_events(0)
    found = [event for event, _watch in events.queue if event.src_path == str(folder / "a.yml")]
    assert [event.event_type for event in found] == ["deleted", "created", "modified"]
