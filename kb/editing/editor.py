"""Answers what the editor in the browser asks: the words of a text, what would be wrong with others, and saving them.

A request is `{"do": …, "page": "de/billing/pay/", …}`, and the answer plain data too. What cannot be done is
`{"refused": words}`; errors that a change would bring are `{"findings": […]}`, and nothing is written then.
"""

import re
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kb.build.one_at_a_time import one_at_a_time
from kb.build.terminal import Terminal
from kb.checks.spelling import Spelling
from kb.content.changes import words_of_parts
from kb.content.document import Keys, as_read, value_at
from kb.content.fields import units
from kb.content.finding import Finding, new_findings
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.in_place import InPlaceError, with_entry, with_list, with_texts, with_value, without
from kb.content.naming import proposed_id
from kb.content.text import Text
from kb.content.unit_places import keys_of_entry, keys_of_unit, with_unit
from kb.content.yaml_tree import read_tree
from kb.editing import entries
from kb.editing.handing_in import changed_texts, hand_in
from kb.editing.journal import ChangedSinceError
from kb.editing.offers import offers, offers_of_parts
from kb.editing.pictures import new_picture
from kb.editing.translating import recorded, texts_to_translate
from kb.editing.workspace import Changed, EditError, FaultyError, Shown, Workspace
from kb.pages.text_names import OF_QUESTIONS, SNIPPETS

Answer = dict[str, Any]
PROPERTIES = ("reviewed", "owner", "review_every")
"""Fields of a whole guide that the side panel shows, besides the keywords."""


ONLY_READING = frozenset({"read", "check", "entry", "page", "offers", "parts", "translation", "changes"})
"""What changes nothing, and so need not wait for a command that writes content."""


class Editor:
    """Changes the content that a preview shows."""

    def __init__(self, root: Path, preview: Shown) -> None:
        """Edit the content of the repository at `root`."""
        self._work = Workspace(root, preview)
        self._spelling: Spelling | None = None

    def answer(self, request: Mapping[str, Any]) -> Answer:
        """Answer a request of the browser. Whatever it says, no error leaves this function as a traceback."""
        operations: Mapping[str, Callable[..., Answer]] = {
            "read": self._read,
            "check": self._check,
            "save": self._save,
            "undo": self._undo,
            "entry": self._entry,
            "add": self._add,
            "move": self._move,
            "copy": self._copy,
            "rename": self._rename,
            "remove": self._remove,
            "page": self._page,
            "save-page": self._save_page,
            "picture": self._picture,
            "translation": self._translation,
            "offers": self._offers,
            "parts": self._parts,
            "changes": self._changes,
            "hand-in": self._hand_in,
        }
        try:
            do = operations.get(str(request.get("do")))
            if do is None:
                raise EditError("The editor does not know what to do.")
            language, _, address = str(request.get("page", "")).strip("/").partition("/")
            if request["do"] in ONLY_READING:
                return do(language, address, request)
            with one_at_a_time(self._work.root / ".cache" / "content.lock", Terminal(), "command that writes content"):
                return do(language, address, request)
        except FaultyError as error:
            return {"findings": [_shown(finding) for finding in error.findings]}
        except (EditError, InPlaceError, ChangedSinceError) as error:
            return {"refused": str(error)}
        except OSError as error:
            return {"refused": f"{error.strerror or error}: {error.filename or 'a file'}"}
        except (KeyError, IndexError, TypeError, ValueError):
            return {"refused": "This cannot be done here: reload the page, and try again."}

    def _read(self, language: str, address: str, request: Mapping[str, Any]) -> Answer:
        """Return the words of a text, and those that are shown where it has none."""
        name = str(request["unit"])
        path, unit = self._file_of(language, address, name)
        data = self._work.data(path)
        keys = keys_of_unit(data, unit)
        source = self._source_data(address, name)
        of_source = keys_of_unit(source, unit)
        guides = self._users_of(name) if name.startswith(f"{SNIPPETS}#") else []
        return {
            "words": str(value_at(data, keys)) if keys else "",
            "source": str(value_at(source, of_source)) if of_source else "",
            "file": self._work.name(path),
            "line": self._line(path, keys) if keys else 0,
            "guides": guides,
            "is_source": path == self._source_file(address, name),
        }

    def _check(self, language: str, address: str, request: Mapping[str, Any]) -> Answer:
        """Return what would be wrong with a text if it had these words."""
        name, words = str(request["unit"]), str(request["words"])
        changed = self._with_words(language, address, name, words)
        found, guide = self._work.findings(address, changed)
        new = set(new_findings(self._work.findings(address, {})[0], found))
        text = _text_of(guide, language, name.partition("#")[2]) if guide else None
        own = [finding for finding in found if finding in new or (text and finding.place == text.place)]
        here = [finding for finding in own if finding.place.path in changed or finding.severity == "error"]
        if text and not any(finding.severity == "error" for finding in here):
            here += self._misspelt(text)
        told = [_shown(finding) for finding in here]
        if others := self._languages_of(finding for finding in own if finding not in here):
            told.append(
                {"severity": "warning", "where": "", "words": f"then to be translated anew: {', '.join(others)}"}
            )
        return {"findings": told}

    def _save(self, language: str, address: str, request: Mapping[str, Any]) -> Answer:
        """Write the words of a text, unless somebody has changed them: `was` are those that the browser has shown.

        If they are `current`, it is recorded that they say what the source says now.
        """
        name, words, was = str(request["unit"]), str(request["words"]), str(request["was"])
        path, unit = self._file_of(language, address, name)
        keys = keys_of_unit(data := self._work.data(path), unit)
        theirs = str(value_at(data, keys)) if keys else ""
        new = as_read(words, keys or ())
        if theirs not in {was, new}:
            return {"conflict": {"theirs": theirs, "yours": words}}
        changed = dict(self._with_words(language, address, name, words)) if theirs != new else {}
        records = None
        if request.get("current") and new:
            source = self._source_data(address, name)
            of_source = str(value_at(source, keys_of_unit(source, unit) or ()))
            records, files = recorded(self._work, language, name, of_source, new)
            changed |= files
        if changed:
            self._work.write(f"Changed {unit}", f"{language}/{address}/", address, changed, records)
        return {"saved": True}

    def _undo(self, _language: str, _address: str, _request: Mapping[str, Any]) -> Answer:
        """Take the last change back."""
        change = self._work.journal.taken_back()
        if change is None:
            raise EditError("There is nothing to undo.")
        language, _, address = change.page.strip("/").partition("/")
        self._work.show(language, address, [self._work.root / name for name in change.files])
        return {"undone": change.what, "page": change.page}

    def _entry(self, language: str, address: str, request: Mapping[str, Any]) -> Answer:
        """Return all texts and values of an entry, as its file has them, and the texts that it may have besides."""
        name = str(request["id"])
        source = self._work.data(self._work.source(address))
        own = self._work.data(self._work.path(language, address))
        keys = keys_of_entry(source, name)
        if keys is None:
            raise EditError(f"“{name}” is not in the source of the guide.")
        entry = value_at(source, keys)
        own_keys = keys_of_entry(own, name)
        translated = value_at(own, own_keys) if own_keys else {}
        return {
            "id": name,
            "list": str(keys[-2]),
            "fields": [
                {"unit": f"{address}#{name}.{field}", "name": field, "source": words, "words": mine}
                for field, words, mine in _texts_of_entry(entry, translated)
            ],
            "texts": entries.texts_to_add(entries.shape_at(source, keys), entry),
            "lists": [name for name in ("more", "steps") if name in entry],
            "is_published": f"{address}#{name}" in self._work.site.published,
            "is_source": self._is_source(language, address),
        }

    def _add(self, language: str, address: str, request: Mapping[str, Any]) -> Answer:
        """Add an entry of the same kind after another one."""
        path, content = self._source_of(language, address)
        after, words = str(request["after"]), str(request["words"]).strip()
        if not words:
            raise EditError("Write its words first.")
        data = read_tree(content).data
        kind = str(entries.place(content, after)[-2])
        taken = set(entries.ids_in(data))
        if kind not in entries.NEW:
            raise EditError("Such an entry is to be added in the file.")
        name = str(request.get("id") or "") or proposed_id(words, taken)
        if name in taken:
            raise EditError(f"“{name}” is in use in this guide.")
        entry = {"id": name, **entries.NEW[kind]}
        first, *others = (field for field, value in entry.items() if value == "")
        entry[first] = words
        for other in others:
            entry[other] = str(request.get("answer") or "TODO")
        if kind == "sections":
            step = proposed_id(f"{name} first", taken)
            entry["steps"] = [{"id": step, "text": "TODO"}]
        changed = {path: entries.added(content, after, entry)}
        self._work.write(f"Added {name}", f"{language}/{address}/", address, changed)
        return {"saved": True, "id": name}

    def _move(self, language: str, address: str, request: Mapping[str, Any]) -> Answer:
        """Move an entry up or down in its list."""
        path, content = self._source_of(language, address)
        name = str(request["id"])
        changed = {path: entries.moved(content, name, int(request["by"]))}
        self._work.write(f"Moved {name}", f"{language}/{address}/", address, changed)
        return {"saved": True, "id": name}

    def _copy(self, language: str, address: str, request: Mapping[str, Any]) -> Answer:
        """Write an entry once more, right behind itself."""
        path, content = self._source_of(language, address)
        new, name = entries.twice(content, str(request["id"]))
        self._work.write(f"Copied {request['id']}", f"{language}/{address}/", address, {path: new})
        return {"saved": True, "id": name}

    def _rename(self, language: str, address: str, request: Mapping[str, Any]) -> Answer:
        """Give an entry another id, in all languages. Links to the old one keep working."""
        path, content = self._source_of(language, address)
        old, new = str(request["id"]), str(request["new"])
        is_published = f"{address}#{old}" in self._work.site.published
        changed = {path: entries.renamed(content, old, new, is_published=is_published)}
        for other, own in self._translations(address):
            if (keys := keys_of_entry(read_tree(own).data, old)) is not None:
                changed[other] = with_texts(own, {(*keys, "id"): new})
        self._work.write(f"Renamed {old}", f"{language}/{address}/", address, changed)
        return {"saved": True, "id": new}

    def _remove(self, language: str, address: str, request: Mapping[str, Any]) -> Answer:
        """Delete an entry in all languages. Links to it lead to the one beside it from now on."""
        path, content = self._source_of(language, address)
        name = str(request["id"])
        anchors = (str(place).partition("#") for place in self._work.site.published)
        published = [anchor for page, _, anchor in anchors if page == address and anchor]
        new, heir = entries.removed(content, name, published)
        changed = {path: new}
        for other, own in self._translations(address):
            without_it = entries.without_entry(own, name)
            if without_it != own:
                changed[other] = without_it
        self._work.write(f"Deleted {name}", f"{language}/{address}/", address, changed)
        return {"saved": True, "heir": heir}

    def _page(self, language: str, address: str, _request: Mapping[str, Any]) -> Answer:
        """Return what is said of the whole guide: keywords, review, owner."""
        own, source = self._data_of_page(language, address), self._data_of_page("", address)
        owners = self._work.site.owners or {}
        return {
            "file": self._work.name(self._work.path(language, address)),
            "source": self._work.site.outlines[address].source,
            "is_source": self._is_source(language, address),
            "is_draft": self._work.site.outlines[address].is_draft,
            "keywords": [str(word) for word in own.get("keywords", ())],
            "reviewed": str(own.get("reviewed") or source.get("reviewed", "")),
            "owner": str(source.get("owner", "")),
            "owners": {name: str(record.name) for name, record in owners.items()},
            "changes": len(self._work.journal),
        }

    def _save_page(self, language: str, address: str, request: Mapping[str, Any]) -> Answer:
        """Write keywords, review date and owner."""
        path = self._work.path(language, address)
        content = self._work.content(path)
        if content is None:
            raise EditError("This guide has no file in this language yet: translate a text first.")
        data = self._data_of_page(language, address)
        keys = self._keys_of_page(read_tree(content).data, address)
        order = entries.order_of(entries.shape_at(read_tree(content).data, keys))
        keywords = [word for line in request["keywords"] if (word := str(line).strip())]
        if keywords != [str(word) for word in data.get("keywords", ())]:
            content = with_list(content, (*keys, "keywords"), keywords, order)
        for name in ("reviewed", "owner"):
            value = str(request.get(name) or "").strip()
            if value and value != str(data.get(name, "")) and (name in data or self._is_source(language, address)):
                content = with_value(content, (*keys, name), value, order)
        if said := str(request.get("changed") or "").strip():
            content = self._with_change(content, keys, address, said, is_major=bool(request.get("is_major")))
        self._work.write("Changed the page's details", f"{language}/{address}/", address, {path: content})
        return {"saved": True}

    def _with_change(self, content: bytes, keys: Keys, address: str, words: str, *, is_major: bool) -> bytes:
        """Return the content of the source with a line under `changes:`, with the former words of what has changed."""
        source = self._work.site.outlines[address].source
        path = self._work.source(address)
        first, _now = self._work.journal.first_and_now().get(self._work.name(path), (None, None))
        former = self._work.findings(address, {path: first})[1] if first else None
        guide = self._work.findings(address, {})[1]
        old = words_of_parts(former.versions[source]) if former else {}
        new = words_of_parts(guide.versions[source]) if guide else {}
        before = {part: str(text) for part, text in old.items() if part in new and new[part] != text}
        data = read_tree(content).data
        change = {
            "id": proposed_id(words, set(entries.ids_in(data))),
            "date": str(datetime.now(UTC).date()),
            "significance": "major" if is_major else "minor",
            "text": words,
            **({"before": before} if before else {}),
        }
        if value_at(data, keys).get("changes"):
            return with_entry(content, (*keys, "changes"), 0, change)
        order = entries.order_of(entries.shape_at(data, keys))
        return with_value(content, (*keys, "changes"), [change], order)

    def _picture(self, language: str, address: str, request: Mapping[str, Any]) -> Answer:
        """Put a picture that was dropped onto an entry into docs/images, and show it there."""
        path, content = self._source_of(language, address)
        keys = entries.place(content, str(request["id"]))
        order = entries.order_of(entries.shape_at(read_tree(content).data, keys))
        picture = new_picture(self._work.docs, str(request["name"]), b64decode(str(request["content"])))
        alternative = str(request["alt"]).strip()
        if not alternative:
            raise EditError("Say in words what is to be seen, for those who cannot see it.")
        image = {"file": picture.path.name, "alt": alternative}
        changed: Changed = {picture.path: picture.content, path: with_value(content, (*keys, "image"), image, order)}
        self._work.write(f"Added a picture to {request['id']}", f"{language}/{address}/", address, changed)
        return {"saved": True}

    def _translation(self, language: str, address: str, _request: Mapping[str, Any]) -> Answer:
        """Return the texts of a guide to translate, each beside its source."""
        path = self._work.path(language, address)
        guide = self._work.findings(address, {})[1]
        if guide is None:
            raise EditError("The guide has errors: mend them first.")
        site = self._work.site
        return {
            "file": self._work.name(path),
            "title": str(guide.versions[language].title),
            "source": guide.source,
            "source_name": str(site.languages[guide.source].name),
            "name": str(site.languages[language].name),
            "texts": texts_to_translate(site, guide, language),
        }

    def _offers(self, language: str, _address: str, _request: Mapping[str, Any]) -> Answer:
        if language not in self._work.site.languages:
            raise EditError(f"There is no language “{language}”.")
        return {"offers": list(offers(self._work.site, language))}

    def _parts(self, language: str, _address: str, request: Mapping[str, Any]) -> Answer:
        """Return the parts of another guide, for a link to one of them."""
        address = str(request["guide"])
        self._work.path(language, address)  # there is such a guide
        return {"offers": list(offers_of_parts(self._work.site, language, address))}

    def _changes(self, _language: str, _address: str, _request: Mapping[str, Any]) -> Answer:
        """Return each text that was changed since the last time that changes were handed in, old and new."""
        return {"texts": changed_texts(self._work), "changes": len(self._work.journal)}

    def _hand_in(self, _language: str, _address: str, request: Mapping[str, Any]) -> Answer:
        """Make a commit on a branch of its own, or else a patch, of all that was changed."""
        return hand_in(self._work, str(request.get("name", "")), str(request.get("words", "")))

    def _file_of(self, language: str, address: str, name: str) -> tuple[Path, str]:
        """Return the file of a text, and the name of the text in it."""
        group, _, unit = name.partition("#")
        if group == SNIPPETS:
            self._work.path(language, address)  # there is such a language
            return self._work.docs / language / f"{SNIPPETS}.yml", unit
        if group != address:
            raise EditError("This text stands on another page.")
        if self._work.site.outlines[address].is_question if address in self._work.site.outlines else False:
            return self._work.path(language, address), f"{address.partition('/')[2]}.{unit}"
        return self._work.path(language, address), unit

    def _source_file(self, address: str, name: str) -> Path:
        if name.startswith(f"{SNIPPETS}#"):
            first = next(iter(self._work.site.languages))
            return self._work.docs / first / f"{SNIPPETS}.yml"
        return self._work.source(address)

    def _source_data(self, address: str, name: str) -> dict[str, Any]:
        return self._work.data(self._source_file(address, name))

    def _with_words(self, language: str, address: str, name: str, words: str) -> Changed:
        """Return the file of a text with these words. Without words, a field that a part can do without goes."""
        path, unit = self._file_of(language, address, name)
        content = self._work.content(path)
        source = self._source_data(address, name)
        if content is None:
            language_of_source = self._work.site.outlines[address].source
            content = f"translates: {language_of_source}\n".encode()
        keys = keys_of_unit(read_tree(content).data, unit)
        if not words.strip():
            if keys is None:
                return {}
            return {path: without(content, keys)}
        if keys is None and keys_of_unit(source, unit) is None:
            entry, _, field = unit.rpartition(".")
            at = keys_of_entry(read_tree(content).data, entry) if entry else ()
            if at is None or not self._is_source(language, address):
                raise EditError("Add it in the source of the guide first.")
            order = entries.order_of(entries.shape_at(read_tree(content).data, at))
            return {path: with_value(content, (*at, field), words, order)}
        return {path: with_unit(content, unit, words, source)}

    def _source_of(self, language: str, address: str) -> tuple[Path, bytes]:
        """Return the file and the content of the source, where entries come, go and move.

        Raises:
            EditError: if the page is in another language.
        """
        path = self._work.source(address)
        if not self._is_source(language, address):
            source = self._work.site.outlines[address].source
            name = self._work.site.languages[source].name
            raise EditError(f"Parts come, go and move in the source of the guide: open its page in {name}.")
        content = self._work.content(path)
        assert content is not None  # noqa: S101 (the site has been read from it)
        return path, content

    def _is_source(self, language: str, address: str) -> bool:
        return self._work.path(language, address) == self._work.source(address)

    def _translations(self, address: str) -> Iterator[tuple[Path, bytes]]:
        """Yield the files of the translations, with what they hold."""
        source = self._work.source(address)
        for language in self._work.site.languages:
            path = self._work.path(language, address)
            if path != source and (content := self._work.content(path)) is not None:
                yield path, content

    def _data_of_page(self, language: str, address: str) -> dict[str, Any]:
        """Return the fields of the guide, or of the question, in that language; of the source without one."""
        path = self._work.path(language, address) if language else self._work.source(address)
        data = self._work.data(path)
        keys = self._keys_of_page(data, address)
        found: dict[str, Any] = value_at(data, keys)
        return {"owner": data["owner"], **found} if "owner" in data else found

    def _keys_of_page(self, data: Mapping[str, Any], address: str) -> tuple[str | int, ...]:
        if not self._work.site.outlines[address].is_question:
            return ()
        return keys_of_entry(data, address.partition("/")[2]) or ()

    def _users_of(self, snippet: str) -> list[str]:
        """Return the guides that use a snippet: `billing/pay`."""
        uses = re.compile(
            rb"\buse: *" + re.escape(snippet.partition("#")[2].partition(".")[0]).encode() + rb"(?![\w-])"
        )
        paths = sorted(self._work.docs.glob("*/*/*.yml"))
        return sorted({f"{path.parent.name}/{path.stem}" for path in paths if uses.search(path.read_bytes())})

    def _languages_of(self, found: Iterable[Finding]) -> list[str]:
        """Return the languages in whose files something is found, by their own names."""
        languages = self._work.site.languages
        codes = dict.fromkeys(finding.place.path.relative_to(self._work.docs).parts[0] for finding in found)
        return [str(languages[code].name) for code in codes if code in languages]

    def _misspelt(self, text: Text) -> Iterator[Finding]:
        if self._spelling is None:
            self._spelling = Spelling(self._work.site, self._work.root / "node_modules")
        return self._spelling.misspelt_words([text])

    def _line(self, path: Path, keys: tuple[str | int, ...]) -> int:
        content = self._work.content(path)
        tree = read_tree(content or b"")
        return tree.number(tree.entry(keys).start)


def _shown(finding: Finding) -> Answer:
    return {
        "severity": finding.severity,
        "where": finding.place.where,
        "words": f"{finding.wrong}; {finding.expected}",
    }


def _text_of(guide: GuideInLanguages, language: str, unit: str) -> Text | None:
    in_guides = {question: own for own, question in OF_QUESTIONS.items()}
    key = in_guides.get(unit, unit) if guide.is_question else unit
    return next((own.text for own in units(guide.versions[language]) if own.key == key), None)


def _texts_of_entry(entry: Mapping[str, Any], translated: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Yield the texts of an entry that are no entries of their own: its name, its source's words, and one's own."""
    for name, value in entry.items():
        own = translated.get(name)
        if name in {"id", "was", "use", "for", "go", "file"}:
            continue
        if isinstance(value, str):
            yield name, str(value), str(own or "")
        elif isinstance(value, dict):
            inner = own if isinstance(own, dict) else {}
            for field, words, mine in _texts_of_entry(value, inner):
                yield f"{name}.{field}", words, mine
