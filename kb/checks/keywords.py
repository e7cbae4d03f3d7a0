"""Keywords that lead to a place of their guide."""

from collections.abc import Iterator

from kb.content.fields import parts_with_anchors
from kb.content.finding import Finding, nearest
from kb.content.guide_in_languages import GuideInLanguages
from kb.content.keywords import keyword_of
from kb.content.site import Shared


def keywords_to_nowhere(guide: GuideInLanguages, _shared: Shared) -> Iterator[Finding]:
    """Find keywords that lead to a part that the guide does not have. Until then, they lead to the guide."""
    known = frozenset(parts_with_anchors(guide.versions[guide.source]))
    own = {id(word): word for version in guide.versions.values() for word in version.keywords}
    for text in own.values():
        place = keyword_of(text).place
        if place and place not in known:
            yield Finding(text.place, f"the guide has no part “{place}”", nearest(place, known), "warning")
