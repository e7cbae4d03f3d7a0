"""Hands changes in: as a commit on a branch of its own, or as a patch if there is no Git, with a page that shows them.

Nothing is sent anywhere. The message of the commit, and the page beside the patch, show reviewers the old and new words
of each text.
"""

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hooks.material import ICONS
from kb.build.git import GitError, git, git_answer
from kb.build.published_words import read_published
from kb.build.publishing import records_of_published
from kb.content.counted import counted
from kb.content.guide_in_languages import Outline
from kb.content.loading import load_site
from kb.content.naming import free_name, kebab_case
from kb.content.places import file_of, page_of
from kb.content.site import places_of_guide
from kb.content.writing import write_at_once
from kb.editing.answers import EditError
from kb.editing.changed_texts import ChangedText, changed_texts
from kb.editing.journal import Journal
from kb.editing.page_for_reviewers import page_for_reviewers
from kb.editing.patch import patch_of
from kb.editing.workspace import Workspace

BRANCHES = "edit/"
"""The prefix of the names of the editor's branches."""

LONGEST_SUBJECT = 72


def hand_in(work: Workspace, name: str, words: str) -> dict[str, Any]:
    """Hand in all changes. Return the path of the page, and the branch or the patch.

    `name` is the person's name, for Git. `words` is the subject of the commit; if empty, one is made from the changes.

    Raises:
        EditError: if there are none, or Git refuses.
    """
    texts = changed_texts(work)
    if not texts:
        raise EditError("There are no changes to hand in.")
    identity = _identity(work.files.root, " ".join(name.split()))
    is_recorded = _record(work)
    files = work.journal.first_and_now()
    subject = " ".join(words.split())[:LONGEST_SUBJECT] or _subject(texts)
    message = "\n".join([subject, "", *map(_line, texts), ""])
    folder = work.files.root / ".cache" / "handed-in"
    folder.mkdir(parents=True, exist_ok=True)
    label = f"{datetime.now(UTC).date()}-{kebab_case(subject)[:40].strip('-') or 'changes'}"
    label = free_name(label, {path.stem for path in folder.iterdir()})  # another of this day may have the same subject
    page = folder / f"{label}.html"
    pictures = {name: now for name, (_then, now) in files.items() if now and name.startswith("docs/images/")}
    answer = {"page": str(page)}
    if is_in_git(work.files.root):
        try:
            answer["branch"] = _commit(work.files.root, label, message, [*files], identity)
        except GitError as error:
            if is_recorded:
                work.journal.undo_last()  # so that the next undo undoes what somebody did
            kept = "Your changes stay in the files. Ask somebody who knows Git, and hand them in again."
            raise EditError(f"Git: {str(error).removesuffix('.')}. {kept}") from error
    else:
        patch = folder / f"{label}.patch"
        write_at_once(patch, (message + "\n" + "".join(patch_of(files))).encode())
        answer["patch"] = str(patch)
    write_at_once(page, page_for_reviewers(subject, texts, pictures).encode())
    work.journal.close()
    return answer


def forget_committed(root: Path, journal: Journal) -> None:
    """Close the journal if people have committed all of it themselves, so that it is handed in."""
    files = [*journal.first_and_now()]
    if not files or not is_in_git(root):
        return
    with suppress(GitError):
        if not git(root, "status", "--porcelain", "--", *files).strip():
            journal.close()


def asks_for_name(root: Path) -> bool:
    """Return whether a commit needs a name that Git does not know."""
    return is_in_git(root) and not all(git_answer(root, "config", f"user.{own}").strip() for own in ("name", "email"))


def is_in_git(root: Path) -> bool:
    """Return whether the folder is in a repository."""
    return git_answer(root, "rev-parse", "--is-inside-work-tree").strip() == b"true"


def _record(work: Workspace) -> bool:
    """Record new addresses, and the words of new parts, as `kb ledger` does, except of guides that are not handed in.

    Return whether there were any.

    Raises:
        EditError: if one of the records cannot be read, since it would be lost.
    """
    site, found = load_site(work.files.docs, ICONS)
    found = [
        *(own for own in found if own.place.path == work.files.docs / "ledger.txt"),
        *read_published(site)[1],
    ]
    if damaged := next((own for own in found if own.severity == "error"), None):
        raise EditError(f"Correct this first: {damaged.line(work.files.root)}")
    changed = {"/".join(Path(name).with_suffix("").parts[2:]) for name in work.journal.first_and_now()}
    others = [outline for outline in site.outlines.values() if file_of(outline) not in changed]
    files, _number_of_new = records_of_published(site)
    new = {}
    for path, content in files.items():
        old = path.read_bytes() if path.exists() else b""
        if (own := _with_others_as_before(others, old, content or b"")) != old:
            new[path] = own
    if new:
        work.journal.write("Recorded new addresses", "", new)
    return bool(new)


def _with_others_as_before(others: Iterable[Outline], old: bytes, new: bytes) -> bytes:
    """Return the new content of a record, but with the lines of these guides' places as they were in the old one."""
    places = {place for outline in others for place in places_of_guide(outline)}
    known = {line.partition(" ")[0]: line for line in old.decode().splitlines()}
    lines = {line.partition(" ")[0]: line for line in new.decode().splitlines() if not line.startswith("#")}
    kept = {name: line for name, line in known.items() if page_of(name) in places}
    of_others = {name: known.get(name, "") for name in lines.keys() & places}
    heading = new.partition(b"\n")[0].decode()
    return "\n".join([heading, *(line for _, line in sorted((lines | kept | of_others).items()) if line), ""]).encode()


def _identity(root: Path, name: str) -> list[str]:
    """Return the options that tell Git the person's name, if it does not know it.

    Raises:
        EditError: if it is needed, but empty.
    """
    if not asks_for_name(root):
        return []
    if not name:
        raise EditError("Say who you are: Git does not know your name yet.")
    return ["-c", f"user.name={name}", "-c", "user.email=editor@localhost"]


def _commit(root: Path, label: str, message: str, files: list[str], identity: list[str]) -> str:
    """Commit only these files, on the current branch if it is the editor's, else on a new one. Return the branch.

    Raises:
        GitError: if Git refuses. The new branch is gone again then.
    """
    branch = git(root, "branch", "--show-current").decode().strip()
    if branch.startswith(BRANCHES):
        _commit_here(root, message, files, identity)
        return branch
    known = git(root, "branch", "--list", "--format=%(refname:short)", f"{BRANCHES}*").decode().split()
    new = free_name(f"{BRANCHES}{label}", known)
    git(root, "switch", "--quiet", "--create", new)
    try:
        _commit_here(root, message, files, identity)
    except GitError:
        with suppress(GitError):
            git(root, "checkout", "--quiet", "-")
            git(root, "branch", "--quiet", "--delete", "--force", new)
        raise
    return new


def _commit_here(root: Path, message: str, files: list[str], identity: list[str]) -> None:
    there = [file for file in files if (root / file).exists()]
    if there:
        git(root, "add", "--", *there)
    changed = [*there, *_committed_of(root, [file for file in files if file not in there])]
    # Nothing has changed if this was killed just after the commit.
    if changed and git(root, "status", "--porcelain", "--", *changed).strip():
        quiet = ["-c", "commit.gpgSign=false", *identity]
        git(root, *quiet, "commit", "--quiet", "--no-verify", "--only", "--file=-", "--", *changed, words=message)


def _committed_of(root: Path, files: list[str]) -> list[str]:
    """Return those of the files that the last commit has. Git refuses to commit that others are gone."""
    if not files:
        return []
    return git_answer(root, "ls-tree", "-z", "--name-only", "HEAD", "--", *files).decode().split("\0")[:-1]


def _subject(texts: list[ChangedText]) -> str:
    pages = list(dict.fromkeys(text["page"].strip("/") or text["file"] for text in texts))
    more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
    return f"{counted(len(texts), 'text')} in {pages[0]}{more}"


def _line(text: ChangedText) -> str:
    """Return a changed text as plain text in one line, marked as by `git diff --word-diff`: [-removed-] {+added+}."""
    marks = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
    words = "".join(marks[kind].format(piece) for kind, piece in text["pieces"])
    return f"{text['file']}, {text['unit']}: {words}" if text["unit"] else f"{text['file']}: {words}"
