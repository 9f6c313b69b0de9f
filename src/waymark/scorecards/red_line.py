"""The line beyond which a figure is red, by the rule that coloured it: what a red is held against."""

from fractions import Fraction
from typing import NamedTuple

from waymark.disclosure.cell import PublicCell
from waymark.domain.polarity import Polarity
from waymark.scorecards.document import PublicJudgement


class RedLine(NamedTuple):
    """name: `floor` · cell: as printed · above: whether red lies above it."""

    name: str
    cell: PublicCell
    above: bool

    @property
    def at(self) -> Fraction:
        return Fraction(self.cell.number or 0)


def red_line(judged: PublicJudgement, value: PublicCell, polarity: Polarity) -> RedLine | None:
    """Of a red figure; None for a rule that has no single line, or one not known here."""
    bars = judged.bars
    others = dict(bars.others)
    match judged.verdict.rule:
        case "floor_and_target":
            return _one_sided("floor", bars.floor, polarity)
        case "baseline_and_target" if polarity is not Polarity.TARGET:
            return _one_sided("baseline", bars.baseline, polarity)
        case "tolerance" | "tolerance_and_trend":
            return _one_sided("limit of the tolerance", others.get("limit"), polarity)
        case "near_target":
            low, high, number = others.get("outer low"), others.get("outer high"), value.number
            if low is None or high is None or number is None or low.number is None or high.number is None:
                return None
            if number > high.number:
                return RedLine("upper end of the outer band", high, True)
            return RedLine("lower end of the outer band", low, False)
        case _:
            return None


def _one_sided(name: str, bar: PublicCell | None, polarity: Polarity) -> RedLine | None:
    if bar is None or bar.number is None or polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return None
    return RedLine(name, bar, above=polarity is Polarity.LOWER)
