"""The glossary for translators, as TBX: our terms in both languages, their meanings, and the words that we avoid."""

from lxml import etree
from translate.storage.tbx import tbxfile

from kb.content.site import Site


def written(site: Site, source: str, language: str) -> bytes:
    """Return the glossary of the terms that both languages have."""
    store = tbxfile(sourcelanguage=source, targetlanguage=language)
    theirs, ours = site.glossaries[source], site.glossaries[language]
    for name, term in theirs.items():
        own = ours[name]
        if term.term.language != source or own.term.language != language:
            continue  # another language's term is used in its place
        unit = store.addsourceunit(str(term.term))
        unit.setid(name)
        unit.settarget(str(own.term), language)
        about = [etree.Element("descrip", type="definition")]
        about[0].text = str(own.explanation)
        if own.avoid:
            about.append(etree.Element("note"))
            about[1].text = f"Not: {', '.join(own.avoid)}"
        unit.get_target_dom(language)[:0] = about  # TBX puts it before the term
    return bytes(store)
