"""Rows of the tables about calculations: rounding, hiding small counts, tests, intervals and limits."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import isinf

from waymark.assessment.statistics import intervals
from waymark.assessment.statistics.funnel import Centre, Model, apart_of, limits_at
from waymark.assessment.statistics.masking import RedOne, counted_sentence, county_sentence, line_sentence, short_words
from waymark.assessment.statistics.proportions import Tested, cochran_armitage, two_proportions
from waymark.assessment.statistics.slope import slope_test
from waymark.assessment.statistics.spc import Assurance, Cause, assurance, chart, limits_of
from waymark.assessment.tested_direction import SIGNIFICANT
from waymark.disclosure.counts import CountedCell
from waymark.disclosure.primary import is_primary, threshold
from waymark.domain.apart import Apart
from waymark.domain.outturn import outturn_from_parts
from waymark.domain.rounding import exact, printed
from waymark.worked.made_up import LATEST, number, share
from waymark.worked.subject import Answer, Row

_Found = tuple[Fraction, intervals.Interval, str]  # the value, its interval, its unit
_FEW = " Small numbers: the test is rough."


def by_rounding(row: Row) -> Answer:
    counted, whole, places = int(row["counted"]), int(row["out_of"]), int(row["decimals"])
    found = outturn_from_parts("A1", "", "C", LATEST, counted, whole, Fraction(100))
    if found.value is None:
        reason = found.missing.reason.value if found.missing else ""
        return Answer(reason, f"There is no figure: {found.missing}.")
    shown = printed(found.value, places)
    return Answer(shown, f"{counted} of {whole} is {_long(found.value)}%, printed as {shown}%.")


def by_primary_suppression(row: Row) -> Answer:
    counted, whole = int(row["counted"]), int(row["out_of"])
    text = printed(Fraction(100 * counted, whole), 1)
    cell = CountedCell(counted, whole, text, "A1", sensitive=row["sensitive"] == "yes")
    if is_primary(cell):
        return Answer("hidden", f"{counted} of {whole} is hidden, and with it all that could tell it.")
    return Answer("shown", f"{counted} of {whole} is shown as {text}%: no count of 1 to {threshold(cell)} is told.")


def by_two_proportions(row: Row) -> Answer:
    tested = two_proportions(share(row["before"]), share(row["latest"]))
    return Answer(f"z {tested.statistic:.4f}, {_chance(tested)}", _by_chance(tested, "change"))


def by_cochran_armitage(row: Row) -> Answer:
    tested = cochran_armitage([share(text) for text in row["series"].split()])
    return Answer(f"χ² {tested.statistic:.6f}, {_chance(tested)}", _by_chance(tested, "trend"))


def by_slope(row: Row) -> Answer:
    tested = slope_test([Fraction(text) for text in row["series"].split()])
    statistic = "beyond any number" if isinf(tested.statistic) else f"{tested.statistic:.4f}"
    return Answer(f"t {statistic}, {_chance(tested)}", _by_chance(tested, "trend"))


def by_xmr_limits(row: Row) -> Answer:
    values = [Fraction(text) for text in row["series"].split()]
    screened = row["screened"] == "yes"
    limits = limits_of(values, screened)
    if limits is None:
        return Answer("no limits", f"{len(values)} figures are too few for limits.")
    verdict = f"mean {printed(limits.mean, 2)}; limits {printed(limits.lower, 2)} to {printed(limits.upper, 2)}"
    latest = chart(values, screened=screened)[-1]
    said = [f"{'Trial limits. ' if limits.trial else ''}Average moving range {printed(limits.average_range, 2)}."]
    if latest.cause is Cause.COMMON:
        said.append("The latest figure is common cause: nothing but chance is seen.")
    else:
        said.append(f"The latest figure is special cause: {latest.cause.value}.")
    if (target := number(row["target"])) is not None:
        said.append(f"Where higher is better, a target of {exact(target)} is {_MET[assurance(limits, target, True)]}.")
    return Answer(verdict, " ".join(said))


def by_intervals(row: Row) -> Answer:
    kind = row["of"]
    value, found, unit = _OF[kind](row["figures"].split())
    low, high = (printed(Fraction(end), 1) for end in (found.low, found.high))
    said = f"The {kind} is {printed(value, 1)}{unit}; chance alone could put it anywhere from {low} to {high}."
    return Answer(f"{found.low:.4f} to {found.high:.4f}", said)


def by_funnel(row: Row) -> Answer:
    (count, whole), county = share(row["district"]), Fraction(*share(row["county"]))
    model = Model(row["of"])
    centre = Centre(model, county)
    limits, scale = limits_at(centre, whole), 100 if model is Model.SHARE else 10_000
    rate, line = printed(Fraction(scale * count, whole), 1), printed(county * scale, 1)
    unit = "%" if model is Model.SHARE else " per 10,000"
    said = f"{count} of {whole:,} is {rate}{unit}, the county {line}{unit}."
    inside = f"Of {whole:,}, {limits.watch_low} to {limits.watch_high} are inside 95%"
    return Answer(
        apart_of(centre, count, whole).value,
        f"{said} {inside}, {limits.outlier_low} to {limits.outlier_high} inside 99.8%.",
    )


def by_masking(row: Row) -> Answer:
    reds = [_red(text) for text in row["reds"].split()]
    districts, few = int(row["districts"]), int(row["too_few"])
    told = (
        counted_sentence(len(reds), districts, [("too few children", few)] if few else []),
        line_sentence(reds, "there are no counts"),
        county_sentence(reds, "the county"),
    )
    return Answer(short_words(reds, districts) or "no alarm", " ".join(sentence for sentence in told if sentence))


def _red(text: str) -> RedOne:
    """`Thanet=beyond=outlier`: whether its red is beyond chance, then where it stands to the county."""
    name, chance, place = text.split("=")
    beyond = {"beyond": True, "within": False}.get(chance)
    apart = {"outlier": Apart.OUTLIER, "watch": Apart.WATCH, "within": Apart.WITHIN}.get(place)
    return RedOne(name, "the floor of 60%", beyond, apart, worse=True)


_MET = {one: one.value.replace("passes", "met").replace("fails", "missed") for one in Assurance}


def _share(figures: Sequence[str]) -> _Found:
    count, whole = share(figures[0])
    return Fraction(100 * count, whole), intervals.of_proportion(count, whole), "%"


def _rate(figures: Sequence[str]) -> _Found:
    count, population = share(figures[0])
    return Fraction(10_000 * count, population), intervals.of_rate(count, population), ""


def _mean(figures: Sequence[str]) -> _Found:
    values = [Fraction(text) for text in figures]
    return sum(values, Fraction(0)) / len(values), intervals.of_mean(values), ""


def _gap(figures: Sequence[str]) -> _Found:
    first, second = (share(text) for text in figures)
    return 100 * (Fraction(*first) - Fraction(*second)), intervals.of_gap(first, second), " percentage points"


_OF: dict[str, Callable[[Sequence[str]], _Found]] = {
    "share": _share,
    "rate per 10,000": _rate,
    "mean": _mean,
    "gap": _gap,
}


def _long(value: Fraction) -> str:
    """Enough places to see what rounding does: `91.590…`; a short number as it is."""
    cut = Fraction(int(value * 1000), 1000)
    return f"{printed(cut, 3)}…" if cut != value else exact(value)


def _chance(tested: Tested) -> str:
    return f"p {tested.p:.4f}" if tested.p >= 0.0001 else "p < 0.0001"


def _by_chance(tested: Tested, what: str) -> str:
    if tested.p < SIGNIFICANT:
        way = "up" if tested.rising else "down"
        said = f"A {what} {way}: chance alone would seldom do it (p under {SIGNIFICANT})."
    else:
        said = f"No clear {what}: chance alone does this often."
    return said + (_FEW if tested.few else "")
