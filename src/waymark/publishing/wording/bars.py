"""What a figure is held against: target, floor, baseline, and the range in which activity is expected."""

from waymark.disclosure.cell import PublicCell
from waymark.domain.indicator import Unit
from waymark.publishing.wording.figures import short_text
from waymark.scorecards.document import Bars, PublicJudgement, ScorecardRow


def expected_range(judged: PublicJudgement | None) -> tuple[PublicCell | None, PublicCell | None]:
    """The low and the high end of the range in which an activity figure is expected; None where it has none."""
    ends = dict(judged.bars.others) if judged else {}
    return ends.get("expected low"), ends.get("expected high")


def expected_words(row: ScorecardRow) -> tuple[str, str]:
    """(`inside`, `340 to 420`) for an activity figure held against its expected range; empty texts without one."""
    low, high = expected_range(PublicJudgement(row.bars, row.verdict, row.direction))
    value = row.latest.value.number
    if low is None or high is None or value is None or low.number is None or high.number is None:
        return "", ""
    place = "below" if value < low.number else "above" if value > high.number else "inside"
    return place, f"{low.text} to {high.text}"


def bar_below_target(bars: Bars, unit: Unit) -> str:
    """The other bar that a figure is held against, to stand under its target: `floor 60%`, `baseline 520`."""
    for name, cell in (("floor", bars.floor), ("baseline", bars.baseline)):
        if cell is not None:
            return f"{name} {short_text(cell, unit)}"
    return ""


def bars_named(bars: Bars) -> tuple[tuple[str, PublicCell | None], ...]:
    """Every bar under its name: target, floor and baseline always, then what other rules have."""
    return (("target", bars.target), ("floor", bars.floor), ("baseline", bars.baseline), *bars.others)
