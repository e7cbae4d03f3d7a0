"""Renders the texts of a page, marking their language, and explaining glossary terms where they are first used."""

from collections.abc import Mapping

from markupsafe import Markup

from kb.content.files import Term
from kb.content.inline import unexplained
from kb.content.part import Part
from kb.content.product import Product
from kb.content.text import Text
from kb.pages.frame import Frame
from kb.render.renderer import Renderer, page_path, relative
from kb.render.terms import TermsOfPage


class WordsOfPage:
    """Renders the texts of one page as HTML."""

    def __init__(
        self, frame: Frame, product: Part[Product], terms: Mapping[str, Part[Term]], names: Mapping[int, str] = {}
    ) -> None:
        """Prepare for the page with this frame, whose texts mention the product and use the terms.

        In the preview, `names` has the names of the texts; see kb/pages/text_names.py.
        """
        around = frame.surroundings.value
        self.renderer = Renderer(around.language, around.record, product.value)
        self._address = frame.address
        self._names = names
        used = {name: term.value for name, term in terms.items()}
        self._terms = TermsOfPage(used, relative(page_path(around.language, "glossary"), frame.path))

    def mark(self, text: Text) -> Markup:
        """Return the text as HTML. If it is in another language, it is marked as such."""
        return self._in_its_language(self.renderer.html(text, self._address), text)

    def say(self, text: Text) -> Markup:
        """Return the text as HTML, explaining terms that the page has not explained yet."""
        left_alone = [self.renderer.words(words) for words in unexplained(text)]
        html = self._terms.explained(self.renderer.html(text, self._address), left_alone)
        return self._in_its_language(html, text)

    def _in_its_language(self, html: Markup, text: Text) -> Markup:
        language = Markup(' lang="{}"').format(text.language) if text.language != self.renderer.language else ""
        name = self._names.get(id(text))
        unit = Markup(' data-unit="{}"').format(name) if name else ""
        return Markup("<span{}{}>{}</span>").format(language, unit, html) if language or unit else html
