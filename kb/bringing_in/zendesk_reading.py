"""Reads what Zendesk Guide's API returns: a list of articles, one article, or the translations of one.

https://developer.zendesk.com/api-reference/help_center/help-center-api/articles/
"""

import json
import re
from collections.abc import Iterator, Mapping

from kb.bringing_in.faults import BringingInError, Remark
from kb.bringing_in.html_reading import read_html
from kb.bringing_in.page import Page

MOST_ARTICLES = 5000
_SLUG = re.compile(r"/(?:articles/)?\d+-(?P<slug>[^/?#]+)")


def read_zendesk(text: str, source: str, language: str) -> Iterator[tuple[Page, str] | Remark]:
    """Yield each article in the language, including drafts, with all words that it shows.

    Raises:
        BringingInError: if the file is not JSON, or not such a list.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BringingInError(f"{source}: this is not JSON; expected what Zendesk Guide’s API returns.") from error
    articles = _articles(data)
    if articles and len(articles) > MOST_ARTICLES:
        raise BringingInError(f"{source}: {len(articles)} articles; expected at most {MOST_ARTICLES} at once.")
    if articles is None:
        raise BringingInError(f"{source}: there are no articles; expected {{“articles”: [{{“title”: …, “body”: …}}]}}.")
    for number, article in enumerate(articles, start=1):
        locale = _text(article, "locale").lower()
        if locale and re.split("[-_]", locale)[0] != language:
            continue
        title, address = _text(article, "title").strip(), _text(article, "html_url")
        slug = _SLUG.search(address)
        try:
            read = read_html(f"<main>{_text(article, 'body')}</main>", "")
        except BringingInError as error:
            yield Remark(f"{source} (article {number})", 0, str(error).lstrip(": "))
            continue
        labels = article.get("label_names")
        page = Page(
            source=f"{source} (article {number})",
            name=slug["slug"] if slug else title,
            title=title,
            blocks=read.blocks,
            keywords=tuple(label for label in labels if isinstance(label, str)) if isinstance(labels, list) else (),
            address=address,
        )
        yield page, f"{title} {read.words}"


def _articles(data: object) -> list[Mapping[str, object]] | None:
    if isinstance(data, dict):
        for name in ("articles", "translations", "results"):
            if isinstance(data.get(name), list):
                return [article for article in data[name] if isinstance(article, dict)]
        for name in ("article", "translation"):
            if isinstance(data.get(name), dict):
                return [data[name]]
    return None


def _text(article: Mapping[str, object], name: str) -> str:
    value = article.get(name)
    return value if isinstance(value, str) else ""
