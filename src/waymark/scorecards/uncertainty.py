"""The interval of a published figure and the caution where it rests on few cases, as they may be shown."""

from fractions import Fraction

from waymark.assessment.uncertainty import FEW_COUNTED, FEW_IN_ALL, interval_of, is_few
from waymark.disclosure.cell import PublicCell
from waymark.disclosure.public import Protected
from waymark.domain.indicator import Indicator
from waymark.domain.measure import Draft, Gap, Mean
from waymark.domain.outturn import Outturn
from waymark.domain.rounding import printed
from waymark.scorecards.control import Uncertainty


def uncertainty_of(indicator: Indicator, outturn: Outturn, shown: Protected) -> Uncertainty | None:
    """None for a draft, and where there is no figure to show: of a hidden one nothing is told."""
    if isinstance(indicator.measure_of(outturn.reading), Draft) or shown.value.number is None:
        return None
    found, caution = interval_of(outturn, indicator), caution_of(indicator, outturn.reading, shown)
    if found.interval is None:
        return Uncertainty(why_not=f"No interval: {found.why_not}.", caution=caution)
    low, high = (
        PublicCell(printed(Fraction(end), indicator.decimals)) for end in (found.interval.low, found.interval.high)
    )
    suffix = indicator.unit.suffix
    first = f"{low.text}%" if suffix == "%" else low.text
    whole = shown.denominator.text
    counted = f"All {whole} were counted" if whole and suffix == "%" else "Every case was counted"
    behind = "the gap between the rates behind it" if outturn.parts else "the rate behind it"
    sentence = (
        f"Chance alone could have made this anything between {first} and {high.text}{suffix} (95% interval). "
        f"{counted}, so {shown.value.text}{suffix} is what happened; the interval is about {behind}, "
        "which a single period shows only roughly."
    )
    return Uncertainty(low, high, found.method, sentence, caution=caution)


def caution_of(indicator: Indicator, reading: str, shown: Protected) -> str:
    """The small-number caution, from the public counts alone; '' where there is none to give. Of a mean it looks at
    how many it is over; a number that is counted says itself how small it is."""
    top, bottom = shown.numerator.number, shown.denominator.number
    measure = indicator.measure_of(reading)
    if shown.value.number is None or top is None or bottom is None or isinstance(measure, Gap):
        return ""
    if isinstance(measure, Mean):
        top = bottom
    if not is_few(Fraction(top), Fraction(bottom)):
        return ""
    fewer = f"fewer than {FEW_IN_ALL} in all" if bottom < FEW_IN_ALL else f"fewer than {FEW_COUNTED} cases"
    return f"Small numbers: the figure rests on {fewer}, so one case more or less moves it far."
