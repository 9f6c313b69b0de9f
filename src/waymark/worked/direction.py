"""Rows of the direction methods' tables, each answered by its method."""

from collections.abc import Callable
from fractions import Fraction

from waymark.assessment.direction import step
from waymark.assessment.methods import DIRECTION
from waymark.domain.indicator import Unit
from waymark.domain.polarity import Polarity
from waymark.worked.made_up import LATEST, indicator, number, outturn, ratio, series_of
from waymark.worked.subject import Answer, Row, moved


def by_step(row: Row) -> Answer:
    made = indicator(Polarity(row["polarity"]), Unit(row["unit"]), int(row["decimals"]))
    earlier, latest = outturn(LATEST - 1, Fraction(row["earlier"])), outturn(LATEST, Fraction(row["latest"]))
    return moved(step.direction(latest, [earlier], made, number(row["target"])), named=False)


def by_series(name: str) -> Callable[[Row], Answer]:
    """For a method that looks at a run of months."""

    def answer(row: Row) -> Answer:
        made = indicator(Polarity(row["polarity"]), Unit.PERCENT, 1, ratio(row["window"]))
        latest, *earlier = series_of(row["series"])
        return moved(DIRECTION[name](latest, earlier, made, number(row["target"])))

    return answer
