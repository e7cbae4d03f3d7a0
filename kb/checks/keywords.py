"""Keywords that lead to a place of their guide."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from kb.content.fields import items, parts_with_anchors
from kb.content.finding import Finding, nearest
from kb.content.guide import Guide
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.keywords import MARK, is_well_formed, keyword_of
from kb.content.shape import Shape
from kb.content.site import Shared, Site, anchors_of_contact
from kb.content.text import Text


def keywords_to_nowhere(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find keywords that lead to a part that the guide does not have. Until then, they lead to the guide."""
    own = {id(word): word for version in guide.versions.values() for word in version.keywords}
    source = guide.versions[guide.source]
    return _to_nowhere(own.values(), frozenset(parts_with_anchors(source)), _former_ids(source))


def keywords_of_contact_to_nowhere(site: Site) -> Iterator[Finding]:
    """Find keywords that lead to a part that the contact page does not have."""
    own = {id(word): word for words in site.words.values() for word in words.contact.keywords}
    return _to_nowhere(own.values(), frozenset(anchors_of_contact(site)), {})


def _to_nowhere(keywords: Iterable[Text], known: Collection[str], former: Mapping[str, str]) -> Iterator[Finding]:
    for text in keywords:
        place = keyword_of(text).place
        if not is_well_formed(text):
            wrong = f"“{MARK}” does not stand between words and the id of a part"
            yield Finding(text.place, wrong, f"expected “words {MARK} id”, with spaces, or no “{MARK}”", "warning")
        elif place and place not in known:
            expected = f"it is called “{former[place]}” now" if place in former else nearest(place, known)
            yield Finding(text.place, f"the guide has no part “{place}”", expected, "warning")


def _former_ids(guide: Guide) -> Mapping[str, str]:
    """Return the ids that parts of the guide had: former id → the present one."""
    parts = (item for item in items(guide, Shape) if hasattr(item, "was") and hasattr(item, "id"))
    return {former: part.id for part in parts for former in part.was}
