"""Slips made by writers of guides who are not programmers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tests.content.changes import copied, moved, replaced, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PAY = "de/billing/pay.yml"
REMIND = "it/billing/remind.yml"
ANSWER = "answer: Dann bezahlen Sie sofort."
STEP = """\
      - id: pay-one-choose
        was: [choose-invoice]
        text: Wählen Sie die Rechnung und klicken Sie auf {ui.pay}.
"""


class Slip(NamedTuple):
    """A mistaken change to one file."""

    name: str
    file: str
    change: Callable[[Path], object]


def in_answer(name: str, text: str) -> Slip:
    """Return the slip of writing an answer like this."""
    return Slip(name, PAY, replaced(ANSWER, f"answer: {text}"))


def in_step(name: str, old: str, new: str) -> Slip:
    """Return the slip of writing `new` for `old` in a step."""
    return Slip(name, PAY, replaced(STEP, STEP.replace(old, new)))


def below_step(name: str, block: str) -> Slip:
    """Return the slip of writing a block like this below a step."""
    lines = "".join(f"          {line}\n" for line in block.split("\n"))
    return Slip(name, PAY, replaced(STEP, f"{STEP}        more:\n{lines}"))


def beside_step(name: str, field: str) -> Slip:
    """Return the slip of writing a field like this beside the text of a step."""
    return Slip(name, PAY, replaced(STEP, f"{STEP}        {field}\n"))


TEXT = "text: Wählen Sie die Rechnung und klicken Sie auf {ui.pay}."
SLIPS_IN_FILES = (
    # Texts that YAML reads differently
    in_answer("colon", "Achtung: bezahlen Sie sofort."),
    in_answer("colon_at_the_end", "Bezahlen Sie so:"),
    Slip("colon_in_a_title", PAY, replaced("title: Eine Rechnung bezahlen", "title: Rechnung: so bezahlen Sie")),
    Slip("colon_in_a_keyword", PAY, replaced("keywords: [Rechnung]", "keywords:\n  - Hilfe: Rechnung")),
    in_answer("colon_on_the_second_line", "Dann bezahlen Sie\n      und zwar so: sofort."),
    in_answer("bold_first", "**Bezahlen** Sie sofort."),
    in_answer("star_first", "*Bezahlen Sie sofort."),
    in_answer("fact_first", "{auto_renewal.lead} vorher bezahlen Sie."),
    in_answer("fact_alone", "{auto_renewal.lead}"),
    in_answer("link_first", "[Manager](manager:start) öffnen."),
    in_answer("bracket_alone", "[Bezahlen]"),
    in_answer("at_first", "@example ist keine Adresse."),
    in_answer("percent_first", "%-Zeichen sind erlaubt."),
    in_answer("backtick_first", "`Bezahlen` steht dort."),
    in_answer("ampersand_first", "&Co. bezahlt sofort."),
    in_answer("ampersand_alone_first", "& Co. bezahlt sofort."),
    in_answer("exclamation_first", "!Achtung, die Frist."),
    in_answer("exclamation_alone_first", "! Achtung, die Frist."),
    in_answer("pipe_first", "| bezahlen Sie sofort."),
    in_answer("greater_first", "> bezahlen Sie sofort."),
    in_answer("block_begins_on_its_line", ">- Dann bezahlen Sie\n      sofort."),
    in_answer("dash_first", "- bezahlen Sie sofort."),
    in_answer("question_mark_first", "? bezahlen Sie sofort."),
    in_answer("number", "24"),
    in_answer("true", "true"),
    in_answer("nothing", ""),
    in_answer("hash_inside", "Wählen Sie Rechnung #5 und bezahlen Sie."),
    in_answer("comment_behind", "Dann bezahlen Sie sofort. # noch prüfen"),
    in_answer("hash_first", "#5 ist die Rechnung."),
    Slip("hash_in_a_list", PAY, replaced("keywords: [Rechnung]", "keywords: [Rechnung, #5, Frist]")),
    Slip("star_in_a_list", PAY, replaced("keywords: [Rechnung]", "keywords: [Rechnung, *Frist]")),
    # Quotes and brackets
    in_answer("double_quote_open", '"Dann bezahlen Sie sofort.'),
    in_step("quote_open_before_others", TEXT, 'text: "Wählen Sie die Rechnung.'),
    in_answer("single_quote_open", "'Dann bezahlen Sie sofort."),
    in_answer("apostrophe_in_single_quotes", "'Gib's auf und bezahlen Sie.'"),
    in_answer("apostrophe_at_a_word_end", "'Das ist Hans' Rechnung.'"),
    in_answer("quotes_in_quotes", '"Klicken Sie auf "Bezahlen"."'),
    in_answer("quoted_word_first", '"Bezahlen" steht dort.'),
    in_answer("words_behind_a_quote", "'Bezahlen Sie' sofort."),
    in_answer("backslash_in_double_quotes", '"Der Ordner C:\\Rechnungen."'),
    in_answer("curly_quotes_around", "“Dann bezahlen Sie sofort.”"),
    in_answer("curly_quotes_and_a_colon", "“Achtung: bezahlen Sie.”"),
    Slip("curly_quotes_around_a_date", PAY, replaced("reviewed: 2026-11-20", "reviewed: “2026-11-20”")),
    Slip("curly_quotes_around_an_id", PAY, replaced("id: too-late", "id: “too-late”")),
    Slip("list_open", PAY, replaced("keywords: [Rechnung]", "keywords: [Rechnung")),
    Slip("list_open_over_lines", PAY, replaced("keywords: [Rechnung]", "keywords: [Rechnung,\n  Frist")),
    Slip("comma_in_braces", PAY, replaced("alt: Eine Rechnung,", "alt: Eine Rechnung, offen,")),
    Slip(
        "brace_open",
        PAY,
        replaced(
            "image: {file: invoice.svg, alt: Eine Rechnung, labels: {sum: Betrag}}",
            "image: {file: invoice.svg, alt: Eine Rechnung",
        ),
    ),
    # Spaces and lines
    in_step("no_space_after_the_colon", "text: W", "text:W"),
    Slip(
        "no_space_after_the_first_colon", PAY, replaced("title: Eine Rechnung bezahlen", "title:Eine Rechnung bezahlen")
    ),
    Slip("no_space_in_a_list_entry", PAY, replaced("  - id: too-late", "  - id:too-late")),
    in_step("no_break_space_after_the_colon", "text: W", "text:\u00a0W"),
    in_step("wide_colon", "text: W", "text：W"),
    in_step("semicolon_for_a_colon", "text: W", "text; W"),
    in_step("tab_for_spaces", "        text", "\ttext"),
    in_step("tab_behind_spaces", "        text", "      \ttext"),
    in_step("no_break_space_for_spaces", "        text", "\u00a0" * 8 + "text"),
    in_step("indented_too_far", "        text", "          text"),
    in_step("indented_too_little", "        text", "       text"),
    in_step("list_entry_indented_too_little", "      - id: pay-one-choose", "     - id: pay-one-choose"),
    in_step("list_entry_indented_too_far", "      - id: pay-one-choose", "        - id: pay-one-choose"),
    in_step("no_space_after_the_dash", "- id", "-id"),
    in_step("dash_of_a_word_processor", "- id", "– id"),
    in_step("bullet_for_a_dash", "- id", "• id"),
    in_step("dash_missing", "      - id", "        id"),
    in_answer("text_not_indented", ">-\nDann bezahlen Sie."),
    in_answer("words_on_a_line_of_their_own", "Dann bezahlen Sie sofort.\nUnd zwar gleich."),
    in_step("field_inside_a_text", TEXT, "text: >-\n          Wählen Sie.\n          result: Es geht."),
    in_step("field_inside_a_plain_text", TEXT, "text: Wählen Sie\n          result: Es geht."),
    Slip("front_matter", PAY, replaced("title: Eine Rechnung bezahlen\n", "---\ntitle: Eine Rechnung bezahlen\n---\n")),
    Slip(
        "conflict",
        PAY,
        replaced("title: Eine Rechnung bezahlen\n", "<<<<<<< HEAD\ntitle: Eins\n=======\ntitle: Zwei\n>>>>>>> main\n"),
    ),
    Slip(
        "conflict_in_a_home_page",
        "fr/index.md",
        replaced("# Bonjour\n", "<<<<<<< HEAD\n# Eins\n=======\n# Zwei\n>>>>>>> main\n"),
    ),
    Slip("key_twice", PAY, replaced("owner: billing\n", "owner: billing\nowner: billing\n")),
)

SLIPS_IN_TEXTS = (
    # Layout that would be lost in one line of words
    in_answer("list_in_a_text", ">-\n      Bezahlen Sie mit:\n      - Karte\n      - Twint"),
    in_answer("bullets_in_a_text", ">-\n      Bezahlen Sie mit:\n      • Karte\n      • Twint"),
    in_answer("numbers_in_a_text", ">-\n      1. Wählen Sie.\n      2. Bezahlen Sie."),
    in_answer("table_in_a_text", "|\n      | Karte | ja |\n      | Bar | nein |"),
    in_answer("code_in_a_text", ">-\n      So:\n      ```\n      curl -X GET\n      ```"),
    in_answer("heading_in_a_text", ">-\n      ## Frist\n      Bezahlen Sie."),
    in_answer("quotation_in_a_text", ">-\n      > Bezahlen Sie.\n      > Sofort."),
    in_answer("paragraphs_in_a_text", ">-\n      Bezahlen Sie.\n\n      Sofort."),
    in_answer("line_breaks_in_a_text", "|\n      Bezahlen Sie.\n      Sofort."),
    in_answer("line_break_in_quotes", '"Bezahlen Sie.\\nSofort."'),
    # Marks that readers would see
    in_answer("bold_open", "Klicken Sie auf **Bezahlen."),
    in_answer("bold_with_a_space", "Klicken Sie auf ** Bezahlen **."),
    in_answer("star_open", "Klicken Sie auf *Bezahlen."),
    in_answer("struck_out", "Klicken Sie auf ~~Bezahlen~~."),
    in_answer("unknown_key", "Drücken Sie ++crtl+c++."),
    in_answer("key_in_german", "Drücken Sie ++strg+c++."),
    in_answer("keys_open", "Drücken Sie ++ctrl+c."),
    in_answer("backtick_open", "Tippen Sie `bezahlen."),
    in_answer("fact_open", "Bezahlen Sie {auto_renewal.lead vorher."),
    in_answer("link_open", "Öffnen Sie den [Manager(manager:start)."),
    in_answer("link_with_a_space", "Öffnen Sie den [Manager] (manager:start)."),
    in_answer("bare_address", "Öffnen Sie https://manager.example/rechnungen."),
    in_answer("bare_www", "Öffnen Sie www.example.com."),
    in_answer("markup_of_a_page", "Klicken Sie auf <strong>Bezahlen</strong>."),
    # Syntax of other programs
    in_answer("soft_hyphen", "Dann be\u00adzahlen Sie."),
    in_answer("bullet_of_a_font", "\uf0b7 Dann bezahlen Sie."),
    in_answer("lost_letter", "Dann bezahlen Sie f\ufffdr sich."),
    in_answer("letter_in_two_parts", "Dann bezahlen Sie fu\u0308r sich."),
    in_answer("ligature", "Dann \ufb01nden Sie die Rechnung."),
)

SLIPS_IN_FIELDS = (
    in_answer("todo", "TODO"),
    Slip("todo_in_a_title", PAY, replaced("title: Eine Rechnung bezahlen", "title: TODO Rechnung")),
    Slip("id_with_capitals", PAY, replaced("id: too-late", "id: Too-Late")),
    Slip("id_with_an_umlaut", PAY, replaced("id: too-late", "id: zu-spät")),
    Slip("date_in_german", PAY, replaced("reviewed: 2026-11-20", "reviewed: 20.11.2026")),
    Slip("field_misspelt", PAY, replaced(ANSWER, "anwser: Dann bezahlen Sie sofort.")),
    Slip(
        "field_under_retired",
        "moved.yml",
        replaced("retired:\n  billing/pay#by-fax:\n", "retired:\n  billing/pay#by-fax:\n    reason: alt\n"),
    ),
    Slip("empty_section", PAY, replaced("faq:\n", "  - {id: nothing, title: Nichts}\nfaq:\n")),
    Slip(
        "no_section",
        PAY,
        lambda path: path.write_text(path.read_text("utf-8").partition("sections:")[0] + "sections: []\n", "utf-8"),
    ),
    Slip("steps_left_empty", PAY, replaced("faq:\n", "  - id: nothing\n    title: Nichts\n    steps:\nfaq:\n")),
    Slip("second_source", "fr/billing/pay.yml", replaced("translates: de\n", "reviewed: 2026-11-20\nowner: billing\n")),
    Slip(
        "second_source_in_another_language",
        "de/billing/remind.yml",
        replaced("translates: it\n", "reviewed: 2026-11-20\nowner: billing\n"),
    ),
    Slip(
        "guide_copied_without_translating", "en/billing/remind.yml", copied("it/billing/remind.yml", "translates: it\n")
    ),
    Slip("topic_misspelt", "topics.yml", replaced("- id: billing", "- id: biling")),
    Slip("topic_with_a_capital", "topics.yml", replaced("- id: billing", "- id: Billing")),
    Slip("guide_misspelt_in_topics", "topics.yml", replaced("- remind", "- remnid")),
    Slip("field_misspelt_in_topics", "topics.yml", replaced("guides:", "guide:")),
    Slip("colon_in_topics", "topics.yml", replaced("- remind", "- remind:")),
    Slip("moves_unreadable", "moved.yml", replaced("moves:", "moves")),
)

SLIPS_IN_BLOCKS = (
    below_step("block_without_fields", "- Ein Text."),
    below_step("block_that_is_no_list", "id: a\ntext: Ein Text."),
    below_step("block_with_a_name_of_another_program", "- id: a\n  paragraph: Ein Text."),
    below_step("code_without_a_bar", "- id: a\n  code: curl a\n    --data b"),
    below_step("code_between_backticks", "- id: a\n  code: |\n    ```sh\n    curl a\n    ```"),
    below_step("code_behind_a_dollar", "- id: a\n  shell: true\n  code: |\n    $ curl a\n    $ curl b"),
    below_step("rows_without_ids", "- id: a\n  table:\n    head: [A, B]\n    rows:\n      - [a, b]"),
    below_step("number_in_a_table", "- id: a\n  table:\n    head: [A]\n    rows:\n      - {id: b, cells: [993]}"),
    below_step("settings_as_pairs", "- id: a\n  settings:\n    Server: mail.example.com"),
    below_step("fact_to_be_entered", "- id: a\n  settings:\n    - {id: b, label: Port, value: '{mail.port}'}"),
    below_step("list_of_words", "- id: a\n  list:\n    - eins"),
    below_step("list_in_a_list", "- id: a\n  list:\n    - id: b\n      text: eins\n      list: [{id: c, text: zwei}]"),
    below_step("case_with_then", "- id: a\n  choice:\n    - {id: b, if: Sie sehen es, then: Weiter.}"),
    below_step("case_that_goes_to_words", "- id: a\n  choice:\n    - {id: b, if: Nein, go: '[dort](manager:start)'}"),
    beside_step("steps_beside_a_text", "steps: [{id: a, text: Wählen Sie.}]"),
    beside_step("name_of_another_program", "hint: Bezahlen Sie sofort."),
    beside_step("tip_twice", "tip: Eins.\n        tip: Zwei."),
    beside_step("variant_without_a_kind", "for: ios"),
    beside_step("variant_without_a_list", "for: {system: ios}"),
    beside_step("video_without_fields", "video: film.mp4"),
    in_step("site_with_an_address", TEXT, "text: Siehe [dort](site:https://example.com/x), dann {ui.pay}."),
    Slip(
        "draft_in_quotes",
        PAY,
        replaced("title: Eine Rechnung bezahlen", "draft: 'true'\ntitle: Eine Rechnung bezahlen"),
    ),
    Slip("outro_of_a_guide", PAY, replaced("faq:\n", "outro: Fertig.\nfaq:\n")),
    Slip("faq_called_questions", PAY, replaced("faq:\n", "questions:\n")),
    Slip(
        "questions_called_faq", "de/billing/questions.yml", written("owner: billing\nfaq:\n  - {id: a, question: b}\n")
    ),
    Slip("question_without_fields", "de/billing/questions.yml", written("owner: billing\nquestions: [Was?]\n")),
)

SLIPS_OF_FILES = (
    Slip("ending_yaml", "de/billing/pay.yml", moved("pay.yaml")),
    Slip("ending_in_capitals", "de/billing/pay.yml", moved("pay.YML")),
    Slip("name_with_capitals", "de/billing/refunds.yml", written("title: x\n", "Refunds.yml")),
    Slip("name_with_spaces", "de/billing/refunds.yml", written("title: x\n", "Geld zurück.yml")),
    Slip("folder_with_capitals", "de/Billing/refunds.yml", written("title: x\n")),
    Slip("guide_in_no_folder", "de/refunds.yml", written("title: x\n")),
    Slip("guide_beside_the_languages", "refunds.yml", written("title: x\n")),
    Slip("guide_too_deep", "de/billing/cards/refunds.yml", written("title: x\n")),
    Slip("topic_beside_the_languages", "billing/refunds.yml", written("title: x\n")),
    Slip("guide_in_markdown", "de/billing/refunds.md", written("# x\n")),
    Slip("glossary_misspelt", "de/glossar.yml", written("order: {}\n")),
    Slip("note_beside_guides", "de/billing/notes.txt", written("x\n")),
    Slip("topic_that_is_not_listed", "de/bills/refunds.yml", copied("de/billing/pay.yml", "")),
    Slip("picture_that_is_no_drawing", "images/photo.png", written("x")),
    Slip("picture_with_capitals", "images/invoice.svg", moved("invoice.SVG")),
    Slip("picture_in_a_folder", "images/cards/card.svg", written("x")),
    Slip("picture_renamed_to_svg", "images/invoice.svg", written(b"\x89PNG\r\n\x1a\n\xff")),
)

NO_SLIPS = (
    Slip("windows_line_ends", PAY, lambda path: path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))),
    Slip("byte_order_mark", PAY, lambda path: path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())),
    *(
        Slip(name, f"de/billing/{name}", written("<"))
        for name in (
            ".#pay.yml",
            "._pay.yml",
            "pay.yml~",
            ".pay.yml.swp",
            "#pay.yml#",
            ".DS_Store",
            "Thumbs.db",
            "pay.yml.orig",
        )
    ),
    Slip("broken_lock_of_emacs", "de/billing/.#pay.yml", lambda path: path.symlink_to("me@host.1:1")),
    Slip("._invoice.svg", "images/._invoice.svg", written("<")),
    Slip("#_in_quotes", PAY, replaced(ANSWER, "answer: 'Wählen Sie Rechnung #5.'")),
    Slip("comment_on_its_line", PAY, replaced("    answer", "    # Noch prüfen: richtig?\n    answer")),
    Slip("entry_of_two_lines", PAY, replaced("keywords: [Rechnung]", "keywords:\n  - eine Rechnung\n    bezahlen")),
    Slip("placeholder_in_code", PAY, replaced(ANSWER, "answer: Tippen Sie `pay --as <name>`.")),
    Slip("escaped_star", PAY, replaced(ANSWER, "answer: Bezahlen Sie 5\\*.")),
)
"""Changes that are not slips, and are not reported."""
