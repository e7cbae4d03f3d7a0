"""Hands changes in: as a commit on a branch of its own, or as a patch if there is no Git, with a page that shows them.

Nothing is sent anywhere. The message of the commit, and the page beside the patch, show reviewers the old and new words
of each text.
"""

from base64 import b64encode, b85encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from difflib import unified_diff
from hashlib import sha1
from itertools import batched, groupby
from mimetypes import guess_type
from pathlib import Path
from string import ascii_letters, ascii_lowercase, ascii_uppercase
from typing import Any
from zlib import compress

from markupsafe import Markup, escape

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
from kb.editing.changed_texts import changed_texts
from kb.editing.journal import Journal
from kb.editing.workspace import EditError, Workspace

BRANCHES = "edit/"
"""The prefix of the names of the editor's branches."""

LONGEST_SUBJECT = 72

_PAGE = Markup("""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ max-width: 50rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; }}
h2 {{ margin-top: 2.5rem; font-size: 1.15rem; }}
h3 {{ margin: 1rem 0 0; font: 0.8rem ui-monospace, monospace; opacity: 0.75; }}
p {{ margin: 0.2rem 0; overflow-wrap: anywhere; }}
del {{ background: light-dark(#fdecea, #5c1a14); }}
ins {{ background: light-dark(#e3f3e8, #14472c); text-decoration: none; }}
img {{ max-width: 100%; border: 1px solid; }}
</style>
<h1>{title}</h1>
{texts}
</html>
""")


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
    message = "\n".join([subject, "", *map(_line, texts), ""])
    folder = work.root / ".cache" / "handed-in"
    folder.mkdir(parents=True, exist_ok=True)
    label = f"{datetime.now(UTC).date()}-{kebab_case(subject)[:40].strip('-') or 'changes'}"
    label = free_name(label, {path.stem for path in folder.iterdir()})  # another of this day may have the same subject
    page = folder / f"{label}.html"
    pictures = {name: now for name, (_then, now) in files.items() if now and name.startswith("docs/images/")}
    answer = {"page": str(page)}
    if is_in_git(work.root):
        try:
            answer["branch"] = _commit(work, label, message, [*files], " ".join(name.split()))
        except GitError as error:
            raise EditError(f"Git: {error}") from error
    else:
        patch = folder / f"{label}.patch"
        write_at_once(patch, (message + "\n" + "".join(_patch(files))).encode())
        answer["patch"] = str(patch)
    write_at_once(page, _as_page(subject, texts, pictures).encode())
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


def _record(work: Workspace) -> None:
    """Record new addresses, and the words of new parts, as `kb ledger` does, except of guides that are not handed in.

    Raises:
        EditError: if one of the records cannot be read, since it would be lost.
    """
    site, found = load_site(work.docs, ICONS)
    found = [*(own for own in found if own.place.path == work.docs / "ledger.txt"), *read_published(work.docs)[1]]
    if damaged := next((own for own in found if own.severity == "error"), None):
        raise EditError(f"Correct this first: {damaged.line(work.root)}")
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


def _with_others_as_before(others: Iterable[Outline], old: bytes, new: bytes) -> bytes:
    """Return the new content of a record, but with the lines of these guides' places as they were in the old one."""
    places = {place for outline in others for place in places_of_guide(outline)}
    known = {line.partition(" ")[0]: line for line in old.decode().splitlines()}
    lines = {line.partition(" ")[0]: line for line in new.decode().splitlines() if not line.startswith("#")}
    kept = {name: line for name, line in known.items() if page_of(name) in places}
    of_others = {name: known.get(name, "") for name in lines.keys() & places}
    heading = new.partition(b"\n")[0].decode()
    return "\n".join([heading, *(line for _, line in sorted((lines | kept | of_others).items()) if line), ""]).encode()


def _commit(work: Workspace, label: str, message: str, files: list[str], name: str) -> str:
    """Commit only these files, on the current branch if it is the editor's, else on a new one. Return the branch."""
    root = work.root
    identity: list[str] = []
    if asks_for_name(root):
        if not name:
            raise EditError("Say who you are: Git does not know your name yet.")
        identity = ["-c", f"user.name={name}", "-c", "user.email=editor@localhost"]
    branch = git(root, "branch", "--show-current").decode().strip()
    if not branch.startswith(BRANCHES):
        known = git(root, "branch", "--list", "--format=%(refname:short)", f"{BRANCHES}*").decode().split()
        branch = free_name(f"{BRANCHES}{label}", known)
        git(root, "switch", "--quiet", "--create", branch)
    there = [file for file in files if (root / file).exists()]
    if there:
        git(root, "add", "--", *there)
    if git(root, "status", "--porcelain", "--", *files).strip():  # else it was killed just after the commit
        quiet = ["-c", "commit.gpgSign=false", *identity]
        git(root, *quiet, "commit", "--quiet", "--no-verify", "--only", "--file=-", "--", *files, words=message)
    return branch


def _subject(texts: list[dict[str, Any]]) -> str:
    pages = list(dict.fromkeys(text["page"].strip("/") or text["file"] for text in texts))
    more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
    return f"{counted(len(texts), 'text')} in {pages[0]}{more}"


def _line(text: Mapping[str, Any]) -> str:
    """Return a changed text as plain text in one line, marked as by `git diff --word-diff`: [-removed-] {+added+}."""
    marks = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
    words = "".join(marks[kind].format(piece) for kind, piece in text["pieces"])
    return f"{text['file']}, {text['unit']}: {words}" if text["unit"] else f"{text['file']}: {words}"


def _as_page(title: str, texts: list[dict[str, Any]], pictures: Mapping[str, bytes]) -> str:
    marks = {"same": Markup("{}"), "old": Markup("<del>{}</del>"), "new": Markup("<ins>{}</ins>")}
    written = Markup("")
    for file, own in groupby(texts, lambda text: text["file"]):
        written += Markup("<h2>{}</h2>\n").format(file)
        for text in own:
            words = Markup("").join(marks[kind].format(piece) for kind, piece in text["pieces"])
            written += Markup("<h3>{}</h3>\n<p>{}</p>\n").format(text["unit"], words)
        if picture := pictures.get(file):
            encoded = b64encode(picture).decode()
            written += Markup('<p><img alt="" src="data:{};base64,{}"></p>\n').format(guess_type(file)[0], encoded)
    return _PAGE.format(title=escape(title), texts=written)


def _patch(files: Mapping[str, tuple[bytes | None, bytes | None]]) -> Iterator[str]:
    """Yield the lines of a patch for `git apply`, and as far as it has no pictures, for `patch -p1`."""
    for name, (before, after) in files.items():
        yield f"diff --git a/{name} b/{name}\n"
        if before is None:
            yield "new file mode 100644\n"
        if after is None:
            yield "deleted file mode 100644\n"
        try:
            old = (before or b"").decode("utf-8").splitlines(keepends=True)
            new = (after or b"").decode("utf-8").splitlines(keepends=True)
        except UnicodeDecodeError:
            yield f"index {_name_in_git(before)}..{_name_in_git(after)}\n"
            yield from _binary(after or b"")
            continue
        from_file = "/dev/null" if before is None else f"a/{name}"
        to_file = "/dev/null" if after is None else f"b/{name}"
        for line in unified_diff(old, new, from_file, to_file):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _name_in_git(content: bytes | None) -> str:
    """Return the name by which Git knows a content: zeros for a file that is not there."""
    return "0" * 40 if content is None else sha1(b"blob %d\0%b" % (len(content), content)).hexdigest()  # noqa: S324


def _binary(content: bytes) -> Iterator[str]:
    """Yield the lines in which a patch of Git has a content that is not text: compressed, 52 bytes a line."""
    yield f"GIT binary patch\nliteral {len(content)}\n"
    for piece in batched(compress(content), len(ascii_letters)):
        length = (ascii_uppercase + ascii_lowercase)[len(piece) - 1]
        yield f"{length}{b85encode(bytes(piece), pad=True).decode()}\n"
    yield "\n"
