"""A made-up scorecard for every publishing test: each rating, a hidden figure, gaps, days, and a second reading."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from waymark.disclosure.cell import PublicCell, Symbol
from waymark.domain.indicator import Unit
from waymark.domain.month import Month
from waymark.domain.period import Frequency
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import printed
from waymark.domain.verdict import Arrow, Movement, Rating
from waymark.scorecards.document import (
    Bars,
    ColourChange,
    DistrictFigure,
    ExceptionNeeded,
    Figure,
    Provenance,
    PublicDirection,
    PublicVerdict,
    Scorecard,
    ScorecardRow,
    Section,
    Totals,
    TrendPoint,
)

AS_AT = Month.at(2022, 3)
MONTHS = [AS_AT - back for back in range(24, -1, -1)]
HIDDEN = PublicCell(symbol=Symbol.CONFIDENTIAL, why="Hidden: the count is from 1 to 5 children.")
ABSENT = PublicCell(symbol=Symbol.NOT_AVAILABLE, why="The files loaded cover 1 April 2020 to 31 March 2022.")
SOURCE = Provenance("SSDA903 return, 2017-18 to 2021-22", "1 April 2017 to 31 March 2022", "3f9c21ab", "run-0007")
COUNTS = Provenance("CIN census, 2021-22", "1 April 2020 to 31 March 2022", "3f9c21ab", "run-0007")


def shown(month, top, bottom, scale=100, decimals=1):
    value = PublicCell(printed(Fraction(scale * top, bottom), decimals))
    return Figure(month, month.label, value, PublicCell(f"{top:,}"), PublicCell(f"{bottom:,}"), "provisional")


def not_shown(month, cell):
    return Figure(month, month.label, cell, cell, cell, "provisional")


def rated(value, polarity, target, floor):
    if value is None or target is None:
        return Rating.NOT_RATED
    sign = 1 if polarity is Polarity.HIGHER else -1
    if sign * value >= sign * Decimal(target):
        return Rating.GREEN
    return Rating.AMBER if sign * value >= sign * Decimal(floor) else Rating.RED


def bar(text):
    return None if text is None else PublicCell(text)


def row(code, name, figures, polarity, bars, unit=Unit.PERCENT, reading="", sentence="", provenance=SOURCE, **changes):
    """`bars` are (target, floor) to March 2021 and from April 2021."""
    trend = []
    for figure in figures:
        target, floor = bars[figure.month >= Month.at(2021, 4)]
        rating = rated(figure.value.number, polarity, target, floor)
        trend.append(TrendPoint(figure, bar(target), bar(floor), rating))
    latest, before = trend[-1], trend[-2]
    value, target, floor = latest.figure.value, *bars[True]
    said = sentence or (f"{value.text} is judged against the target of {target}, and against the floor of {floor}.")
    moved = value.number is not None and before.figure.value.number is not None
    change = value.number - before.figure.value.number if moved else Decimal(0)
    arrow = Arrow.NOT_COMPARED if not moved else Arrow.UP if change > 0 else Arrow.DOWN if change < 0 else Arrow.SAME
    better = (change > 0) == (polarity is Polarity.HIGHER)
    judged = Movement.SAME if change == 0 else Movement.IMPROVED if better else Movement.WORSENED
    movement = judged if moved else Movement.NOT_JUDGED
    shown_value = value.text + unit.suffix if value.symbol is None else "No figure is shown"
    return replace(
        ScorecardRow(
            code=code,
            reading=reading,
            name=name,
            short_name=name,
            definition=f"{name}: children counted on the last day of the month, each once.",
            why_it_matters="Children do better where they are settled.",
            polarity=polarity,
            frequency=Frequency.MONTHLY,
            window="R12M",
            unit=unit,
            decimals=1,
            numerator_name="Children to whom it applies",
            denominator_name="All children in the group",
            owner="Head of Corporate Parenting",
            latest=latest.figure,
            previous=before.figure,
            last_year=trend[-13].figure,
            last_year_rating=trend[-13].rating,
            bars=Bars(bar(target), bar(floor), None, "2021-22", "Service plan 2021-22, targets/2021-22.csv line 4"),
            verdict=PublicVerdict(latest.rating, "floor_and_target", "2021-22 v1", said),
            direction=PublicDirection(arrow, movement, "step", "Compared with February 2022.", None),
            headline=f"{shown_value} in the 12 months to March 2022.",
            trend=tuple(trend),
            districts=(),
            provenance=provenance,
        ),
        **changes,
    )


def wave(low, high, bottom, months=MONTHS):
    """Figures that wander between two counts, the same each time."""
    steps = [0, 3, 1, 4, 6, 5, 8, 7, 9, 6, 10, 8, 11, 9, 12, 10, 9, 13, 12, 14, 13, 15, 14, 15, 16]
    return [
        shown(month, low + (high - low) * step // 16, bottom + step)
        for month, step in zip(months, steps[: len(months)], strict=True)
    ]


def districts(hidden):
    def one(area, name, figure):
        rating = Rating.NOT_RATED if figure.value.symbol else Rating.AMBER
        return DistrictFigure(area, name, figure, rating)

    return (
        one("E07000001", "Northmarsh", shown(AS_AT, 31, 48)),
        one("E07000002", "Downs & Vale", not_shown(AS_AT, hidden)),
        one("E07000003", "Eastport", shown(AS_AT, 40, 61)),
        one("not-known", "District not known", shown(AS_AT, 0, 7)),
    )


@pytest.fixture
def scorecard():
    settled = wave(30, 56, 84)
    settled[7:9] = [not_shown(month, HIDDEN) for month in MONTHS[7:9]]
    days = [shown(month, 8_600 + 50 * at, 20, scale=1, decimals=0) for at, month in enumerate(MONTHS)]
    small = [not_shown(month, HIDDEN) for month in MONTHS]
    late = [not_shown(month, ABSENT) for month in MONTHS[:12]] + wave(40, 60, 567, MONTHS[12:])
    rows = (
        row("SCS18", "Children settled in one placement", settled, Polarity.HIGHER, (("60", "50"), ("70", "60")),
            districts=districts(HIDDEN)),
        row("SCS18", "Children settled with the same carer", wave(50, 66, 84), Polarity.HIGHER,
            (("60", "50"), ("64", "60")), reading="same_carer"),
        row("SCS03", "Referrals within 12 months of an earlier one", late, Polarity.LOWER,
            (("25", "30"), ("24", "28")), provenance=COUNTS),
        row("SCS29", "Days from entering care to the adoptive family", days, Polarity.LOWER,
            (("426", "456"), ("426", "456")), unit=Unit.DAYS, decimals=0),
        row("SCS34", "Care leavers in education or work", small, Polarity.HIGHER, (("60", "50"), ("65", "55")),
            sentence="Not rated: the figure is hidden, so its colour is hidden with it."),
        row("SCS40", "Posts filled by permanent <qualified> social workers", wave(60, 70, 90), Polarity.HIGHER,
            ((None, None), (None, None)), sentence="Not rated: no target is set for 2021-22 or later.", window="MS"),
    )  # fmt: skip
    ratings = [each.verdict.rating for each in rows]
    return Scorecard(
        name="directorate",
        title="Directorate scorecard",
        organisation="Marshland County Council & partners",
        audience="the Children's Committee",
        area="E10000099",
        area_name="Marshland",
        as_at=AS_AT,
        published=date(2022, 4, 27),
        produced_by="Management Information",
        columns=(
            "code",
            "indicator",
            "polarity",
            "window",
            "recent",
            "previous",
            "latest",
            "parts",
            "target",
            "rating",
            "direction",
            "last_year",
            "status",
        ),
        sections=(
            Section("monthly", "Children in care", rows[:2]),
            Section("other", "Referrals, adoption and leaving care", rows[2:]),
        ),
        totals=Totals(*(ratings.count(each) for each in (Rating.GREEN, Rating.AMBER, Rating.RED, Rating.NOT_RATED))),
        changes=(ColourChange("SCS18", rows[0].name, Rating.AMBER, Rating.RED),),
        exceptions=tuple(
            ExceptionNeeded(each.key, each.name, each.verdict.sentence, each.owner)
            for each in rows
            if each.verdict.rating is Rating.RED
        ),
        summary=("Four of six indicators are rated.", "One became red since February 2022."),
        notes=(
            "[c] is a figure hidden to protect children; [x] is a figure that is not available.",
            "Figures are rounded once, half up. The records behind this sample are made up.",
        ),
        previous_month=AS_AT - 1,
    )


@pytest.fixture
def district_card(scorecard):
    """One district's own card: the first section only, no districts below it."""
    rows = tuple(replace(each, districts=()) for each in scorecard.sections[0].rows)
    return replace(
        scorecard,
        area="E07000001",
        area_name="Northmarsh",
        sections=(replace(scorecard.sections[0], rows=rows),),
        totals=Totals(1, 0, 1, 0),
        exceptions=tuple(needed for needed in scorecard.exceptions if needed.key == rows[0].key),
    )
