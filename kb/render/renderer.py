"""Renders texts in one language: facts and labels are written out, and links resolved."""

import re
from dataclasses import dataclass
from html import unescape

from markupsafe import Markup

from kb.content.inline import Token, labels, tokens
from kb.content.languages import Language
from kb.content.product import Product
from kb.render.markdown import Rendered, icon_in_markdown, rendered_markdown, rendered_page
from kb.render.values import formatted_value
from widgets.rules import FACTS

ROOT = "\ue000"
"""Marks an address relative to the site's root, until it is known on which page the link is."""

_UNKNOWN, _END = "\ue001", "\ue002"
_LINK = re.compile(rf'(?<=href="){ROOT}([^"]*)')
_MARKUP = re.compile(r"[\\`\[{<+]")
"""Matches the start of anything that is not plain words. Most texts have no match."""

_TAG = re.compile(r"<[^>]*>")
_NAME = re.compile(r"[a-z0-9_.]+")
_SLOT = re.compile(f"{_UNKNOWN}({_NAME.pattern}){_END}")


@dataclass(frozen=True)
class Renderer:
    """Renders texts for readers of one language. The texts themselves may be in another language."""

    language: str
    """The code of the readers' language."""
    record: Language
    product: Product
    """The company's programs: at least the labels and targets that the texts mention."""

    def rendered(self, text: str) -> Rendered:
        """Return the text in all forms. Links into the site begin with ROOT.

        A placeholder that is not one of the rules' facts becomes a slot; see `with_slots`.
        """
        return rendered_markdown(self._resolved(text))

    def html(self, text: str, page: str) -> Markup:
        """Return the text as HTML for the page at `page` (`topic/guide`) in this language."""
        return self.seen_from(self.rendered(text).html, page)

    def page_html(self, text: str, page: str) -> Markup:
        """Return a page of Markdown, with headings, paragraphs and lists, as HTML for the page at `page`."""
        return self.seen_from(rendered_page(self._resolved(text)), page)

    def words(self, text: str) -> str:
        """Return the plain words of the text. Destinations of links need not exist."""
        return rendered_markdown(self._resolved(text, with_links=False)).words

    def seen_from(self, html: str, page: str) -> Markup:
        """Return the HTML with links that begin with ROOT made relative to `page` in this language."""
        return seen_from(html, page_path(self.language, page))

    def _resolved(self, text: str, *, with_links: bool = True) -> str:
        """Return the text as Markdown: facts and labels written out, links and icons resolved or reduced to words."""
        if not _MARKUP.search(text):
            return str(text)  # a plain str: rendered text has no position in a file
        pieces = []
        named = set(labels(text))
        for token in tokens(text):
            match token.kind:
                case "fact":
                    pieces.append(self._value(token.value))
                case "label":
                    pieces.append(f"**{self.product.labels[token.value]}**")
                case "link":
                    pieces.append(self._link(token, named) if with_links else self._resolved(token.label))
                case "icon":
                    shape = self.product.icons[token.value] if with_links else ""
                    pieces.append(icon_in_markdown(token.label, shape) if with_links else token.label)
                case "unexplained":
                    pieces.append(self._resolved(token.label, with_links=with_links))
                case _:
                    pieces.append(token.source)
        return "".join(pieces)

    def _value(self, name: str) -> str:
        fact = FACTS.get(name)
        if fact:
            return formatted_value(fact.value, fact.unit, self.record)
        return f"{_UNKNOWN}{name}{_END}" if _NAME.fullmatch(name) else f"{{{name}}}"

    def _link(self, link: Token, named: set[str]) -> str:
        """Return the link, followed in parentheses by how to reach its page, unless that is already in `named`."""
        words = self._resolved(link.label)
        if link.value.startswith("guide:"):
            return f"[{words}]({ROOT}{path_of_place(self.language, link.value.removeprefix('guide:'))})"
        target = self.product.target(link.value)
        of_way = {link.value, *labels(target.way)}
        is_said = not of_way.isdisjoint(named)
        named |= of_way
        way = f" ({self._resolved(target.way)})" if target.way and not is_said else ""
        return f"[{words}]({target.address}){way}"


def seen_from(html: str, path: str) -> Markup:
    """Return rendered HTML with the links that begin with ROOT made relative to the page at `path`."""
    # Safe as Markup, because renderers only produce the elements of the inline grammar.
    return Markup(_LINK.sub(lambda link: relative(link[1], path), html))  # noqa: S704


def with_slots(html: str) -> Markup:
    """Return the HTML with an empty element for each slot, which the widget's script fills in."""
    return Markup(_SLOT.sub(r'<span data-fact="\1"></span>', html))  # noqa: S704


def with_names(words: str) -> str:
    """Return the words with each slot as it was written: {days_left}."""
    return _SLOT.sub(r"{\1}", words)


def words_of(html: str) -> str:
    """Return the plain words of rendered HTML."""
    return unescape(_TAG.sub("", html))


def page_path(language: str, page: str) -> str:
    """Return the path of a page, relative to the site's root: `de/billing/pay-invoices/`."""
    return f"{language}/{page}/" if page else f"{language}/"


def path_of_place(language: str, place: str) -> str:
    """Return the path of a place (`topic/guide#step`), relative to the site's root: `de/topic/guide/#step`."""
    page, _, anchor = place.partition("#")
    return page_path(language, page) + (f"#{anchor}" if anchor else "")


def relative(path: str, page: str) -> str:
    """Return the address of `path` (`de/billing/#pay`, `assets/x.css`) relative to the page at `page` (`de/`).

    The address first goes up to the site's root. If that is the host's root, one level too many does no harm, so the
    address is right even if the host serves the page without its final slash.
    """
    target, mark, anchor = path.partition("#")
    if target == page and mark:
        return f"#{anchor}"
    return ("../" * page.count("/") + target or "./") + mark + anchor
