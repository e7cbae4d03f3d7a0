"""Hands changes in: as a commit on a branch of its own, or as a patch if there is no Git, with a page that shows them.

Nothing is sent anywhere. The message of the commit, and the page beside the patch, show reviewers the old and new words
of each text.
"""

import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from difflib import SequenceMatcher, unified_diff
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from hooks.material import ICONS
from kb.build.published_words import NAME as PUBLISHED
from kb.build.publishing import record_published
from kb.content.in_place import InPlaceError
from kb.content.loading import load_site
from kb.content.naming import free_name, kebab_case
from kb.content.writing import write_at_once
from kb.content.yaml_tree import read_tree
from kb.editing.workspace import EditError, Workspace

BRANCHES = "edit/"
"""The prefix of the names of the editor's branches."""

LONGEST_SUBJECT = 72

_PAGE = Markup("""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<h1>{title}</h1>
{texts}
</html>
""")
_WORD = re.compile(r"\s+|\w+|[^\w\s]")


def changed_texts(work: Workspace) -> list[dict[str, Any]]:
    """Return each text with changes that are not handed in yet: its file, its page, its name, and its words in pieces.

    A piece is a pair: `same`, `old` or `new`, and the words.
    """
    texts = []
    for name, (before, after) in work.journal.first_and_now().items():
        page = "/".join((*Path(name).with_suffix("").parts[1:], ""))
        if name.endswith(".txt"):  # records and the ledger are derived from the texts
            continue
        if not name.endswith(".yml"):
            texts.append({"file": name, "page": "", "unit": "", "pieces": [("new", "a picture")]})
            continue
        old, new = _texts(before), _texts(after)
        for unit in dict.fromkeys((*old, *new)):
            was, now = old.get(unit, ""), new.get(unit, "")
            is_new_or_gone = unit.endswith(".id") and not (was and now)  # its words are listed anyway
            if was != now and not is_new_or_gone:
                texts.append({"file": name, "page": page, "unit": unit, "pieces": list(pieces(was, now))})
        if list(old) != list(new) and sorted(old) == sorted(new):
            texts.append({"file": name, "page": page, "unit": "", "pieces": [("new", "in a different order")]})
    return texts


def pieces(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Yield, word by word, what two texts have in common and what only one of them has."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield "same", "".join(before[start:end])
            continue
        if start < end:
            yield "old", "".join(before[start:end])
        if new_start < new_end:
            yield "new", "".join(after[new_start:new_end])


def hand_in(work: Workspace, name: str, words: str) -> dict[str, Any]:
    """Hand in all changes. Return the path of the page, and the branch or the patch.

    `name` is the person's name, for Git. `words` is the subject of the commit; if empty, one is made from the changes.

    Raises:
        EditError: if there are none, or Git refuses.
    """
    texts = changed_texts(work)
    if not texts:
        raise EditError("There are no changes to hand in.")
    _record(work)
    files = work.journal.first_and_now()
    subject = " ".join(words.split())[:LONGEST_SUBJECT] or _subject(texts)
    label = f"{datetime.now(UTC).date()}-{kebab_case(subject)[:40].strip('-') or 'changes'}"
    message = "\n".join([subject, "", *map(_line, texts), ""])
    folder = work.root / ".cache" / "handed-in"
    folder.mkdir(parents=True, exist_ok=True)
    page = folder / f"{label}.html"
    write_at_once(page, _as_page(subject, texts).encode())
    answer = {"page": str(page)}
    if _git(work.root, "rev-parse", "--is-inside-work-tree", check=False).stdout.strip() == "true":
        answer["branch"] = _commit(work, label, message, [*files], " ".join(name.split()))
    else:
        patch = folder / f"{label}.patch"
        write_at_once(patch, (message + "\n" + "".join(_patch(files))).encode())
        answer["patch"] = str(patch)
    work.journal.close()
    return answer


def _record(work: Workspace) -> None:
    """Record new addresses, and the words of new parts, as `kb ledger` does."""
    paths = [work.docs / "ledger.txt", work.docs / PUBLISHED]
    before = {path: work.content_before(path) for path in paths}
    site, _found = load_site(work.docs, ICONS)
    record_published(site)
    files = {work.name(path): (old, new) for path, old in before.items() if (new := work.content_before(path)) != old}
    if files:
        work.journal.record("Recorded new addresses", "", files)


def _commit(work: Workspace, label: str, message: str, files: list[str], name: str) -> str:
    """Commit only these files, on the current branch if it is the editor's, else on a new one. Return the branch."""
    root = work.root
    identity: list[str] = []
    if not _git(root, "config", "user.email", check=False).stdout.strip():
        if not name:
            raise EditError("Say who you are: Git does not know your name yet.")
        identity = ["-c", f"user.name={name}", "-c", "user.email=editor@localhost"]
    branch = _git(root, "branch", "--show-current").stdout.strip()
    if not branch.startswith(BRANCHES):
        known = _git(root, "branch", "--list", "--format=%(refname:short)", f"{BRANCHES}*").stdout.split()
        branch = free_name(f"{BRANCHES}{label}", known)
        _git(root, "switch", "--quiet", "--create", branch)
    there = [file for file in files if (root / file).exists()]
    if there:
        _git(root, "add", "--", *there)
    quiet = ["-c", "commit.gpgSign=false", *identity]
    _git(root, *quiet, "commit", "--quiet", "--no-verify", "--only", "--file=-", "--", *files, words=message)
    return branch


def _git(root: Path, *arguments: str, words: str = "", check: bool = True) -> subprocess.CompletedProcess[str]:
    """Run Git in `root` with `words` as its input. Nothing that was typed in the browser may be passed as an option.

    Raises:
        EditError: if it fails and `check` is true. The message is Git's.
    """
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"}
    try:
        done = subprocess.run(  # noqa: S603 (a list of arguments, without a shell)
            ["git", "-C", str(root), *arguments],  # noqa: S607 (the Git of the person who started the editor)
            check=False,
            capture_output=True,
            text=True,
            input=words,
            env=environment,
        )
    except FileNotFoundError:
        return subprocess.CompletedProcess([], 127, "", "")
    if check and done.returncode:
        raise EditError(f"Git: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else 'it failed'}")
    return done


def _subject(texts: list[dict[str, Any]]) -> str:
    pages = list(dict.fromkeys(text["page"].strip("/") or text["file"] for text in texts))
    more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
    return f"{len(texts)} {'text' if len(texts) == 1 else 'texts'} in {pages[0]}{more}"


def _line(text: Mapping[str, Any]) -> str:
    """Return a changed text as plain text in one line, marked as by `git diff --word-diff`: [-removed-] {+added+}."""
    marks = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
    words = "".join(marks[kind].format(piece) for kind, piece in text["pieces"])
    return f"{text['file']}, {text['unit']}: {words}" if text["unit"] else f"{text['file']}: {words}"


def _as_page(title: str, texts: list[dict[str, Any]]) -> str:
    marks = {"same": Markup("{}"), "old": Markup("<del>{}</del>"), "new": Markup("<ins>{}</ins>")}
    written = Markup("").join(
        Markup("<h2>{}</h2>\n<p>{}</p>\n").format(
            f"{text['page'] or text['file']} {text['unit']}",
            Markup("").join(marks[kind].format(piece) for kind, piece in text["pieces"]),
        )
        for text in texts
    )
    return _PAGE.format(title=escape(title), texts=written)


def _patch(files: Mapping[str, tuple[bytes | None, bytes | None]]) -> Iterator[str]:
    """Yield the lines of a patch for `git apply` and `patch -p1`. It names pictures, but lacks their contents."""
    for name, (before, after) in files.items():
        try:
            old = (before or b"").decode("utf-8").splitlines(keepends=True)
            new = (after or b"").decode("utf-8").splitlines(keepends=True)
        except UnicodeDecodeError:
            yield f"Only in this folder: {name}\n"
            continue
        yield f"diff --git a/{name} b/{name}\n"
        if before is None:
            yield "new file mode 100644\n"
        if after is None:
            yield "deleted file mode 100644\n"
        from_file = "/dev/null" if before is None else f"a/{name}"
        to_file = "/dev/null" if after is None else f"b/{name}"
        for line in unified_diff(old, new, from_file, to_file):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _texts(content: bytes | None) -> dict[str, str]:
    """Return the texts and values of a file by name: the id of the part that contains them, then the fields."""
    try:
        return dict(_named(read_tree(content).data, "")) if content else {}
    except InPlaceError:
        return {"": content.decode("utf-8", "replace") if content else ""}


def _named(data: object, name: str) -> Iterator[tuple[str, str]]:
    match data:
        case dict():
            inside = f"{data['id']}" if "id" in data else name
            for key, value in data.items():
                yield from _named(value, f"{inside}.{key}" if inside else str(key))
        case list():
            for number, value in enumerate(data, start=1):
                yield from _named(value, f"{name}.{number}")
        case None:
            pass
        case _:
            yield name, str(data).lower() if isinstance(data, bool) else str(data)
