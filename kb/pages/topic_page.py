"""The landing page of a topic: what it is about, its guides, and what is asked most: the first questions of each.

Among many guides these would be too many: there, it is the first of the first guides, and a link leads to the others.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kb.pages.extent import has_few_guides
from kb.pages.links import resolved
from kb.pages.page import Page
from kb.pages.templates import template

if TYPE_CHECKING:
    from kb.content.files import Topic
    from kb.content.site import Site


def topic_page(site: Site, topic: Topic, language: str) -> Page:
    """Return the page of `topic` in `language`."""
    words = site.words[language].topics[topic.id]
    guides = [
        {
            "title": resolved(guide.titles[language], site, language, topic.id),
            "summary": resolved(guide.summaries[language], site, language, topic.id),
            "link": f"{name}/",
        }
        for name in topic.guides
        if (guide := site.outlines[f"{topic.id}/{name}"])
    ]
    is_full = has_few_guides(site)
    guides_asked, questions_of_each = (None, 2) if is_full else (5, 1)
    questions = [
        {"words": resolved(question.question, site, language, topic.id), "link": f"{name}/#{question.id}"}
        for name in topic.guides[:guides_asked]
        for question in site.outlines[f"{topic.id}/{name}"].faq[language][:questions_of_each]
    ]
    body = template("topic.md.jinja").render(
        words=words,
        labels=site.words[language].labels,
        guides=guides,
        questions=questions,
        all_questions="" if is_full else f"../questions/#{topic.id}",
    )
    return Page(path=f"{language}/{topic.id}/index.md", title=words.title, description=words.summary, body=body)
