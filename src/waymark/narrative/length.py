"""How long a sentence may be."""

MOST_WORDS = 24


def fits(sentence: str) -> bool:
    """Under 25 words, so that a reader has the whole of it at once."""
    return len(sentence.split()) <= MOST_WORDS
