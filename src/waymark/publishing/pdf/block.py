"""One indicator in full: its sentence, why its colour, what it is held against, how it is counted, its trend."""

from waymark.domain.polarity import Polarity
from waymark.narrative.control import NOUNS
from waymark.publishing import outlook, wording
from waymark.publishing.ahead import ahead_words
from waymark.publishing.charts.axes import PRINTED, PRINTED_LOW
from waymark.publishing.charts.control import control_svg, described, months_svg
from waymark.publishing.charts.control_words import charted, control_description, dated_notes
from waymark.publishing.charts.describe import finding
from waymark.publishing.charts.paint import paper
from waymark.publishing.charts.series import drawable
from waymark.publishing.pdf.cells import Json
from waymark.scorecards.control import ControlChart
from waymark.scorecards.document import Scorecard, ScorecardRow


def told_in_full(row: ScorecardRow) -> bool:
    """Whether there is more to tell than the reason why there is no figure, which stands under the row's name."""
    return drawable(row.trend)


def block(row: ScorecardRow, scorecard: Scorecard, with_definition: bool) -> Json:
    """`with_definition`: where no list of definitions follows."""
    county = scorecard.county_name or "The county"
    months = _months(row)
    facts = [
        (
            wording.direction_heading([row.direction]),
            f"{wording.arrow_sign(row.direction)} {wording.direction_sentence(row.direction)}".strip(),
        ),
        ("Held against", _bars(row)),
        ("Milestones ahead", ahead_words(row)),
        (county, f"{wording.value_text(row.county.value, row.unit)}, {row.county.words}" if row.county else ""),
        *(fact for fact in outlook.facts(row) if months is None or fact[0] != outlook.LATEST_MONTH),
        ("Age", row.currency.sentence),
        ("Read together", outlook.read_with(row).removeprefix("Read with: ")),
        ("Bear in mind", " ".join(dated_notes(charted(row), None))),
        ("Districts", row.masking.counted if row.masking else ""),
        ("Compared with", wording.compared_words(row)),
        ("Usual range", _range(row.control) if row.control is not None else ""),
        ("How sure", _chance(row)),
        ("Definition", row.definition if with_definition else ""),
        ("Counted", _counted(row)),
    ]
    return {
        "label": f"why-{row.key}",
        "name": row.name,
        "key": row.key,
        "meta": f"{wording.kind_words(row)} · owner: {row.owner}",
        "headline": row.headline,
        "further": " ".join(said for said in row.further if said != row.floor_said),
        "rating": row.verdict.rating.value,
        "judged": row.polarity is not Polarity.NONE,
        "why": row.verdict.sentence,
        "rule": wording.rule_words(row.verdict),
        "facts": [{"term": term, "said": said} for term, said in facts if said],
        "finding": " ".join(said for said in (finding(row, charted(row)), _own_finding(row)) if said),
        "chart": control_svg(row, paper, PRINTED, name="trend") if drawable(row.trend) else "",
        "alt": described(row),
        "range-key": _key(row.control) if row.control is not None and not row.control.single_months else "",
        "months": months,
    }


def _own_finding(row: ScorecardRow) -> str:
    """What the control chart of the reported series finds; '' where it is one of single months."""
    return row.control.finding if row.control is not None and not row.control.single_months else ""


def _months(row: ScorecardRow) -> Json | None:
    """The single months beneath a rolling figure, where they may be shown."""
    chart = row.control
    if chart is None or not chart.single_months or not drawable(chart.trend):
        return None
    return {
        "finding": f"In the single months: {chart.finding or chart.refused}",
        "chart": months_svg(row, paper, PRINTED_LOW, name="months"),
        "alt": control_description(chart, row.unit),
        "key": _key(chart),
    }


def _key(chart: ControlChart) -> str:
    """What the shading and the shapes mean, in one or two sentences; the marked changes with it."""
    ranged = [stretch for stretch in chart.stretches if stretch.upper is not None]
    if not ranged:
        return " ".join(mark.sentence for mark in chart.marks)
    trial = " Dotted: a trial range, from fewer than 13." if any(stretch.trial for stretch in ranged) else ""
    noun = NOUNS[chart.frequency]
    said = f"Shaded: the usual range, where nearly all {noun}s fall if nothing has changed.{trial}"
    if any(point.cause for point in chart.points):
        said += " A ring is an unusual improvement, a diamond with a dot a concern, a plain diamond unusual only."
    return " ".join((said, *(mark.sentence for mark in chart.marks)))


def _range(chart: ControlChart) -> str:
    """What the finding above the chart does not say: that stands in the first two sentences where there is a range."""
    ranged = any(stretch.upper is not None for stretch in chart.stretches)
    return " ".join(chart.sentences[2:] if ranged else chart.sentences)


def _chance(row: ScorecardRow) -> str:
    """The interval and the small-number caution, as far as there are any. What an interval is, is told once."""
    told = row.uncertainty
    if told is None:
        return ""
    interval = ""
    if told.low is not None and told.high is not None:
        interval = (
            f"95% interval {wording.value_text(told.low, row.unit)} to {wording.value_text(told.high, row.unit)}."
        )
    return " ".join(said for said in (interval, told.caution) if said)


def _bars(row: ScorecardRow) -> str:
    bars = wording.bars_named(row.bars)
    known = [f"{name} {wording.value_text(cell, row.unit)}" for name, cell in bars if cell is not None]
    if not known:
        return "No target is set."
    said = ", ".join(known).capitalize()
    return f"{said}, for {row.bars.year}. Set by: {row.bars.source}"


def _counted(row: ScorecardRow) -> str:
    top = f"{row.numerator_name}: {row.latest.numerator.shown}"
    return f"{top}. Out of: {row.denominator_name}: {row.latest.denominator.shown}" if row.denominator_name else top
