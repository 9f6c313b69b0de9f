"""Where we stand: how many indicators have each colour, what they had a month before, and why some have none."""

from collections import Counter
from collections.abc import Iterator, Sequence

from waymark.domain.verdict import Rating
from waymark.narrative.executive import SummaryItem
from waymark.narrative.listing import listed
from waymark.scorecards.executive.material import COLOURS, Material
from waymark.scorecards.executive.reasons import reason_words


def items(material: Material) -> Iterator[SummaryItem]:
    ratings = [row.verdict.rating for row in material.measures]
    if not ratings:
        return
    yield SummaryItem(_totals(ratings))
    before = [material.rating_before(row) for row in material.measures]
    if any(rating in COLOURS for rating in before):
        yield SummaryItem(_before(ratings, before, material.previous.label))
    if reasons := _reasons(material):
        yield SummaryItem(reasons)


def _totals(ratings: Sequence[Rating]) -> str:
    rated = sum(rating in COLOURS for rating in ratings)
    all_of = "The 1 indicator" if len(ratings) == 1 else f"All {len(ratings)} indicators"
    some = f"{rated} of {len(ratings)} indicators"
    if not rated:
        return "The 1 indicator is not rated." if len(ratings) == 1 else f"None of {len(ratings)} indicators is rated."
    subject, verb = (all_of, "is" if len(ratings) == 1 else "are") if rated == len(ratings) else (some, "are")
    return f"{subject} {'is' if rated == 1 else verb} rated: {_colours(ratings)}."


def _before(ratings: Sequence[Rating], before: Sequence[Rating], month: str) -> str:
    """How many had no rating is said where it was another number."""
    if _colours(ratings) == _colours(before):
        return f"The count of each colour is as in {month}."
    unrated = sum(rating not in COLOURS for rating in before)
    apart = f", and {unrated} not rated" if unrated != sum(rating not in COLOURS for rating in ratings) else ""
    return f"In {month} the same indicators were {_colours(before)}{apart}."


def _reasons(material: Material) -> str:
    unrated = [row.verdict.why_not for row in material.measures if row.verdict.rating is Rating.NOT_RATED]
    if not unrated:
        return ""
    counted = Counter(reason_words(why) for why in unrated)
    said = [f"{count} {words[0] if count == 1 else words[1]}" for words, count in counted.most_common()]
    if len(said) == 1 and len(unrated) == 1:
        return f"1 is not rated: it {said[0].removeprefix('1 ')}."
    if len(said) == 1:
        return f"{len(unrated)} are not rated: they {said[0].removeprefix(f'{len(unrated)} ')}."
    return f"{len(unrated)} are not rated: {listed(said)}."


def _colours(ratings: Sequence[Rating]) -> str:
    """`9 green, 8 amber and 7 red`; a colour that none has is left out."""
    return listed([f"{count} {colour.value}" for colour in COLOURS if (count := list(ratings).count(colour))] or ["0"])
