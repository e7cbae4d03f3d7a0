"""How much lists show: of few guides more than of many, so that a page stays light however many there are."""

from kb.content.site import Site

FEW = 100


def has_few_guides(site: Site) -> bool:
    """Tell whether lists have room for more than titles: summaries, answers, the topics beside each page."""
    return len(site.outlines) <= FEW
