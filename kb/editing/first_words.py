"""What the editor calls texts and parts when it speaks to writers: by their first words, as readers see them."""

import textwrap
from contextlib import suppress

from kb.content.fields import anchor_title
from kb.content.site import Site
from kb.editing.workspace import Workspace
from kb.render.renderer import Renderer, page_path

LONGEST = 60  # characters


def plain_words(site: Site, language: str, text: str) -> str:
    """Return the words of a text as readers see them, with its facts and labels."""
    return Renderer(language, site.languages[language], site.products[language]).words(text)


def quoted(site: Site, language: str, text: str) -> str:
    """Return the first words of a text, in quotation marks, without a full stop at the end."""
    return f"“{textwrap.shorten(plain_words(site, language, text), LONGEST, placeholder=' …').rstrip('.')}”"


def quoted_page(site: Site, language: str, address: str) -> str:
    """Return the title of a guide, in quotation marks; of any other page, its path."""
    outline = site.outlines.get(address)
    return quoted(site, language, outline.titles[language]) if outline else page_path(language, address)


def quoted_part(work: Workspace, language: str, address: str, name: str) -> str:
    """Return the title or the first words of a part of a guide, in quotation marks; its id if it has no words."""
    guide = work.checks.checked(address).guide
    text: str = name
    if guide and guide.is_question:
        text = guide.versions[language].title
    elif guide:
        with suppress(KeyError, IndexError):  # as of a block of code
            text = anchor_title(guide.versions[language], name)
    return quoted(work.files.site, language, text)
