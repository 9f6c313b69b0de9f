"""Made-up documents for every publishing test: one small scorecard with each rating, a hidden figure, gaps, days and
a second reading; and a whole release of fourteen scorecards with 25 rows each."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from tests.unit.assessment.builders import an_indicator
from tests.unit.publishing.control_builders import with_range

from waymark.disclosure.cell import PublicCell, Symbol
from waymark.domain.indicator import Unit
from waymark.domain.month import Month
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import printed
from waymark.domain.scorecard_outline import Layout, SectionKind
from waymark.domain.verdict import Arrow, Movement, Rating
from waymark.scorecards.document import (
    Bars,
    ColourChange,
    DistrictFigure,
    ExceptionNeeded,
    Figure,
    Provenance,
    PublicDirection,
    PublicJudgement,
    PublicVerdict,
    Scorecard,
    ScorecardRow,
    Section,
    Totals,
    TrendPoint,
)
from waymark.scorecards.spreading import spread_of
from waymark.scorecards.unmasking import masking_of

AS_AT = Month.at(2022, 3)
DISTRICTS = tuple(
    (f"E070000{number:02d}", name)
    for number, name in enumerate(
        (
            "Northmarsh", "Downs & Vale", "Eastport", "Fenwick", "Harbourside", "Kingsmere", "Lower Weald",
            "Millbrook and Saltings", "Oakhurst", "Ridgeway", "Stonebridge", "Westering",
        ),
        start=1,
    )
)  # fmt: skip
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
    movement = judged if moved and polarity is not Polarity.NONE else Movement.NOT_JUDGED
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
            last_year=trend[-min(13, len(trend))].figure,
            last_year_rating=trend[-min(13, len(trend))].rating,
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


def with_alarm(row, districts):
    """The row with its districts, their funnel and their alarm, made as they are for a real one."""
    indicator = replace(an_indicator(), polarity=row.polarity, unit=row.unit, decimals=row.decimals)
    spread = spread_of(indicator, "", row.latest, districts)
    masking = masking_of(indicator, "", "Marshland", row.verdict.rating, districts, spread)
    bare = tuple(replace(one, judged=None) for one in districts)
    return replace(row, districts=bare, spread=spread, masking=masking)


NAMES = (
    "Early help cases closed with outcomes achieved", "Assessments completed within six weeks of allocation",
    "Repeat referrals to an early help unit", "Referrals within 12 months of an earlier one",
    "Return interviews held after a missing episode", "Second or later child protection plans",
    "Children settled in one placement", "Foster children with the council's own carers or family and friends",
    "Days from entering care to the adoptive family", "Care leavers in education, employment or training",
    "Posts filled by permanent qualified social workers", "Average caseload in the children in care teams",
    "Average caseload in the children's social work teams", "Young people who offend again",
    "Persistently absent pupils, primary", "Persistently absent pupils, secondary",
    "Good level of development at five", "Good level of development: free school meals gap",
    "Expected standard at eleven in reading, writing and mathematics",
    "Expected standard at eleven: free school meals gap",
    "Attainment 8 score at sixteen", "Pupils with an education, health and care plan",
    "First preference of a secondary school", "Notifications to early help for every 10,000 children",
    "Children who went missing from care",
)  # fmt: skip


def years(value, step):
    """Six academic years of an annual figure."""
    found = []
    for back in range(5, -1, -1):
        start = 2020 - back
        month = Month.at(start + 1, 8)
        shown_figure = shown(month, value + step * (5 - back), 1_000)
        found.append(replace(shown_figure, words=f"{start}-{(start + 1) % 100:02d}", status="final"))
    return found


def active(code, name, figures, **changes):
    """A row without polarity, each of whose months is held against a range of 40 to 60."""
    range_ = Bars(None, None, None, "", "no target", (("expected low", bar("40.0")), ("expected high", bar("60.0"))))
    made = row(code, name, figures, Polarity.NONE, ((None, None), (None, None)), unit=Unit.RATE_PER_10000, window="M",
               sentence="46.7 is within the expected range 40.0–60.0.", **changes)  # fmt: skip
    made = replace(made, bars=range_)
    judged = PublicJudgement(range_, made.verdict, made.direction)
    return replace(made, trend=tuple(replace(point, judged=judged) for point in made.trend))


def county_rows(shift=0, names=()):
    """25 rows: sixteen monthly, seven annual and two of activity. `shift` moves the levels, for a district."""
    rows = []
    for number, name in enumerate(NAMES):
        code, up = f"X{number + 1:02d}", number % 3 != 1
        polarity = Polarity.HIGHER if up else Polarity.LOWER
        changes = {"owner": "Head of Early Help" if number < 3 else "Head of Children in Care"}
        if number >= 23:
            figures = wave(300 + 9 * shift, 420 + 9 * shift, 910)
            rows.append(active(code, name, figures, **changes))
            continue
        if 16 <= number < 23:
            figures = years(520 + 20 * number - 190 + shift, 14 if up else -11)
            bars = (("66", "60"), ("66", "60")) if up else (("50", "60"), ("50", "60"))
            annual = row(
                code,
                name,
                figures,
                polarity,
                bars,
                window="M",
                frequency=Frequency.ANNUAL,
                year_type=YearType.ACADEMIC,
                headline=f"{figures[-1].value.text}% in 2020-21.",
                previous=figures[-2],
                last_year=figures[-2],
                **changes,
            )
            rows.append(annual)
            continue
        low = 35 + 3 * (number % 7) + shift
        figures = wave(low, low + (18 if number % 4 else -9), 84)
        if number in (4, 11) or (names and number % 6 == 5):
            figures[-6:-3] = [not_shown(figure.month, HIDDEN) for figure in figures[-6:-3]]
        if names and number in (4, 8):
            figures = [not_shown(figure.month, HIDDEN) for figure in figures]
        bars = (("52", "44"), ("54", "47")) if up else (("50", "58"), ("48", "56"))
        sentence = (
            "Not rated: the figure is hidden, so its colour is hidden with it." if names and number in (4, 8) else ""
        )
        rows.append(
            row(
                code,
                name,
                figures,
                polarity,
                bars,
                sentence=sentence,
                window="R12M" if number % 2 else "MS",
                provenance=COUNTS if number < 6 else SOURCE,
                **changes,
            )
        )
    return tuple(rows)  # fmt: skip


def carded(scorecard, rows, **changes):
    """The scorecard with these rows, in four sections, and the totals and exceptions that follow from the measures."""
    judged = [each for each in rows if each.polarity is not Polarity.NONE]
    ratings = [each.verdict.rating for each in judged]
    reds = [each for each in judged if each.verdict.rating is Rating.RED]
    apart = [each for each in rows if each.polarity is Polarity.NONE]
    named = (
        ("monthly", "Monthly and quarterly", [each for each in judged if each.frequency is Frequency.MONTHLY]),
        ("annual", "Annual", [each for each in judged if each.frequency is Frequency.ANNUAL]),
        ("act", "Activity", apart[:1], SectionKind.ACTIVITY),
        ("context", "Context", apart[1:], SectionKind.CONTEXT),
    )
    return replace(
        scorecard,
        sections=tuple(Section(name, title, tuple(those), *kind) for name, title, those, *kind in named if those),
        totals=Totals(*(ratings.count(each) for each in (Rating.GREEN, Rating.AMBER, Rating.RED, Rating.NOT_RATED))),
        changes=tuple(ColourChange(each.key, each.name, Rating.AMBER, each.verdict.rating) for each in reds[:3]),
        exceptions=tuple(ExceptionNeeded(each.key, each.name, each.verdict.sentence, each.owner) for each in reds),
        **changes,
    )


def a_report(scorecard):
    """Young people not in education: the months, their three-month average, those not known; then a term's figure."""
    below = tuple(
        DistrictFigure(
            area,
            name,
            shown(AS_AT, 20 + place, 900),
            Rating.AMBER,
            previous=shown(AS_AT - 1, 22 + place, 900),
            last_year=shown(AS_AT - 12, 24 + place, 900),
        )
        for place, (area, name) in enumerate(DISTRICTS)
    )
    hidden = replace(below[2], figure=not_shown(AS_AT, HIDDEN), rating=Rating.NOT_RATED, previous=None, last_year=None)
    bars = (("2.6", "3.2"), ("2.4", "3.0"))
    rows = (
        row("NEET", "Young people not in education", wave(330, 290, 11_000), Polarity.LOWER, bars, districts=below),
        row("NEET", "Young people not in education, three months", wave(325, 295, 11_000), Polarity.LOWER,
            ((None, None), (None, None)), reading="three_month_average",
            sentence="Not rated: no target is set for 2021-22 or later."),
        row("NEET-NK", "Young people whose situation is not known", wave(600, 400, 11_000), Polarity.LOWER,
            (("5", "6"), ("4", "5")), districts=(*below[:2], hidden)),
    )  # fmt: skip
    yearly = (row("PART", "Young people in learning", years(920, 4), Polarity.HIGHER, (("90", "85"), ("93", "88")),
                  frequency=Frequency.ANNUAL, year_type=YearType.ACADEMIC),)  # fmt: skip
    return replace(
        scorecard, name="neet", title="Monthly report: not in education",
        audience="the participation team", layout=Layout.REPORT, frequency="monthly", columns=(), changes=(),
        sections=(Section("not-in-education", "Not in education", rows), Section("learning", "In learning", yearly)),
        totals=Totals(0, 0, 0, 0), exceptions=(), summary=(), notes=("Figures are rounded once.",),
    )  # fmt: skip


def small_scorecard():
    """Six rows: a reading, a lower polarity, days, a hidden series, and one without a target."""
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
        with_range(
            row("SCS40", "Posts filled by permanent <qualified> social workers", wave(60, 70, 90), Polarity.HIGHER,
                ((None, None), (None, None)), sentence="Not rated: no target is set for 2021-22 or later.", window="MS")
        ),
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


def whole_release(small):
    """A release: the directorate, one service, and twelve districts of 25 rows with the county beside."""
    county = county_rows()
    mine = [county_rows(shift=place - 6, names=(name,)) for place, (_, name) in enumerate(DISTRICTS)]
    beside = tuple(
        with_alarm(
            each,
            tuple(
                DistrictFigure(
                    area,
                    name,
                    rows[place].latest,
                    rows[place].verdict.rating,
                    PublicJudgement(rows[place].bars, rows[place].verdict, rows[place].direction),
                    rows[place].previous,
                    rows[place].last_year,
                )
                for (area, name), rows in zip(DISTRICTS, mine, strict=True)
            ),
        )
        for place, each in enumerate(county)
    )
    directorate = carded(small, beside)
    service = carded(
        small, beside[:3] + beside[23:24], name="early-help", title="Early Help scorecard",
        audience="the Early Help board",
    )  # fmt: skip
    districts = [
        carded(
            small,
            tuple(replace(each, county=wide.latest) for each, wide in zip(rows, county, strict=True)),
            name="district", title="District scorecard", audience="headteachers and district managers",
            area=area, area_name=name, county_name="Marshland",
        )
        for (area, name), rows in zip(DISTRICTS, mine, strict=True)
    ]  # fmt: skip
    return (directorate, service, *districts)
