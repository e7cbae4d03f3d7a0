"""Answers the editor's requests from the browser: to read a text, to check new words for it, and to save them.

A request is `{"do": …, "page": "de/billing/pay/", …}`, and the answer is plain data too: `{"refused": words}` if
something cannot be done, or `{"findings": […]}` if a change would cause errors. In both cases nothing is written.
"""

import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from kb.build.failure import reason
from kb.build.one_at_a_time import one_at_a_time
from kb.build.terminal import Terminal
from kb.content.characters import printable
from kb.content.in_place import InPlaceError
from kb.editing import callouts, details, known_words, parts, texts, translating
from kb.editing.answers import Answer, EditError, FaultyError, Request, as_data
from kb.editing.changed_texts import changed_texts
from kb.editing.checking import Checks
from kb.editing.files import Files, Preview
from kb.editing.first_words import quoted_page
from kb.editing.handing_in import asks_for_name, forget_committed, hand_in
from kb.editing.journal import ChangedSinceError, DamagedJournalError, Journal
from kb.editing.offers import offers, offers_of_parts
from kb.editing.saving import show
from kb.editing.workspace import Workspace

ONLY_READING = frozenset(
    {"read", "check", "entry", "page", "offers", "parts", "translation", "next-to-translate", "shared", "changes"}
)
"""Operations that change nothing, and so need not wait for a command that writes content."""

LONGEST_ERROR = 200  # characters shown in the terminal: an error may repeat what was sent


class Editor:
    """Changes the content that a preview shows."""

    def __init__(self, root: Path, preview: Preview) -> None:
        """Edit the content of the repository at `root`."""
        files = Files(root, preview)
        self._work = Workspace(files, Checks(files), Journal(root), preview)
        self._terminal = Terminal()
        with suppress(DamagedJournalError):  # told when the journal is needed
            forget_committed(root, self._work.journal)

    def answer(self, request: Request) -> Answer:
        """Answer a request from the browser. Whatever it contains, an error becomes an answer, never an exception."""
        try:
            do = OPERATIONS.get(str(request.get("do")))
            if do is None:
                raise EditError("The editor does not know what to do.")
            language, _, address = str(request.get("page", "")).strip("/").partition("/")
            if request["do"] in ONLY_READING:
                return do(self._work, language, address, request)
            lock = self._work.files.root / ".cache" / "content.lock"
            with one_at_a_time(lock, self._terminal, "command that writes content"):
                return do(self._work, language, address, request)
        except FaultyError as error:
            return {"findings": [as_data(finding) for finding in error.findings]}
        except (EditError, InPlaceError, ChangedSinceError, DamagedJournalError) as error:
            return {"refused": str(error)}
        except UnicodeEncodeError:
            return {"refused": "Half a character is in the words, as when an emoji was cut: remove it."}
        except OSError as error:
            return {"refused": reason(error).removeprefix(f"{self._work.files.root}/")}
        except Exception as error:  # noqa: BLE001 (the preview, which runs in this process, must go on)
            self._terminal.say(f"The editor could not do what the browser asked for: {_described(error)}")
            return {"refused": "This cannot be done here: reload the page, and try again."}


def _offers(work: Workspace, language: str, _address: str, _request: Request) -> Answer:
    if language not in work.files.site.languages:
        raise EditError(f"There is no language “{language}”.")
    return {"offers": list(offers(work.files.site, language))}


def _parts(work: Workspace, language: str, _address: str, request: Request) -> Answer:
    """Return the parts of another guide, for a link to one of them."""
    address = str(request["guide"])
    work.files.path(language, address)  # there is such a guide
    guide = work.checks.checked(address).guide
    return {"offers": list(offers_of_parts(work.files.site, language, guide)) if guide else []}


def _changes(work: Workspace, _language: str, _address: str, _request: Request) -> Answer:
    """Return the old and new words of each text that has changed since changes were last handed in."""
    return {"texts": changed_texts(work), "changes": len(work.journal), "asks_name": asks_for_name(work.files.root)}


def _hand_in(work: Workspace, _language: str, _address: str, request: Request) -> Answer:
    """Commit all changes on a branch of their own, or write them as a patch if there is no Git."""
    return hand_in(work, str(request.get("name", "")), str(request.get("words", "")))


def _undo(work: Workspace, _language: str, _address: str, _request: Request) -> Answer:
    """Undo the last change."""
    change = work.journal.undo_last()
    if change is None:
        raise EditError("There is nothing to undo.")
    language, _, address = change.page.strip("/").partition("/")
    show(work, language, address, [work.files.root / name for name in change.files])
    where = quoted_page(work.files.site, language, address) if change.page else ""
    return {"undone": change.what, "page": change.page, "where": where}


def _described(error: Exception) -> str:
    """Return the error in one line, with the place in the code where it was raised."""
    *_, place = traceback.extract_tb(error.__traceback__)
    return printable(f"{type(error).__name__}: {str(error)[:LONGEST_ERROR]} ({place.filename}:{place.lineno})")


OPERATIONS: Mapping[str, Callable[[Workspace, str, str, Request], Answer]] = {
    "read": texts.read,
    "check": texts.check,
    "save": texts.save,
    "undo": _undo,
    "entry": parts.entry,
    "add": parts.add,
    "move": parts.move,
    "copy": parts.copy,
    "rename": parts.rename,
    "remove": parts.remove,
    "picture": parts.picture,
    "remove-picture": parts.remove_picture,
    "make": callouts.make,
    "know": known_words.know,
    "page": details.page,
    "save-page": details.save_page,
    "translation": translating.translation,
    "next-to-translate": translating.next_to_translate,
    "shared": translating.shared,
    "offers": _offers,
    "parts": _parts,
    "changes": _changes,
    "hand-in": _hand_in,
}
"""Operation → its function, which takes the workspace, the language and address of the page, and the request."""
