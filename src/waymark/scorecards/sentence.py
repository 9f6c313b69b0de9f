"""The sentence of a row: its figure, how it moved and how far it is from its target, from what may be shown."""

from waymark.assessment.assessment import Assessment
from waymark.assessment.previous import expected_previous
from waymark.domain.indicator import Indicator
from waymark.domain.measure import Mean, Total
from waymark.domain.outturn import Flag
from waymark.domain.target import Target
from waymark.narrative.headline import Aimed, Said, Subject, headline
from waymark.scorecards.document import Figure


def headline_of(indicator: Indicator, reading: str, judged: Assessment, figure: Figure, previous: Figure | None) -> str:
    """`judged` has been through `withheld`, so that it tells nothing of a hidden figure."""
    measure = indicator.measure_of(reading)
    subject = Subject(
        indicator.name_of(reading),
        indicator.unit,
        indicator.decimals,
        indicator.polarity,
        isinstance(measure, Mean),
        indicator.numerator_name if isinstance(measure, Total) else "",
    )
    comparable = previous is not None and bool(judged.direction.compared_with)
    consecutive = previous is not None and previous.month == expected_previous(figure.month, indicator)
    return headline(
        subject,
        _said(figure, measure),
        _said(previous, measure) if previous is not None and comparable else None,
        _aimed(judged, judged.target),
        consecutive,
    )


def _said(figure: Figure, measure: object) -> Said:
    window = getattr(measure, "window", None)
    when = f"{window.phrase} {figure.words}" if window else f"in {figure.words}"
    if Flag.PARTIAL_PERIOD.value in figure.flags:
        when += ", a partial period"
    return Said(figure.value, figure.numerator, figure.denominator, when, figure.words)


def _aimed(judged: Assessment, row: Target | None) -> Aimed | None:
    if row is None or row.target is None or judged.aim is None:
        return None
    band = row.band
    return Aimed(row.target, row.year.label, band.low if band else None, band.high if band else None, judged.aim.whose)
