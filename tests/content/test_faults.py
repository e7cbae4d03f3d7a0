"""Every mistake that a writer can make, and the line that reports it: tests/content/expected/<fault>.txt."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.conftest import loaded
from tests.content.changes import appended, replaced, written
from tests.content.reported import reported
from tests.golden import assert_golden

if TYPE_CHECKING:
    from collections.abc import Callable

EXPECTED = Path(__file__).parent / "expected"
PAY = "de/billing/pay.yml"
PAY_IN_FRENCH = "fr/billing/pay.yml"
QUESTIONS = "de/billing/questions.yml"
QUESTIONS_IN_FRENCH = "fr/billing/questions.yml"
SYNONYMS = "de/synonyms.yml"
INTERFACE = "de/interface.yml"
DESTINATIONS = "destinations.yml"
WAY = "ways:\n  manager:\n    {name}: {{way: oben rechts, unconfirmed: true}}\n"


@dataclass(frozen=True)
class Fault:
    """A change to one file that causes the fault `name`."""

    name: str
    file: str
    change: Callable[[Path], object]


def linked_out_of_the_tree(path: Path) -> None:
    """Make the file a symbolic link to a file outside docs."""
    outside = path.parents[3] / "outside.yml"
    path.rename(outside)
    path.symlink_to(outside)


def without_colours(path: Path) -> None:
    """Leave `colours: {}`."""
    lines = path.read_text(encoding="utf-8").splitlines()
    others = [line for line in lines if "light:" not in line]
    path.write_text("\n".join(others).replace("colours:", "colours: {}"), encoding="utf-8")


MKDOCS = """\
plugins:
  i18n:
    languages:
      - {locale: de, name: German}
      - {locale: it, name: Italiano}
      - {locale: fr, name: Français}
      - {locale: es, name: Español}
"""

RECEIPT = """\
  - id: receipt
    question: Vais-je recevoir un reçu\N{NARROW NO-BREAK SPACE}?
    answer: Oui, voyez [Payer une facture](guide:billing/pay#pay-one).
"""

QUESTION = """\
owner: billing
questions:
  - {id: late, question: Zu spät?, answer: Nein., reviewed: 2026-11-20}
"""

LATE = """\
title: Wenn die Frist vorbei ist
summary: Bezahlen Sie sofort.
keywords: [Frist]
reviewed: 2026-11-20
owner: billing
related: [billing/pay]
sections:
  - id: soon
    title: Bald
    points: [{id: now, text: Bezahlen Sie sofort.}]
faq:
  - {id: late, question: Ist es zu spät?, answer: Nein.}
"""

CHANGE = """\
changes:
  - {id: new, date: 2026-11-20, significance: major, text: Neu., before: {pay-one-open: Alt.}}
"""

EMPTY_DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'

FAULTS = (
    # The file
    Fault("not_utf_8", PAY, written("title: Zurück\n".encode("latin-1"))),
    Fault("empty_file", PAY, written("# nothing yet\n")),
    Fault("huge_file", PAY, written("title: " + "x" * 300_000)),
    Fault("link_out_of_the_tree", PAY, linked_out_of_the_tree),
    Fault("key_too_long", PAY, replaced("owner: billing", f"? {'owner' * 50}\n: billing")),
    Fault("unreadable_yaml", PAY, replaced("keywords: [Rechnung]", "keywords: [Rechnung")),
    Fault("tab_in_yaml", PAY, replaced("    title: Eine Rechnung", "\ttitle: Eine Rechnung")),
    Fault("colon_in_words", PAY, replaced("Dann bezahlen Sie sofort", "Achtung: bezahlen Sie: sofort")),
    Fault("key_given_twice", PAY, replaced("owner: billing\n", "owner: billing\nowner: support\n")),
    Fault("alias", PAY, replaced("[Rechnung]", "[&a Rechnung, *a]")),
    Fault("endless_nesting", PAY, written("title: " + "[" * 50_000)),
    Fault("no_mapping", PAY, written("- title\n")),
    # The shape
    Fault("text_too_long", PAY, replaced("Dann bezahlen Sie sofort.", f"'{'`[' * 1_001}'")),
    Fault("unknown_field", PAY, replaced("summary:", "sumary:")),
    Fault("unknown_field_in_step", PAY, replaced("        note:", "        hint:")),
    Fault("missing_field", PAY, replaced("title: Eine Rechnung bezahlen\n", "")),
    Fault("keyword_to_nowhere", PAY, replaced("keywords: [Rechnung]", "keywords: [Rechnung, zu spät > latest]")),
    Fault(
        "keyword_to_a_former_id", PAY, replaced("keywords: [Rechnung]", "keywords: [Rechnung, zahlen > choose-invoice]")
    ),
    Fault("keyword_without_spaces", PAY, replaced("keywords: [Rechnung]", "keywords: [Rechnung, zu spät>too-late]")),
    Fault("number_for_words", PAY, replaced("title: Eine Rechnung bezahlen", "title: 2026")),
    Fault("words_for_a_list", PAY, replaced("keywords: [Rechnung]", "keywords: Rechnung")),
    Fault("list_for_words", PAY, replaced("Dann bezahlen Sie sofort.", "[sofort]")),
    Fault("words_for_true", PAY, replaced("recommended: true", "recommended: yes")),
    Fault("no_date", PAY, replaced("2026-11-20", "20.11.2026")),
    Fault("impossible_date", PAY, replaced("2026-11-20", "2026-02-30")),
    Fault("empty_words", PAY, replaced("answer: Dann bezahlen Sie sofort.", 'answer: ""')),
    Fault("image_without_alternative_text", PAY, replaced(", alt: Eine Rechnung", "")),
    # Ids
    Fault("id_not_in_kebab_case", PAY, replaced("id: in-time", "id: InTime")),
    Fault("id_twice", PAY, replaced("id: too-late", "id: pay-one")),
    Fault("id_clashes_with_a_former_one", PAY, replaced("id: too-late", "id: choose-invoice")),
    Fault("id_of_the_page", PAY, replaced("id: too-late", "id: questions")),
    # Translations
    Fault("unknown_id_in_translation", PAY_IN_FRENCH, replaced("id: in-time", "id: in-tine")),
    Fault("id_twice_in_translation", PAY_IN_FRENCH, replaced("id: too-late", "id: in-time")),
    Fault("id_elsewhere_in_translation", PAY_IN_FRENCH, replaced("before:\n", "needs:\n")),
    Fault("value_in_translation", PAY_IN_FRENCH, replaced("translates: de\n", "translates: de\nowner: billing\n")),
    Fault("value_in_step_of_translation", PAY_IN_FRENCH, replaced("{alt:", "{file: facture.svg, alt:")),
    Fault("unknown_field_in_translation", PAY_IN_FRENCH, replaced("summary:", "resume:")),
    Fault("source_missing", PAY, lambda path: path.unlink()),
    Fault("two_sources", PAY_IN_FRENCH, replaced("translates: de\n", "")),
    Fault("wrong_source", PAY_IN_FRENCH, replaced("translates: de", "translates: it")),
    Fault("translation_missing", PAY_IN_FRENCH, lambda path: path.unlink()),
    Fault("missing_words", PAY_IN_FRENCH, replaced("    answer: Alors payez tout de suite.\n", "")),
    Fault("fact_missing", PAY_IN_FRENCH, replaced("{auto_renewal.lead}", "deux semaines")),
    Fault("fact_that_differs", PAY_IN_FRENCH, replaced("auto_renewal.lead", "kcheck.retention")),
    Fault("link_that_differs", PAY_IN_FRENCH, replaced("#turn-on", "")),
    # Questions without a guide
    Fault("question_called_as_a_guide", QUESTIONS, replaced("id: cash", "id: pay")),
    Fault("question_called_as_its_topic", QUESTIONS, replaced("id: cash", "id: index")),
    Fault("question_twice", QUESTIONS, replaced("id: receipt", "id: cash")),
    Fault("question_without_an_answer", QUESTIONS, replaced("    answer: Ja, mehr", "    anwser: Ja, mehr")),
    Fault("question_gone", "ledger.txt", appended(b"billing/cheque t5w5x\n")),
    Fault("question_of_no_topic", "de/bills/questions.yml", written(QUESTION)),
    Fault("question_as_a_related_guide", PAY, replaced("[billing/remind]", "[billing/remind, billing/cash]")),
    Fault("question_in_topics", "topics.yml", replaced("- remind", "- remind\n      - cash")),
    Fault("unknown_fact_of_a_question", QUESTIONS, replaced("auto_renewal.lead", "auto_renewal.led")),
    Fault("questions_missing", QUESTIONS_IN_FRENCH, lambda path: path.unlink()),
    Fault("question_not_translated", QUESTIONS_IN_FRENCH, replaced(RECEIPT, "")),
    Fault("value_in_translated_questions", QUESTIONS_IN_FRENCH, replaced("questions:", "owner: me\nquestions:")),
    # Texts
    Fault("unknown_fact", PAY, replaced("auto_renewal.lead", "auto_renewal.led")),
    Fault("attributes_as_a_fact", PAY, replaced("{ui.pay}", "{ui.pay}{ onclick=pay() }")),
    Fault("raw_html", PAY, replaced("sofort", "<b onclick='x()'>sofort</b>")),
    Fault("character_reference", PAY, replaced("Dann bezahlen", "Dann&nbsp;bezahlen")),
    Fault("character_reference_of_a_seen_sign", PAY, replaced("Dann bezahlen", "Dann &amp; bezahlen")),
    Fault("character_reference_in_a_home_page", "it/index.md", appended(b"\nTurned&#x202e;words\n")),
    Fault("javascript_link", PAY, replaced("sofort", "[sofort](javascript:alert(1))")),
    Fault("javascript_link_in_disguise", PAY, replaced("sofort", "[sofort](java&#115;cript:x)")),
    Fault("link_around_brackets", PAY, replaced("sofort", "[so [fort]](javascript:x)")),
    Fault("picture_from_elsewhere", PAY, replaced("sofort", "![sofort](manager:start)")),
    Fault("address_typed_into_a_text", PAY, replaced("sofort", "[sofort](https://manager.example)")),
    Fault("link_by_reference", PAY, replaced("sofort", "[sofort][1]")),
    Fault("unknown_destination", "de/snippets.yml", replaced("manager:start", "manager:strat")),
    # Addresses of pages that the site replaces
    *(
        Fault(f"old_address_{name}", "moved.yml", appended(f"from_outside:\n  {lines}\n".encode()))
        for name, lines in {
            "in_an_unknown_language": "es: {/faq/pagar: billing/pay}",
            "with_a_query": "de: {'/index.php?title=Pay': billing/pay}",
            "out_of_the_site": "de: {/../pay: billing/pay}",
            "of_the_site_itself": "de: {/de/billing/pay/: billing/remind, /assets/x: billing/pay}",
            "in_two_languages": "{de: {/faq/1: billing/pay}, fr: {/faq/1/: billing/pay}}",
            "to_nowhere": "de: {/faq/1: billing/play}",
        }.items()
    ),
    Fault("unknown_site", "de/snippets.yml", replaced("manager:start", "site:wiki/Page.html?x=1#y")),
    Fault("malformed_path_of_a_site", "de/snippets.yml", replaced("manager:start", "site:wiki/<b>")),
    Fault("unsafe_destination", "destinations.yml", replaced("https://manager.example", "javascript:alert(1)")),
    Fault("unknown_guide", PAY, replaced("guide:billing/remind#", "guide:billing/remnid#")),
    Fault("link_to_a_moved_guide", PAY, replaced("guide:billing/remind#turn-on", "guide:billing/settle#remind-me")),
    Fault("unknown_step", PAY, replaced("#turn-on", "#turn-of")),
    Fault("unknown_related_guide", PAY, replaced("related: [billing/remind]", "related: [billing/refund]")),
    Fault("related_to_itself", PAY, replaced("related: [billing/remind]", "related: [billing/pay]")),
    Fault("relation_of_one_side", PAY, replaced("related: [billing/remind]\n", "")),
    Fault("unknown_widget", PAY, replaced("owner: billing\n", "owner: billing\nwidget: auto-renewl\n")),
    Fault("unknown_snippet", PAY, replaced("use: open-payments", "use: open-payment")),
    Fault("step_without_words", PAY, replaced("        use: open-payments\n", "")),
    Fault(
        "step_with_words_and_a_snippet",
        PAY,
        replaced("        use: open-payments\n", "        use: open-payments\n        text: Öffnen Sie das Menü.\n"),
    ),
    Fault("image_missing", PAY, replaced("invoice.svg", "invoce.svg")),
    Fault("label_missing", PAY, replaced(", labels: {sum: Betrag}", "")),
    Fault("label_that_the_drawing_lacks", PAY, replaced("{sum: Betrag}", "{sum: Betrag, some: Betrag}")),
    # Labels and destinations
    Fault("unknown_label", PAY, replaced("{ui.pay}", "{ui.pya}")),
    Fault("label_twice", PAY_IN_FRENCH, replaced("cliquez sur {ui.pay}", "cliquez sur {ui.pay} ou {ui.pay}")),
    Fault("label_that_differs", PAY_IN_FRENCH, replaced("{ui.pay}", "**Payer la facture**")),
    Fault("label_written_out", PAY, replaced("{ui.pay}", "**Bezahlen**")),
    Fault("label_in_bold", PAY, replaced("{ui.pay}", "**{ui.pay}**")),
    Fault("label_that_no_text_shows", INTERFACE, appended(b"  due: {label: Offen, unconfirmed: true}\n")),
    Fault("label_with_markup", INTERFACE, replaced("label: Bezahlen", 'label: "**Bezahlen**"')),
    Fault("label_of_one_language", "fr/interface.yml", lambda path: path.unlink()),
    Fault("label_without_a_source", INTERFACE, replaced(", unconfirmed: true", "")),
    Fault("label_with_an_unknown_source", INTERFACE, replaced("unconfirmed: true", "source: kchek")),
    Fault("label_confirmed_and_not", INTERFACE, replaced("unconfirmed: true", "unconfirmed: true, source: kcheck")),
    Fault("label_in_the_glossary", "de/glossary.yml", replaced("Was Sie", "Nach {ui.pay}, was Sie")),
    Fault("way_to_nowhere", INTERFACE, appended(WAY.format(name="strat").encode())),
    Fault(
        "way_with_a_link",
        INTERFACE,
        appended(WAY.format(name="start").replace("oben rechts", "'[x](manager:start)'").encode()),
    ),
    Fault("destination_without_an_address", DESTINATIONS, appended(b"  bills: {unconfirmed: true}\n")),
    Fault("destination_that_opens_nothing", DESTINATIONS, appended(b"  bills: {opens: strat}\n")),
    Fault("destination_without_a_source", DESTINATIONS, replaced(", unconfirmed: true", "")),
    Fault("result_on_a_start_page_without_a_way", DESTINATIONS, appended(b"  bills: {opens: start}\n")),
    # Drawings
    Fault("huge_drawing", "images/invoice.svg", appended(b"<!--" * 10_000)),
    Fault("unsafe_drawing", "images/invoice.svg", replaced("<path", "<path onclick='x()'")),
    Fault("element_of_a_drawing", "images/invoice.svg", replaced("<path", "<foreignObject><b/></foreignObject><path")),
    Fault("name_of_an_element_from_a_label", "images/invoice.svg", replaced("<path", "<{sum}/><path")),
    Fault("document_type_of_a_drawing", "images/invoice.svg", replaced("<svg", "<!DOCTYPE svg [<!ENTITY x 'y'>]><svg")),
    Fault("class_of_a_page", "images/invoice.svg", replaced("<path", '<path class="kb-search"')),
    Fault("style_sheet_of_a_drawing", "images/invoice.svg", replaced("<svg", '<?xml-stylesheet href="a.css"?><svg')),
    Fault("width_of_nothing", "images/invoice.svg", replaced('data-width="8"', 'data-width="0"')),
    Fault("text_outside_of_text", "images/invoice.svg", replaced("</svg>", "Euro</svg>")),
    Fault("brace_of_no_label", "images/invoice.svg", replaced("{sum}", "{sum} {Sum}")),
    Fault("too_many_elements", "images/invoice.svg", replaced("</svg>", "<g/>" * 500 + "</svg>")),
    Fault("drawing_that_is_not_closed", "images/invoice.svg", replaced("</svg>", "")),
    Fault("name_of_a_drawing", "images/Rechnung 1.svg", written(EMPTY_DRAWING)),
    # Characters, keys and files of another kind
    Fault("character_that_turns_words", PAY, replaced("Dann bezahlen", "Dann \u202ebezahlen")),
    Fault("sign_that_is_no_character", PAY, replaced("Dann bezahlen", "Dann \ufffebezahlen")),
    Fault("escape_of_such_a_character", PAY, replaced("Eine Rechnung bezahlen", '"Eine\\u200b Rechnung"')),
    Fault("character_of_a_drawing", "images/invoice.svg", replaced("<path", "\u00ad<path")),
    Fault("character_of_the_ledger", "ledger.txt", appended(b"# \x1b[31m\n")),
    Fault("key_of_the_glossary", "de/glossary.yml", replaced("invoice:", "'x\"><script>':")),
    Fault("html_of_a_home_page", "it/index.md", appended(b"\n<script>alert(1)</script>\n")),
    Fault("date_of_a_tag", PAY, replaced("reviewed: 2026-11-20", "reviewed: !!int abc")),
    Fault("number_of_very_many_digits", PAY, replaced("owner: billing", f"owner: {'9' * 4301}")),
    Fault("translation_of_a_list", PAY_IN_FRENCH, replaced("translates: de", "translates: [de]")),
    Fault("folder_for_a_file", "topics.yml", lambda path: (path.unlink(), path.mkdir())),
    Fault("pipe_for_a_file", "de/glossary.yml", lambda path: (path.unlink(), os.mkfifo(path))),
    Fault("circle_of_links", "de/glossary.yml", lambda path: (path.unlink(), path.symlink_to(path))),
    # Style
    Fault("sharp_s", PAY, replaced("Wählen Sie", "Schließen Sie")),
    Fault("quotes_of_another_language", PAY_IN_FRENCH, replaced("tout de suite", "“tout de suite”")),
    Fault("wide_space_before_a_sign", PAY_IN_FRENCH, replaced("payez tout de suite.", "payez tout de suite !")),
    Fault("no_space_before_a_sign", PAY_IN_FRENCH, replaced("payez tout de suite.", "payez tout de suite!")),
    Fault("straight_apostrophe", "it/billing/remind.yml", replaced("un’e-mail", "un'e-mail")),
    Fault("informal_german", PAY, replaced("Dann bezahlen Sie sofort", "Dann bezahle deine Rechnung sofort")),
    Fault("informal_french", PAY_IN_FRENCH, replaced("Alors payez", "Alors, tu payes")),
    Fault("formal_italian", "it/billing/pay.yml", replaced("Allora paga subito", "Allora La preghiamo di pagare")),
    Fault("term_to_avoid", "de/glossary.yml", replaced("[Faktura]", "[Faktura, rechnung]")),
    Fault("word_to_avoid", PAY, replaced("Dann bezahlen Sie sofort", "Dann begleichen Sie die Faktura")),
    Fault("sentence_too_long", PAY, replaced("Wählen Sie", "Und so " * 18 + "wählen Sie")),
    Fault("number_that_differs", PAY_IN_FRENCH, replaced("tout de suite", "dans les 3 jours")),
    Fault("fact_in_a_wrong_case", PAY, replaced("{auto_renewal.lead} vorher", "nach {auto_renewal.lead}")),
    # The synonyms
    Fault("synonym_twice", SYNONYMS, replaced("begleichen]", "begleichen, Bezahlen]")),
    Fault("synonym_alone", SYNONYMS, replaced("bezahlen, ", "")),
    Fault("synonym_passed_over", SYNONYMS, replaced("begleichen]", "begleichen, nicht]")),
    Fault("ignored_word_twice", SYNONYMS, replaced("[ich, nicht]", "[ich, nicht, Ich]")),
    # What was published
    Fault(
        "draft_that_was_published", "it/billing/remind.yml", replaced("owner: billing", "owner: billing\ndraft: true")
    ),
    Fault("page_gone", "moved.yml", replaced("  billing/settle: billing/pay\n", "")),
    Fault("anchor_gone", PAY, replaced("        was: [choose-invoice]\n", "")),
    Fault("outcome_gone", "ledger.txt", appended(b"billing/pay#auto-renewal-overdue\n")),
    Fault("anchor_gone_in_a_move", "moved.yml", replaced("  billing/settle#remind-me: billing/remind#turn-on\n", "")),
    Fault("anchor_retired_no_more", "moved.yml", replaced("billing/pay#by-fax", "billing/pay#by-phone")),
    Fault("move_to_nowhere", "moved.yml", replaced("billing/remind#turn-on", "billing/remind#turn-of")),
    Fault("move_in_a_circle", "moved.yml", replaced("settle: billing/pay", "settle: billing/settle")),
    Fault("move_of_what_is_there", "moved.yml", replaced("settle: billing/pay", "pay: billing/remind")),
    Fault("moved_and_retired", "moved.yml", replaced("moves:", "moves:\n  billing/pay#by-fax: billing/pay#pay-one")),
    Fault("successor_missing", "moved.yml", replaced("successor: billing/pay#pay-one", "successor: billing/pay#pay")),
    Fault("retirement_in_some_languages", "moved.yml", replaced(", en: We have no fax any more.", "")),
    Fault("retirement_in_a_wrong_style", "moved.yml", replaced("Wir haben kein", "Du hast kein")),
    Fault("place_not_in_the_ledger", "ledger.txt", replaced("billing/pay#in-time\n", "")),
    Fault("ledger_line_unreadable", "ledger.txt", replaced("billing/pay#in-time", "<<<<<<< ours")),
    Fault("ledger_line_twice", "ledger.txt", replaced("billing/remind#saved\n", "billing/remind#saved\n" * 2)),
    Fault("code_twice", "ledger.txt", replaced("m7r8h", "h2k3m")),
    Fault("guide_without_a_code", "ledger.txt", replaced("billing/settle h2k3m", "billing/settle")),
    Fault("ledger_not_utf_8", "ledger.txt", appended("péage\n".encode("latin-1"))),
    # Languages, the company and sources
    Fault("languages_missing", "languages.yml", lambda path: path.unlink()),
    Fault("languages_unreadable", "languages.yml", replaced("    quotes: ‘…’", "    quotes: [‘")),
    Fault("language_without_a_record", "es/billing/pay.yml", written("translates: de\ntitle: Pagar una factura\n")),
    Fault("languages_of_mkdocs_differ", "../mkdocs.yml", written(MKDOCS)),
    Fault("dictionary_of_no_language", "../package.json", written('{"dependencies": {"dictionary-es": "1.0.0"}}')),
    Fault("fallback_unknown", "languages.yml", replaced("fallback: [en]", "fallback: [em]")),
    Fault("locale_unknown", "languages.yml", replaced("locale: de_CH", "locale: dee_CH")),
    Fault("quotes_malformed", "languages.yml", replaced("quotes: ‘…’", "quotes: ‘’")),
    Fault("space_malformed", "languages.yml", replaced('space_before_marks: "\\u202f"', "space_before_marks: narrow")),
    Fault("company_missing", "company.yml", lambda path: path.unlink()),
    Fault("logo_missing", "company.yml", replaced("invoice.svg", "invoce.svg")),
    Fault("default_language_unknown", "company.yml", replaced("default_language: en", "default_language: es")),
    Fault("colour_missing", "company.yml", replaced("  warm:", "  worm:")),
    Fault("colours_empty", "company.yml", without_colours),
    Fault("colour_malformed", "company.yml", replaced('"#0b5563"', "teal")),
    Fault(
        "source_without_a_date",
        "sources.yml",
        replaced("kcheck: {title: A page, language: en, seen: 2026-11-20", "kcheck: {title: A page, language: en"),
    ),
    Fault("home_page_missing", "fr/index.md", lambda path: path.unlink()),
    Fault("home_page_not_utf_8", "fr/index.md", written("---\ntitle: Été\n---\n".encode("latin-1"))),
    Fault("home_page_without_front_matter", "fr/index.md", written("# Bonjour\n")),
    Fault("home_page_without_description", "fr/index.md", replaced("description: Des guides.\n", "")),
    Fault("home_page_of_lists_in_lists", "fr/index.md", replaced("# Bonjour", "# Bonjour\n\n" + "1. " * 500)),
    Fault("home_page_with_a_script", "fr/index.md", replaced("# Bonjour", "# Bonjour\n\n<script>x()</script>")),
    Fault("term_missing", "fr/glossary.yml", replaced("invoice:", "facture:")),
    Fault("snippets_missing", "fr/snippets.yml", lambda path: path.unlink()),
    # Owners and reviews
    Fault("owner_unknown", PAY, replaced("owner: billing", "owner: biling")),
    Fault("owner_of_questions_unknown", QUESTIONS, replaced("owner: billing", "owner: finance")),
    Fault("owner_without_an_address", "owners.yml", replaced("mailto:", "")),
    Fault("owner_of_an_unknown_language", "owners.yml", replaced("[de, it, fr, en]", "[de, it, fr, es]")),
    Fault("owners_unreadable", "owners.yml", replaced("languages:", "language:")),
    Fault("review_every_year", PAY, replaced("owner: billing", "owner: billing\nreview_every: year")),
    Fault("review_every_so_often", "topics.yml", replaced("    guides:", "    review_every: 0\n    guides:")),
    Fault("review_of_a_translation_malformed", PAY_IN_FRENCH, replaced("summary:", "reviewed: soon\nsummary:")),
    # Changes
    Fault("change_of_an_unknown_part", PAY, appended(CHANGE.replace("pay-one-open", "pay-two").encode())),
    Fault("change_of_no_significance", PAY, appended(CHANGE.replace("major", "big").encode())),
    Fault("change_without_a_date", PAY, appended(CHANGE.replace("date: 2026-11-20, ", "").encode())),
    Fault("change_without_words", PAY, appended(CHANGE.replace("text: Neu.", "text: ''").encode())),
    Fault("change_not_translated", PAY, appended(CHANGE.encode())),
    Fault("change_called_as_a_step", PAY, appended(CHANGE.replace("id: new", "id: pay-one").encode())),
    Fault("former_label_unknown", PAY, appended(CHANGE.replace("Alt.", "'{ui.pya}'").encode())),
    Fault("former_fact_unknown", PAY, appended(CHANGE.replace("Alt.", "'{auto_renewal.led}'").encode())),
    Fault("value_of_a_change_in_a_translation", PAY_IN_FRENCH, appended(CHANGE.encode())),
    # Topics and interface words
    Fault("icon_unknown", "topics.yml", replaced("material/credit-card-outline", "material/credit-cart")),
    Fault("topics_empty", "topics.yml", written("topics: []\n")),
    Fault("guide_in_no_topic", "topics.yml", replaced("      - remind\n", "")),
    Fault("guide_of_topic_missing", "topics.yml", replaced("- remind", "- refund")),
    Fault(
        "topic_listed_twice",
        "topics.yml",
        replaced("most_needed", "  - {id: billing, icon: material/help, guides: []}\nmost_needed"),
    ),
    Fault("guide_listed_twice", "topics.yml", replaced("- remind", "- remind\n      - pay")),
    Fault(
        "topic_without_words",
        "topics.yml",
        replaced("most_needed", "  - {id: mail, icon: material/lifebuoy, guides: []}\nmost_needed"),
    ),
    Fault(
        "topic_called_as_a_page",
        "topics.yml",
        replaced("most_needed", "  - {id: questions, icon: material/lifebuoy, guides: []}\nmost_needed"),
    ),
    Fault(
        "topic_called_as_the_news",
        "topics.yml",
        replaced("most_needed", "  - {id: news, icon: material/lifebuoy, guides: []}\nmost_needed"),
    ),
    Fault("question_at_the_address_of_another", "de/billing/pay-too.yml", written(LATE)),
    Fault("guide_called_as_its_topic", "topics.yml", replaced("- remind", "- index")),
    Fault("most_needed_guide_missing", "topics.yml", replaced("[billing/pay]", "[billing/pey]")),
    Fault("guide_named_twice_at_home", "topics.yml", replaced("[billing/pay]", "[billing/pay, billing/remind]")),
    Fault("urgent_guide_missing", "topics.yml", replaced("late: billing/remind", "late: billing/remind#soon")),
    Fault("urgent_without_words", "topics.yml", replaced("late: billing/remind", "early: billing/remind")),
    Fault("channel_without_words", "company.yml", replaced("  desk:", "  dusk:")),
    Fault(
        "channel_to_nowhere", "company.yml", replaced('desk: {link: "manager:start"', 'desk: {link: "manager:strat"')
    ),
    Fault("footer_to_nowhere", "company.yml", replaced('home: "manager:start"', 'home: "manager:strat"')),
    Fault("footer_without_a_label", "company.yml", replaced("footer: {home:", "footer: {hoem:")),
    Fault("topics_missing", "topics.yml", lambda path: path.unlink()),
    Fault("words_missing", "fr/words.yml", lambda path: path.unlink()),
    Fault("words_keys_differ", "fr/words.yml", replaced("home: Home", "hoem: Home")),
    Fault("outcome_without_words", "fr/words.yml", replaced("      renew-first: {title: Words, text: Words}\n", "")),
    Fault("outcome_that_the_rules_lack", "fr/words.yml", replaced("      renew-first:", "      renew-frist:")),
    Fault("option_without_words", "fr/words.yml", replaced("twint: Words, ", "")),
    Fault("key_without_words", "fr/words.yml", replaced("home: Words, ", "")),
    Fault("device_without_words", "fr/words.yml", replaced("laptop: Words, ", "")),
    Fault("value_that_the_rules_lack", "fr/words.yml", replaced("clipboard: Words", "clipbord: Words")),
    Fault("error_without_words", "fr/words.yml", replaced("not-a-date: Words, ", "")),
    Fault("label_of_all_widgets_missing", "fr/words.yml", replaced("submit: Words, ", "")),
    Fault("label_of_a_widget_missing", "fr/words.yml", replaced("today: Words, ", "")),
    Fault(
        "fact_of_no_answer",
        "fr/words.yml",
        replaced("      on: {title: Words,", "      on: {title: '{days_left}', detail: '{days_lft}',"),
    ),
    Fault("widget_without_rules", "fr/words.yml", replaced("  identifiers:", "  identifier:")),
)


def test_the_small_knowledge_base_has_no_fault(docs: Path) -> None:
    assert reported(docs) == ""


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_reported(docs: Path, fault: Fault) -> None:
    fault.change(docs / fault.file)
    told = reported(docs)
    assert told, "the fault was not found"
    assert_golden(EXPECTED / f"{fault.name}.txt", told)


@pytest.mark.parametrize("name", ["index.md", "words.yml"])
def test_a_file_that_no_language_has_is_an_error(docs: Path, name: str) -> None:
    for path in docs.glob(f"*/{name}"):
        path.unlink()
    _site, found = loaded(docs)
    assert found == []
    wrong = [
        line for line in reported(docs).splitlines() if f"/{name}:" in line and "missing; expected this file" in line
    ]
    assert len(wrong) == 4
    assert not any("warning" in line for line in wrong)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (replaced("labels: {home: Home}", "labels: {}"), "labels: the label “home” has no words; add “home: …”"),
        (replaced("  labels: {copy: Words}", "  labels: {}"), "labels: the label “copy” has no words; add “copy: …”"),
    ],
)
def test_a_label_of_pages_that_no_language_has_is_an_error(
    docs: Path, change: Callable[[Path], object], told: str
) -> None:
    for path in docs.glob("*/words.yml"):
        change(path)
    (line,) = (line for line in reported(docs).splitlines() if line.startswith("docs/de/words.yml:"))
    assert line.endswith(told)


def test_all_faults_are_reported_at_once(docs: Path) -> None:
    for fault in FAULTS:
        if fault.name in {"unknown_fact", "unknown_snippet", "link_that_differs", "guide_listed_twice"}:
            fault.change(docs / fault.file)
    told = reported(docs)
    for words in ("unknown fact", "unknown snippet", "is not in the source", "is listed twice"):
        assert words in told


def test_every_expected_file_belongs_to_a_fault() -> None:
    assert {path.stem for path in EXPECTED.iterdir()} == {fault.name for fault in FAULTS}
