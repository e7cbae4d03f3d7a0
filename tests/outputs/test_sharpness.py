"""Which outputs an edit makes again: these, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pytest

from tests.outputs.edits import edited_file
from tests.outputs.house import House, Texts, keys_of, small_house, small_site

pytestmark = pytest.mark.build

FILES = small_site()

DE = "docs/de/words.yml"
PAY = "docs/de/billing/pay-invoice.yml"
QUESTIONS = "docs/en/billing/questions.yml"
DESK_DE = {"support-desk/de/", "support-desk/"}  # the page names the file of the data
EVERY_DESK = {"support-desk/*/", "support-desk/"}
GERMAN_FEEDS = {"de/news/feed.xml", "de/news/*/feed.xml"}
ALL_GERMAN_PAGES = {"de/**", "404/de.html", "faq/2375/*/", *(f"!{feed}" for feed in GERMAN_FEEDS)}
ALL_PAGES_OF_LANGUAGES = {"faq/**", "de/**", "fr/**", "en/**", "404/*.html", "404.html"}
ALL_BUT_SEARCH = {
    "**",
    "!pagefind/*/",
    "!robots.txt",
    "!NOTICE.txt",
    "!deployment.json",
    "!.well-known/security.txt",
    "!404/*.json",
    "!pictures/*",
    "!videos/*",
}

EDITS = {
    "a synonym": ("docs/de/synonyms.yml", "begleichen", "berappen", {"pagefind/de/", *DESK_DE}),
    "a keyword": (PAY, "Mahnung", "Betreibung", {"pagefind/de/", *DESK_DE}),
    "a word of a step": (
        PAY,
        "Wählen Sie die",
        "Wählen Sie eine",
        {"de/billing/pay-invoice/", "pagefind/de/", *DESK_DE},
    ),
    "code": (PAY, "pay --all", "pay --one", {"*/billing/pay-invoice/", *EVERY_DESK}),
    "a setting's value": (PAY, "CH00 1234", "CH00 1235", {"*/billing/pay-invoice/", "pagefind/*/", *EVERY_DESK}),
    "a cell of a table": (PAY, "Summe", "Total", {"de/billing/pay-invoice/", "pagefind/de/", *DESK_DE}),
    "where a case goes": (
        PAY,
        'reminder#choose-days"}',
        'reminder"}',
        {"*/billing/pay-invoice/", *EVERY_DESK},
    ),
    "a section's title": (
        PAY,
        "Jetzt bezahlen",
        "Sofort bezahlen",
        # The fax was replaced by it.
        {"de/billing/pay-invoice/", "de/billing/fax/", "faq/2375/*/", "404/de.json", "pagefind/de/", *DESK_DE},
    ),
    "a summary": (
        PAY,
        "die Frist abläuft",
        "es zu spät ist",
        {"de/", "de/all-guides/", "de/billing/", "de/billing/pay-invoice/", "pagefind/de/", *DESK_DE},
    ),
    "a guide's title": (
        PAY,
        "Eine Rechnung bezahlen",
        "Rechnungen bezahlen",
        {
            *("de/", "de/all-guides/", "de/billing/", "de/questions/billing/"),
            *("de/billing/pay-invoice/", "de/billing/set-reminder/", "de/billing/settle/"),
            *("de/billing/cash/", "de/billing/dispute/"),
            *("faq/2375/*/", "g/f2h3k/", "g/h2k3m/", "g/k4m5r/", "404/de.json", "pagefind/de/", *DESK_DE),
        },
    ),
    "a title that another language shows too": (
        "docs/en/billing/set-reminder.yml",
        "Set a reminder",
        "Set reminders",
        {
            *("en/all-guides/", "en/billing/", "en/billing/pay-invoice/", "en/billing/set-reminder/"),
            *("fr/all-guides/", "fr/billing/", "fr/billing/pay-invoice/", "fr/billing/set-reminder/"),
            *("en/billing/cash/", "en/billing/dispute/", "fr/billing/cash/", "fr/billing/dispute/"),
            *("pagefind/en/", "pagefind/fr/", "support-desk/en/", "support-desk/fr/", "support-desk/"),
            *("404/en.json", "404/fr.json"),
        },
    ),
    "an answer that is translated": (
        "docs/en/billing/pay-invoice.yml",
        "Then pay at once",
        "Pay at once",
        {"en/billing/pay-invoice/", "en/questions/billing/", "pagefind/en/", "support-desk/en/", "support-desk/"},
    ),
    "a question that its topic shows, not translated": (
        PAY,
        "Welche Karte geht?",
        "Welche Karten?",
        {"*/billing/", "*/billing/pay-invoice/", "*/questions/billing/", "pagefind/*/", *EVERY_DESK},
    ),
    "a question that its topic does not show": (
        PAY,
        "Und ohne Karte?",
        "Ohne Karte?",
        {"*/billing/pay-invoice/", "*/questions/billing/", "pagefind/*/", *EVERY_DESK},
    ),
    "a review date": (
        PAY,
        "2026-11-20",
        "2026-11-28",
        {"*/billing/pay-invoice/", "!fr/billing/pay-invoice/", "sitemap.xml"},  # the French page has a date of its own
    ),
    "an owner": (PAY, "billing-team", "security-team", set()),
    "an answer without a guide": (
        QUESTIONS,
        "A court",
        "The court",
        {
            *("en/billing/dispute/", "pagefind/en/", "support-desk/en/", "support-desk/"),
            *("fr/billing/dispute/", "pagefind/fr/", "support-desk/fr/"),
        },
    ),
    "a question without a guide, not translated": (
        QUESTIONS,
        "pay in cash",
        "use cash",
        {"*/billing/", "*/billing/cash/", "*/questions/billing/", "pagefind/*/", *EVERY_DESK, "404/*.json"},
    ),
    "what has changed": (
        "docs/de/security/identifiers.yml",
        "Beide Passwörter",
        "Die Passwörter",
        {"de/security/identifiers/", "de/news/", "de/news/feed.xml", "de/news/security/feed.xml", *DESK_DE},
    ),
    "the owner of questions": (QUESTIONS, "billing-team", "security-team", set()),
    "a word of a draft": ("docs/en/billing/refund.yml", "pay attention", "attend", set()),
    "a related guide": (PAY, ', "security/identifiers"]', "]", {"*/billing/pay-invoice/"}),
    "a snippet": (
        "docs/fr/snippets.yml",
        "Vous voyez",
        "Voilà",
        {"fr/billing/pay-invoice/", "pagefind/fr/", "support-desk/fr/", "support-desk/"},
    ),
    "a glossary's explanation": (
        "docs/de/glossary.yml",
        "Was Sie bezahlen",
        "Was Sie schulden",
        {"de/billing/pay-invoice/", "de/glossary/"},
    ),
    "a destination": (
        "docs/destinations.yml",
        "example/payments",
        "example/bills",
        {"*/billing/pay-invoice/", "*/billing/set-reminder/", "*/billing/dispute/", *EVERY_DESK},
    ),
    "a label of the programs": (
        "docs/de/interface.yml",
        '"Bezahlen"',
        '"Zahlen"',
        {"de/billing/pay-invoice/", "pagefind/de/", *DESK_DE},
    ),
    "a label that leads to a page": (
        "docs/de/interface.yml",
        "Bezahlen 2",
        "Rechnungen",
        {"de/billing/pay-invoice/", "de/billing/set-reminder/", "de/billing/dispute/", *DESK_DE},  # search has no ways
    ),
    "whom a step is for": (PAY, '["windows", "ios"]', '["macos", "ios"]', {"*/billing/pay-invoice/", *EVERY_DESK}),
    "what readers choose": (
        DE,
        '"ios": "iPhone oder iPad", "android"',
        '"ios": "iPhone", "android"',
        {"de/billing/pay-invoice/", *DESK_DE},
    ),
    "a picture": ("docs/images/invoice.svg", "80 20", "80 21", {"*/billing/pay-invoice/"}),
    "a picture that nothing shows": ("docs/images/receipt.svg", "80 20", "80 21", set()),
    "words of a home page": ("docs/de/index.md", "Welcome", "Willkommen", {"de/"}),
    "the guides that are most needed": ("docs/topics.yml", ', "security/identifiers"]', "]", {"de/", "fr/", "en/"}),
    "the order of guides": (
        "docs/topics.yml",
        '"pay-invoice", "set-reminder"',
        '"set-reminder", "pay-invoice"',
        {
            *("*/all-guides/", "*/billing/", "*/billing/pay-invoice/", "*/billing/set-reminder/", "pagefind/*/"),
            *("*/billing/cash/", "*/billing/dispute/"),
            *EVERY_DESK,
        },
    ),
    "a move": (
        "docs/moved.yml",
        '"billing/pay-invoice", ',
        '"billing/set-reminder", ',
        {"*/billing/settle/", "faq/10/settle/", "g/k4m5r/", "404/*.json", "deployment.json"},
    ),
    "where an old address leads": (
        "docs/moved.yml",
        '"/faq/2375/zahlen#jetzt": "billing/pay-invoice#pay-now"',
        '"/faq/2375/zahlen#jetzt": "billing/set-reminder"',
        {"faq/2375/zahlen/"},
    ),
    "why a page was retired": ("docs/moved.yml", "Wir haben kein Fax mehr", "Kein Fax", {"de/billing/fax/"}),
    "a retired anchor": ("docs/ledger.txt", "billing/pay-invoice#by-cheque\n", "", {"*/billing/pay-invoice/"}),
    "a label of pages": (DE, '"you-are-here": "', '"you-are-here": "Neu: ', ALL_GERMAN_PAGES),
    "a label of the desk": (DE, '"desk-widget-copy": "', '"desk-widget-copy": "Neu: ', {"support-desk/"}),
    "a label of what the desk copies": (DE, '"warning": "', '"warning": "Neu: ', {*ALL_GERMAN_PAGES, *DESK_DE}),
    "a label of 404.html": (
        DE,
        '"not-found-text": "',
        '"not-found-text": "Neu: ',
        {*ALL_GERMAN_PAGES, "404.html"},
    ),
    "a label of the choice of languages": (
        DE,
        '"choose-language": "',
        '"choose-language": "Neu: ',
        {*ALL_GERMAN_PAGES, "g/*/", "index.html"},
    ),
    "a topic's title": (
        DE,
        "Security (de)",
        "Sicherheit",
        {
            *(ALL_GERMAN_PAGES - {"faq/2375/*/", "!de/news/*/feed.xml"}),
            *("!de/news/billing/feed.xml", "!de/news/support/feed.xml"),
            *("!de/billing/fax/", "!de/billing/settle/"),
            *("404/de.json", "pagefind/de/", *DESK_DE),
        },
    ),
    "a widget's title": (
        DE,
        '"password-change": {"title": "',
        '"password-change": {"title": "Neu: ',
        {"de/", "de/security/identifiers/", "pagefind/de/", *DESK_DE},
    ),
    "what all widgets say": (
        DE,
        '"missing": "',
        '"missing": "Neu: ',
        {"de/security/identifiers/", "de/support/help-support-help-you/", *DESK_DE},
    ),
    "a word of the contact page": (
        DE,
        '"since-when": "',
        '"since-when": "Neu: ',
        {"de/contact/", "pagefind/de/", *DESK_DE},
    ),
    "a channel to people": (
        "docs/company.yml",
        '"needs_sign_in": true',
        '"needs_sign_in": false',
        {"*/contact/", "pagefind/*/", *EVERY_DESK},
    ),
    "what is urgent": (DE, '"password-refused": {"title": "', '"password-refused": {"title": "Neu: ', ALL_GERMAN_PAGES),
    "a source": ("docs/sources.yml", "Automatic renewal", "Renewal", set()),
    "a way to type a letter": (
        "docs/languages.yml",
        '"ae"',
        '"aeh"',
        {*ALL_GERMAN_PAGES, "pagefind/de/", *DESK_DE},
    ),
    "a colour": ("docs/company.yml", "#0b5563", "#0b5564", ALL_BUT_SEARCH),
    "when to look at the security contact again": (
        "docs/company.yml",
        "2027-11-20",
        "2028-11-20",
        {".well-known/security.txt"},
    ),
    "the company's name": ("docs/company.yml", "Example Hosting", "Example", ALL_PAGES_OF_LANGUAGES),
}
"""File, words, other words, and what is then made again. A pattern with `!` excludes from the others."""

FILES_BESIDE_THE_CONTENT = {
    "overrides/assets/styles/base.css": ALL_BUT_SEARCH,
    "overrides/assets/scripts/contents.js": ALL_BUT_SEARCH,
    "kb/pages/templates/guide.html.jinja": {*ALL_BUT_SEARCH, "!assets/**"},
    "NOTICE": {"NOTICE.txt"},
}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with small_house(tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture(scope="module")
def keys(house: House) -> dict[str, str]:
    return _keys(house, FILES)


@pytest.mark.parametrize("edit", EDITS)
def test_an_edit_of_content_makes_nothing_else_again(house: House, keys: dict[str, str], edit: str) -> None:
    file, words, others, made_again = EDITS[edit]
    assert words in FILES[file]
    changed = _changed(keys, _keys(house, {**FILES, file: FILES[file].replace(words, others, 1)}))
    assert changed == _matching(made_again, keys)


@pytest.mark.parametrize("file", FILES_BESIDE_THE_CONTENT)
def test_an_edit_of_another_file_makes_nothing_else_again(house: House, keys: dict[str, str], file: str) -> None:
    changed = _changed(keys, _keys(house, edited_file(FILES, file)))
    assert changed == _matching(FILES_BESIDE_THE_CONTENT[file], keys)


def test_a_changed_photo_makes_again_what_shows_it(house: House, keys: dict[str, str]) -> None:
    shown_by_all = _keys(house, {**FILES, "docs/images/order.fr.png": FILES["docs/images/order.png"]})
    changed = _changed(keys, shown_by_all)
    assert {name for name in changed if not name.startswith("pictures/")} == {"fr/billing/pay-invoice/"}
    assert {name for name in changed if name in shown_by_all} == {"fr/billing/pay-invoice/"}  # and two files fewer


@pytest.mark.parametrize(("file", "other"), [("pay.fr.mp4", "seal.mp4"), ("pay.fr.vtt", "seal.vtt")])
def test_a_changed_film_or_captions_make_again_what_shows_them(
    house: House, keys: dict[str, str], file: str, other: str
) -> None:
    changed = _changed(keys, _keys(house, {**FILES, f"docs/videos/{file}": FILES[f"docs/videos/{other}"]}))
    assert {name for name in changed if not name.startswith("videos/")} == {"fr/billing/pay-invoice/"}


def test_a_changed_address_makes_again_what_names_it(house: House, keys: dict[str, str]) -> None:
    changed = _changed(keys, _keys(house, FILES, "https://other.example/"))
    named = {*ALL_PAGES_OF_LANGUAGES, "index.html", "sitemap.xml", "robots.txt", "deployment.json"}
    named.add(".well-known/security.txt")
    assert changed == _matching(named, keys)


def test_comments_and_line_breaks_in_texts_change_no_key(house: House, keys: dict[str, str]) -> None:
    moved_down = {name: f"# A comment\n\n{text}" for name, text in FILES.items() if name.endswith(".yml")}
    assert _keys(house, {**FILES, **moved_down}) == keys


def _keys(house: House, files: Texts, site_url: str = "https://help.example/") -> dict[str, str]:
    """Return the keys of the outputs. The name of the folder of assets contains the digest of its content."""
    keys = keys_of(house.outputs(files, site_url))
    return {
        re.sub(r"^assets/\w+/", "assets/…/", name).removesuffix("index.html") or name: key for name, key in keys.items()
    }


def _changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}


def _matching(patterns: Iterable[str], names: Iterable[str]) -> set[str]:
    taken = {pattern for pattern in patterns if not pattern.startswith("!")}
    left = {pattern.removeprefix("!") for pattern in patterns} - taken
    assert all(any(_matches({pattern}, name) for name in names) for pattern in taken | left)
    return {name for name in names if _matches(taken, name) and not _matches(left, name)}


def _matches(patterns: Iterable[str], name: str) -> bool:
    """Return whether a pattern matches the name: `*` stands for anything without a slash, `**` for anything."""
    expressions = (re.escape(pattern).replace(r"\*\*", ".*").replace(r"\*", "[^/]+") for pattern in patterns)
    return any(re.fullmatch(expression, name) for expression in expressions)
