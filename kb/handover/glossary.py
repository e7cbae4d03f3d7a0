"""The glossary for translators, as TBX: our terms in both languages, what they mean, and the words that we avoid."""

from lxml import etree
from translate.storage.tbx import tbxfile

from kb.content.site import Site


def written(site: Site, source: str, language: str) -> bytes:
    """Return the terms that both languages have."""
    store = tbxfile(sourcelanguage=source, targetlanguage=language)
    theirs, ours = site.glossaries[source], site.glossaries[language]
    for name, term in theirs.items():
        own = ours[name]
        if term.term.language != source or own.term.language != language:
            continue  # another language's stands in for it
        unit = store.addsourceunit(str(term.term))
        unit.setid(name)
        unit.settarget(str(own.term), language)
        about = [etree.Element("descrip", type="definition")]
        about[0].text = str(own.explanation)
        if own.avoid:
            about.append(etree.Element("note"))
            about[1].text = f"Not: {', '.join(own.avoid)}"
        unit.get_target_dom(language)[:0] = about  # TBX has it before the term
    return bytes(store)
