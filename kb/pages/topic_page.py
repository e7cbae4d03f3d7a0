"""The landing page of a topic: what it is about, its guides, and what is asked most: the first questions of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
    questions = [
        {"words": resolved(question.question, site, language, topic.id), "link": f"{name}/#{question.id}"}
        for name in topic.guides
        for question in site.outlines[f"{topic.id}/{name}"].faq[language][:2]
    ]
    body = template("topic.md.jinja").render(
        words=words, labels=site.words[language].labels, guides=guides, questions=questions
    )
    return Page(path=f"{language}/{topic.id}/index.md", title=words.title, description=words.summary, body=body)
