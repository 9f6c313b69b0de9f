"""The sentences of a row: its figure, how it moved and how far it is from its target, from what may be shown."""

from dataclasses import replace
from fractions import Fraction

from waymark.assessment.assessment import Assessment
from waymark.assessment.previous import expected_previous
from waymark.disclosure.cell import PublicCell
from waymark.domain.comparator import ComparatorKind
from waymark.domain.indicator import Indicator, Unit
from waymark.domain.measure import Mean, Measure, Total
from waymark.domain.outturn import Flag, ValueStatus
from waymark.domain.period import Frequency
from waymark.domain.polarity import Polarity
from waymark.domain.verdict import Rating, WhyNotRated
from waymark.narrative.counted import Counts, Parts, out_of_words
from waymark.narrative.elsewhere import Other
from waymark.narrative.headline import Around, Said, Subject, told
from waymark.narrative.standing import Aimed
from waymark.narrative.when import when
from waymark.scorecards.document import ComparatorFigure, Figure, ScorecardRow

_TOLD_OTHERWISE = frozenset({WhyNotRated.CONTEXT_ONLY, WhyNotRated.ACTIVITY})
_NEAR = (("inner low", "inner high"), ("band low", "band high"))


def with_sentences(row: ScorecardRow, indicator: Indicator, judged: Assessment, county: str = "") -> ScorecardRow:
    """The row with its headline and what goes on from it. Its figures are public, and `judged` has been through
    `withheld`, so nothing tells of a hidden figure. `county`: the authority's name, on a district's scorecard."""
    said = told(_subject(row, indicator), _said(row.latest, indicator, row), _around(row, indicator, judged, county))
    return replace(row, headline=said.headline, further=said.further, in_short=said.in_short, floor_said=said.floor)


def comparable(row: ScorecardRow, earlier: Figure | None) -> str | None:
    """Why the latest figure of a row does not compare with an earlier one: '' where it does, None where one of the
    two is not shown, or where the earlier is older than everything that the row shows."""
    if earlier is None or not earlier.value.text or not row.latest.value.text:
        return None
    if not row.trend or earlier.month < row.trend[0].figure.month:
        return None
    between = [point.figure for point in row.trend if earlier.month < point.figure.month <= row.latest.month]
    if any(Flag.SERIES_BREAK.value in figure.flags for figure in (*between, row.latest)):
        return "the series breaks in between"
    if Flag.PARTIAL_PERIOD.value in row.latest.flags:
        return "it covers only a part of its period"
    if Flag.PARTIAL_PERIOD.value in earlier.flags:
        return f"{earlier.words} is known in part only"
    return ""


def aimed_at(row: ScorecardRow, judged: Assessment) -> Aimed | None:
    """What the row's figure is held against, from its public bars."""
    target = _number(row.bars.target)
    if target is None or judged.aim is None:
        return None
    bars = dict(row.bars.others)
    low, high = next(
        ((_number(bars[low]), _number(bars[high])) for low, high in _NEAR if low in bars and high in bars), (None, None)
    )
    band = judged.target.band if judged.target else None
    if low is None and band is not None:
        low, high = band.low, band.high
    return Aimed(
        target,
        row.bars.year,
        low,
        high,
        judged.aim.whose,
        _same_target_before(row),
        _number(row.bars.floor),
        _number(row.bars.baseline),
        judged.aim.expected.month.label if judged.aim.expected else "",
    )


def _subject(row: ScorecardRow, indicator: Indicator) -> Subject:
    return Subject(
        row.name,
        row.unit,
        row.decimals,
        row.polarity,
        _parts(indicator, row),
        "" if row.reading else row.short_name,
    )


def _parts(indicator: Indicator, row: ScorecardRow) -> Parts:
    measure = indicator.measure_of(row.reading)
    out_of = out_of_words(indicator.denominator_name, own=not row.reading)
    return Parts(_kind(measure, row), out_of)


def _kind(measure: Measure, row: ScorecardRow) -> Counts:
    if isinstance(measure, Total):
        return Counts.TOTAL
    if not row.latest.numerator.text or not row.latest.denominator.text:
        return Counts.NONE
    if isinstance(measure, Mean):
        return Counts.MEAN
    if row.unit is Unit.RATE_PER_10000:
        return Counts.RATE
    return Counts.SHARE if row.unit is Unit.PERCENT else Counts.QUOTIENT


def _said(figure: Figure, indicator: Indicator, row: ScorecardRow) -> Said:
    window = getattr(indicator.measure_of(row.reading), "window", None)
    dated = when(window, row.frequency, row.year_type, figure.month, figure.words)
    status = "" if figure.status == ValueStatus.FINAL.value else figure.status
    return Said(figure.value, figure.numerator, figure.denominator, dated, figure.words, status)


def _around(row: ScorecardRow, indicator: Indicator, judged: Assessment, county: str) -> Around:
    previous = row.previous
    why_not = comparable(row, previous)
    earlier = _said(previous, indicator, row) if previous is not None and why_not == "" else None
    return Around(
        earlier=earlier,
        why_not=why_not or "",
        consecutive=previous is not None and previous.month == expected_previous(row.latest.month, indicator),
        aimed=aimed_at(row, judged),
        year_before=_year_before(row, indicator),
        expected=_expected(row),
        whole=_county(row, county),
        others=_others(row),
        unrated=_unrated(row, judged),
        cautions=_cautions(row),
    )


def _same_target_before(row: ScorecardRow) -> bool:
    previous, target = row.previous, row.bars.target
    return previous is not None and any(
        point.figure.month == previous.month and point.target == target for point in row.trend
    )


def _year_before(row: ScorecardRow, indicator: Indicator) -> Said | None:
    """Not of an annual figure, whose figure before is that; nor where the two do not compare."""
    found = row.last_year
    if row.frequency is Frequency.ANNUAL or found is None or comparable(row, found) != "":
        return None
    return _said(found, indicator, row)


def _expected(row: ScorecardRow) -> tuple[Fraction, Fraction] | None:
    ends = dict(row.bars.others)
    low, high = _number(ends.get("expected low")), _number(ends.get("expected high"))
    return None if low is None or high is None else (low, high)


def _unrated(row: ScorecardRow, judged: Assessment) -> str:
    """Why there is no rating, where nothing else says so."""
    if row.verdict.rating is not Rating.NOT_RATED or row.polarity is Polarity.NONE:
        return ""
    if judged.verdict.why_not in _TOLD_OTHERWISE:
        return ""
    return row.verdict.sentence.removeprefix("Not rated: ").rstrip(".")


def _others(row: ScorecardRow) -> tuple[Other, ...]:
    """England and the neighbours: more would not be read."""
    found = [
        one
        for one in row.comparators
        if one.kind in (ComparatorKind.ENGLAND, ComparatorKind.NEIGHBOURS) and one.value.symbol is None
    ]
    return tuple(_other(one) for one in found)


def _other(one: ComparatorFigure) -> Other:
    period = one.words.split(", to ")[0]
    return Other(
        one.name[:1].lower() + one.name[1:] if one.kind is ComparatorKind.NEIGHBOURS else one.name,
        one.value.text,
        period[:1].lower() + period[1:],
        one.same_period,
        one.differs,
        plural=one.kind is ComparatorKind.NEIGHBOURS,
    )


def _county(row: ScorecardRow, county: str) -> Other | None:
    if not county or row.county is None or row.county.value.symbol is not None:
        return None
    return Other(county, row.county.value.text)


def _cautions(row: ScorecardRow) -> tuple[str, ...]:
    said = []
    if row.previous is None and sum(bool(point.figure.value.text) for point in row.trend) == 1:
        said.append("It is the first figure shown here.")
    if Flag.PARTIAL_PERIOD.value in row.latest.flags and not comparable(row, row.previous):
        said.append(f"It rests on the part of {row.latest.words} that is known.")
    if Flag.PREVIOUS_REPORTING_YEAR.value in row.latest.flags:
        said.append("It is of the previous reporting year.")
    if Flag.ESTIMATED.value in row.latest.flags:
        said.append("It is an estimate.")
    return tuple(said)


def _number(cell: PublicCell | None) -> Fraction | None:
    return Fraction(cell.text.replace(",", "")) if cell is not None and cell.text else None
