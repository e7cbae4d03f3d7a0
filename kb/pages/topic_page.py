"""The landing page of a topic: what it is about, its guides, and what is asked most: the first questions of each.

Among many guides these would be too many: there, it is the first of five guides. A link leads to all of them.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from kb.content.places import among_questions
from kb.pages.extent import has_few_guides
from kb.pages.links import built_link, resolved
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
    questions_of_each, most = (2, None) if has_few_guides(site) else (1, 5)
    questions = (
        {"words": resolved(question.question, site, language, topic.id), "link": f"{name}/#{question.id}"}
        for name in topic.guides
        for question in site.outlines[f"{topic.id}/{name}"].faq[language][:questions_of_each]
    )
    body = template("topic.md.jinja").render(
        words=words,
        labels=site.words[language].labels,
        guides=guides,
        questions=list(islice(questions, most)),
        all_questions=built_link(among_questions(topic.id), topic.id),
    )
    return Page(path=f"{language}/{topic.id}/index.md", title=words.title, description=words.summary, body=body)
