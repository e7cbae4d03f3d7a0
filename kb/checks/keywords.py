"""Keywords that lead to a place of their guide."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from kb.content.fields import parts_with_anchors
from kb.content.finding import Finding, nearest
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.keywords import MARK, is_well_formed, keyword_of
from kb.content.site import Shared, Site, anchors_of_contact
from kb.content.text import Text


def keywords_to_nowhere(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find keywords that lead to a part that the guide does not have. Until then, they lead to the guide."""
    own = {id(word): word for version in guide.versions.values() for word in version.keywords}
    parts = tuple(parts_with_anchors(guide.versions[guide.source]))
    former = {str(old): name for name, all_old in parts for old in all_old}
    return _to_nowhere(own.values(), frozenset(name for name, _former in parts), former)


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
