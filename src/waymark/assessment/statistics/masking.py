"""The masking alarm: what a county's colour hides in its districts, and whether chance alone could do it."""

from collections.abc import Sequence
from dataclasses import dataclass

from waymark.assessment.statistics.funnel import Place
from waymark.domain.verdict import Rating


@dataclass(frozen=True)
class DistrictColour:
    """why_not: the reason for no colour (`too few children`), empty with one ·
    place: where it stands in the funnel, None where it has no share to stand there with ·
    worse: whether it lies on the worse side of the pooled rate."""

    name: str
    rating: Rating
    why_not: str = ""
    place: Place | None = None
    worse: bool = False


def masking_sentence(districts: Sequence[DistrictColour]) -> str:
    """`2 of 12 districts red; 3 not rated: too few children. …`, empty when no district is red."""
    reds = [district for district in districts if district.rating is Rating.RED]
    if not reds:
        return ""
    said = f"{len(reds)} of {len(districts)} districts red"
    reasons = [district.why_not for district in districts if district.rating is Rating.NOT_RATED]
    for why in dict.fromkeys(reasons):
        said += f"; {reasons.count(why)} not rated{f': {why}' if why else ''}"
    return f"{said}. {_against_chance(reds)}"


def _against_chance(reds: Sequence[DistrictColour]) -> str:
    if all(red.place is None for red in reds):
        return "Whether chance alone could do it is not tested."
    told = [
        f"{_listed([red.name for red in reds if red.worse and red.place is place])}: {place.value}"
        for place in (Place.OUTLIER, Place.WATCH)
        if any(red.worse and red.place is place for red in reds)
    ]
    if not told:
        one = "The red one differs" if len(reds) == 1 else "The red ones differ"
        return f"{one} from all districts together by no more than chance does."
    return f"{'; '.join(told)}."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
