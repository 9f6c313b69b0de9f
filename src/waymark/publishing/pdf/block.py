"""One indicator in full: its sentence, why its colour, what it is held against, how it is counted, its trend."""

from waymark.domain.polarity import Polarity
from waymark.publishing import outlook, wording
from waymark.publishing.charts.describe import description, finding
from waymark.publishing.charts.paint import paper
from waymark.publishing.charts.series import drawable
from waymark.publishing.charts.trend import PRINTED, trend_svg
from waymark.publishing.pdf.cells import Json
from waymark.scorecards.document import Scorecard, ScorecardRow


def told_in_full(row: ScorecardRow) -> bool:
    """Whether there is more to tell than the reason why there is no figure, which stands under the row's name."""
    return drawable(row.trend)


def block(row: ScorecardRow, scorecard: Scorecard, with_definition: bool) -> Json:
    """`with_definition`: where no list of definitions follows."""
    county = scorecard.county_name or "The county"
    facts = [
        (
            wording.direction_heading([row.direction]),
            f"{wording.arrow_sign(row.direction)} {wording.direction_sentence(row.direction)}".strip(),
        ),
        ("Held against", _bars(row)),
        (county, f"{wording.value_text(row.county.value, row.unit)}, {row.county.words}" if row.county else ""),
        *outlook.facts(row),
        ("Age", row.currency.sentence),
        ("Read together", outlook.read_with(row).removeprefix("Read with: ")),
        ("Bear in mind", " ".join(wording.trend_notes(row))),
        ("Districts", " ".join(row.masking.sentences) if row.masking else ""),
        ("Compared with", _compared(row)),
        ("Definition", row.definition if with_definition else ""),
        ("Counted", _counted(row)),
    ]
    return {
        "label": f"why-{row.key}",
        "name": row.name,
        "key": row.key,
        "meta": f"{row.polarity.phrase.capitalize()} · covers: {wording.window_words(row.window, row.frequency)} · "
        f"reported {row.frequency.phrase} · owner: {row.owner}",
        "headline": row.headline,
        "rating": row.verdict.rating.value,
        "judged": row.polarity is not Polarity.NONE,
        "why": row.verdict.sentence,
        "rule": wording.rule_words(row.verdict),
        "facts": [{"term": term, "said": said} for term, said in facts if said],
        "finding": finding(row),
        "chart": trend_svg(row, paper, PRINTED, name="trend") if drawable(row.trend) else "",
        "alt": description(row),
    }


def _bars(row: ScorecardRow) -> str:
    bars = wording.bars_named(row.bars)
    known = [f"{name} {wording.value_text(cell, row.unit)}" for name, cell in bars if cell is not None]
    if not known:
        return "No target is set."
    said = ", ".join(known).capitalize()
    return f"{said}, for {row.bars.year}. Set by: {row.bars.source}"


def _compared(row: ScorecardRow) -> str:
    if not row.comparators:
        return ""
    said = wording.compared_words(row)
    return f"{said[:1].upper()}{said[1:]}. {wording.compared_source(row)}"


def _counted(row: ScorecardRow) -> str:
    top = f"{row.numerator_name}: {row.latest.numerator.shown}"
    return f"{top}. Out of: {row.denominator_name}: {row.latest.denominator.shown}" if row.denominator_name else top
