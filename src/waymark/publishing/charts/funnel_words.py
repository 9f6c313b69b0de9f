"""A funnel in words: the finding above it, how to read it in two lines, and the text alternative that stands for it."""

from collections.abc import Sequence

from waymark.domain.apart import Apart, Side
from waymark.publishing.wording import count_words, value_text
from waymark.scorecards.document import ScorecardRow
from waymark.scorecards.spread import Spread, SpreadPoint

_NAMED = 4  # more districts than these are counted, not named


def funnel_finding(row: ScorecardRow, county: str) -> str:
    """`Thanet is outside what chance explains, above Kent's 20.3%; the other 11 districts shown are within it.`"""
    spread = _spread(row)
    if not spread.drawn:
        return spread.why_not
    outside, watched, within = (spread.of(apart) for apart in (Apart.OUTLIER, Apart.WATCH, Apart.WITHIN))
    shown = len(spread.points)
    all_shown = "every district" if not spread.left_out else "every district shown"
    if not outside and not watched:
        if shown == 1:
            return f"{within[0].area_name}, the one district shown, is within what chance explains."
        return f"No district stands out: {all_shown} is within what chance explains."
    told = []
    if outside:
        told.append(f"{_named(outside)} {_are(outside)} outside what chance explains, {_sides(outside, row, county)}")
    if watched:
        beside = "" if outside else f", {_sides(watched, row, county)}"
        told.append(f"{_named(watched)} {_are(watched)} worth watching{beside}")
    if within:
        count = f"the other {len(within)}" if len(within) > 1 else "the other one"
        told.append(f"{count} {_are(within)} within {'it' if outside else 'what chance explains'}")
    said = "; ".join(told)
    return f"{said[:1].upper()}{said[1:]}."


def funnel_notes(row: ScorecardRow, county: str) -> tuple[str, ...]:
    """What must be known to read it: who is left out, what else the county's figure counts, what many outside mean."""
    spread = _spread(row)
    if not spread.drawn:
        return ()
    said = []
    for why, count in spread.left_out:
        said.append(f"Left out of the funnel: {count_words(count, 'district')}, {why}.")
    if spread.without_place is not None:
        count, whole = spread.without_place
        said.append(
            f"The line is {county}'s own figure, which also counts {count:,} of {whole:,} without a known district."
        )
    else:
        said.append(f"The line is {county}'s own figure.")
    outside, watched = len(spread.of(Apart.OUTLIER)), len(spread.of(Apart.WATCH))
    if outside * 2 >= len(spread.points) and outside > 1:
        said.append("So many lie outside that the districts differ for real. The funnel does not say why.")
    elif watched:
        count = len(spread.points)
        chance = round(100 * (1 - 0.95**count))
        alike = f"With {count} districts all alike" if count > 1 else "With one district like the county"
        said.append(f"{alike}, {chance} charts in 100 would have one to watch.")
    return tuple(said)


def funnel_key(county: str, what: str = "") -> tuple[str, str]:
    """Two lines for somebody who has never seen a funnel. what: the denominator in words."""
    counted = f" ({_lower(what)})" if what else ""
    left = f"Each mark is a district: the farther right, the more it counts{counted}."
    alike = (
        "If districts were all alike, 95 of 100 would lie in the grey band and 998 of 1,000 between the outer lines."
    )
    return (
        f"{left} Few cases swing more by chance, so the funnel is wide on the left.",
        f"{alike} Only beyond those does a district differ from {county} by more than chance.",
    )


def funnel_description(row: ScorecardRow, county: str) -> str:
    """The text alternative: the line, and each district that stands out with its limits. The table has the rest."""
    spread = _spread(row)
    sizes = [point.size for point in spread.points]
    said = [f"{county} {value_text(row.latest.value, row.unit)}"]
    if row.bars.target is not None and row.bars.target.number is not None:
        said.append(f"target {value_text(row.bars.target, row.unit)}")
    counted = f"{count_words(len(sizes), 'district')} from {min(sizes):,} to {max(sizes):,} counted."
    apart = [
        f"{point.area_name}, {value_text(point.value, row.unit)}, {point.apart.value}: "
        f"at its size chance explains {limits_words(point, row)}."
        for point in (*spread.of(Apart.OUTLIER), *spread.of(Apart.WATCH))
    ]
    first = f"Funnel chart of {row.name} by district, {row.latest.words}: {', '.join(said)}."
    return " ".join((first, counted, *apart))


def limits_words(point: SpreadPoint, row: ScorecardRow, *, outer: bool = False) -> str:
    """`67.5% to 82.5%`: between which figures 95 (or 99.8) of 100 such districts would lie."""
    ends = point.outlier if outer else point.watch
    return f"{value_text(ends.low, row.unit)} to {value_text(ends.high, row.unit)}"


def apart_words(point: SpreadPoint) -> str:
    """`Worth watching: worse`, `Within what chance explains`."""
    said = point.apart.value[:1].upper() + point.apart.value[1:]
    return said if point.apart is Apart.WITHIN else f"{said}, {side_words(point)}"


def side_words(point: SpreadPoint) -> str:
    """`better` or `worse`; `above` or `below` where neither is."""
    if point.better is None:
        return point.side.value
    return "better" if point.better else "worse"


def _spread(row: ScorecardRow) -> Spread:
    if row.spread is None:
        raise ValueError(f"{row.key} has no districts, so there is no funnel to speak of")
    return row.spread


def _sides(points: Sequence[SpreadPoint], row: ScorecardRow, county: str) -> str:
    """`worse than Kent's 74.3%`, `3 better and 1 worse than Kent's 74.3%`."""
    figure = f"{county}'s {value_text(row.latest.value, row.unit)}"
    said = [side_words(point) for point in points]
    kinds = list(dict.fromkeys(said))
    than = "" if kinds[0] in (Side.ABOVE.value, Side.BELOW.value) else " than"
    if len(kinds) == 1:
        return f"{kinds[0]}{than} {figure}"
    return f"{' and '.join(f'{said.count(kind)} {kind}' for kind in kinds)}{than} {figure}"


def _named(points: Sequence[SpreadPoint]) -> str:
    if len(points) > _NAMED:
        return f"{len(points)} districts"
    names = [point.area_name for point in points]
    if len(names) == 1:
        return names[0]
    before = "," if any(" and " in name for name in names) else ""
    return f"{', '.join(names[:-1])}{before} and {names[-1]}"


def _are(points: Sequence[SpreadPoint]) -> str:
    return "is" if len(points) == 1 else "are"


def _lower(words: str) -> str:
    """As it stands within a sentence; what begins with several capitals keeps them."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
