"""Faults inside texts: what is not inline Markdown as writers may use it."""

from collections.abc import Iterator

from kb.checks.texts import texts_of, texts_of_guide
from kb.content.fields import items
from kb.content.finding import Finding, nearest
from kb.content.guide import Step
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.inline import all_tokens
from kb.content.site import Shared, Site
from kb.content.text import Text
from widgets.rules import FACTS


def raw_html(text: Text, shared: Shared) -> Iterator[Finding]:
    """Find HTML in texts, and links that are written in other ways than [words](target)."""
    del shared
    for token in all_tokens(text):
        if token.kind == "html":
            yield Finding(
                text.place,
                f"raw HTML: {token.source}",
                "expected Markdown: **bold**, [words](target), `code` without tags",
            )
        elif token.kind == "unclear":
            yield Finding(text.place, f"unclear link {token.source}", "expected [words](target)")


def unknown_facts(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find placeholders in guides that are not facts of the rules."""
    del shared
    for text in texts_of_guide(guide):
        yield from _unknown_facts(text)


def unknown_facts_of_snippets(site: Site) -> Iterator[Finding]:
    """Find placeholders in snippets that are not facts of the rules."""
    for snippets in site.snippets.values():
        for text in texts_of(snippets):
            yield from _unknown_facts(text)


def steps_without_words(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find steps that have neither words of their own nor a snippet's."""
    del shared
    for _field, step in items(guide.versions[guide.source]):
        if isinstance(step, Step) and not step.text and not step.use:
            yield Finding(step.id.place, "the step has no words", "add “text: …”, or “use: …” with a snippet's id")


def unknown_snippets(guide: GuideInLanguages, shared: Shared) -> Iterator[Finding]:
    """Find steps that use a snippet that the source's language does not have."""
    snippets = shared.snippets.get(guide.source, {})
    for _field, step in items(guide.versions[guide.source]):
        if isinstance(step, Step) and step.use and step.use not in snippets:
            yield Finding(step.use.place, f"unknown snippet “{step.use}”", nearest(step.use, snippets))


def _unknown_facts(text: Text) -> Iterator[Finding]:
    for token in all_tokens(text):
        if token.kind == "fact" and token.value not in FACTS:
            yield Finding(text.place, f"unknown fact {token.source}", nearest(token.value, FACTS))
