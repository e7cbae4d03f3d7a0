"""The status as JSON. Its keys stay; more may be added.

languages         language → units, translated, stale, missing: numbers of texts
topics            language → topic, or “shared” → the same numbers
stale             guide, unit, language, significance (normal or major), was, is: the source's words then and now
review            guide, language, owner, due: the date of the next review; earliest first
drafts            guides
unconfirmed       language → labels of the company's programs that nobody has confirmed
keywords_missing  language → guides
linked_from       guide → the guides that link to it
without_picture   guides
readability       language → guides, words, sentences, words_per_sentence, longest: guide and words
unreadable        guides, and files such as fr/billing/pay or fr/glossary.yml, that are not counted: kb check says why
"""

import json

from kb.status.status import Status


def as_json(status: Status) -> str:
    """Return the status as JSON."""
    tallies = {language: tally._asdict() for language, tally in status.languages.items()}
    return json.dumps(
        {
            "languages": tallies,
            "topics": {
                language: {topic: tally._asdict() for topic, tally in own.items()}
                for language, own in status.topics.items()
            },
            "stale": [
                {
                    "guide": unit.guide,
                    "unit": unit.unit,
                    "language": unit.language,
                    "significance": unit.significance,
                    "was": unit.was,
                    "is": unit.now,
                }
                for unit in status.stale
            ],
            "review": [
                {"guide": own.guide, "language": own.language, "owner": own.owner, "due": own.due.isoformat()}
                for own in status.reviews
            ],
            "drafts": status.drafts,
            "unconfirmed": status.unconfirmed,
            "keywords_missing": status.keywords_missing,
            "linked_from": status.linked_from,
            "without_picture": status.without_picture,
            "readability": {
                language: {
                    "guides": own.guides,
                    "words": own.words,
                    "sentences": own.sentences,
                    "words_per_sentence": round(own.words_per_sentence, 1),
                    "longest": [{"guide": guide, "words": words} for guide, words in own.longest],
                }
                for language, own in status.readability.items()
            },
            "unreadable": status.unreadable,
        },
        ensure_ascii=False,
        indent=1,
    )
