"""Texts of the content in one language: facts and labels written out, links resolved."""

import re
from dataclasses import dataclass
from html import unescape

from markupsafe import Markup

from kb.content.inline import Token, labels, tokens
from kb.content.languages import Language
from kb.content.product import Product
from kb.render.markdown import Rendered, rendered_markdown, rendered_page
from kb.render.values import formatted_value
from widgets.rules import FACTS

ROOT = "\ue000"
"""Stands before each address of the site's own, as seen from its root, until it is known from where it is linked."""

_UNKNOWN, _END = "\ue001", "\ue002"
_LINK = re.compile(rf'(?<=href="){ROOT}([^"]*)')
_MARKUP = re.compile(r"[\\`\[{<+]")
"""What begins anything but words; most texts have none of it."""

_TAG = re.compile(r"<[^>]*>")
_NAME = re.compile(r"[a-z0-9_.]+")
_SLOT = re.compile(f"{_UNKNOWN}({_NAME.pattern}){_END}")


@dataclass(frozen=True)
class Renderer:
    """Renders texts for readers of a language, whichever language a text is in."""

    language: str
    """Its code."""
    record: Language
    product: Product
    """At least what the texts name of it."""

    def rendered(self, text: str) -> Rendered:
        """Return what the text says in each form. Its links into the site begin with ROOT.

        A placeholder that is not one of the rules' facts becomes a slot; see `with_slots`.
        """
        return rendered_markdown(self._resolved(text))

    def html(self, text: str, page: str) -> Markup:
        """Return the text's HTML for the page of the place `page` (`topic/guide`) in this language."""
        return self.seen_from(self.rendered(text).html, page)

    def page_html(self, text: str, page: str) -> Markup:
        """Return the HTML of a page of Markdown, with headings, paragraphs and lists, for the place `page`."""
        return self.seen_from(rendered_page(self._resolved(text)), page)

    def words(self, text: str) -> str:
        """Return the text's words alone. No destination needs to be known."""
        return rendered_markdown(self._resolved(text, with_links=False)).words

    def seen_from(self, html: str, page: str) -> Markup:
        """Return HTML whose links begin with ROOT with links as they are on `page` in this language."""
        return seen_from(html, page_path(self.language, page))

    def _resolved(self, text: str, *, with_links: bool = True) -> str:
        """Return the text as Markdown in which facts are values, and links lead somewhere or are words only."""
        if not _MARKUP.search(text):
            return str(text)  # not the Text: what is rendered has no place
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
        """Return the link, and in parentheses the way to its page, unless the text has `named` it already."""
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
    """Return HTML that a renderer made, whose links begin with ROOT, with links as they are on the page at `path`."""
    # Markup by contract: the renderer gives only the elements of the inline grammar.
    return Markup(_LINK.sub(lambda link: relative(link[1], path), html))  # noqa: S704


def with_slots(html: str) -> Markup:
    """Return the HTML with an empty element for each slot, which the widget's script fills in."""
    return Markup(_SLOT.sub(r'<span data-fact="\1"></span>', html))  # noqa: S704


def words_of(html: str) -> str:
    """Return the words of HTML that a renderer made."""
    return unescape(_TAG.sub("", html))


def page_path(language: str, page: str) -> str:
    """Return where the site has the page of a place: `de/billing/pay-invoices/`, from the site's root."""
    return f"{language}/{page}/" if page else f"{language}/"


def path_of_place(language: str, place: str) -> str:
    """Return where the site has a place (`topic/guide#step`): `de/topic/guide/#step`, from the site's root."""
    page, _, anchor = place.partition("#")
    return page_path(language, page) + (f"#{anchor}" if anchor else "")


def relative(path: str, page: str) -> str:
    """Return the address of `path` (`de/billing/#pay`, `assets/x.css`) as seen from the page at `page` (`de/`).

    It climbs to the site's root first. At the root of a host nothing is above that, so that the address is right even
    where the host shows the page without the slash at its end.
    """
    target, mark, anchor = path.partition("#")
    if target == page and mark:
        return f"#{anchor}"
    return ("../" * page.count("/") + target or "./") + mark + anchor
