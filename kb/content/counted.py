"""Numbers with their nouns, for messages."""


def counted(number: int, noun: str, plural: str = "") -> str:
    """Return a number with its noun: “no guides”, “1 guide”, “2 guides”."""
    return f"{number or 'no'} {noun if number == 1 else plural or noun + 's'}"
