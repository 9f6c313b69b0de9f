"""A stale figure is said to be stale, one of an earlier year is marked, and what belongs together stands together."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.unit.assessment.builders import AREAS, a_target, an_indicator
from tests.unit.scorecards.one_row import APRIL, INDICATOR, ROLLING, a_row, months_and_rolling

from waymark.domain.month import Month
from waymark.domain.outturn import Missing, MissingReason, Outturn, outturn_from_parts
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.verdict import Rating

PLAIN = an_indicator(measure=ROLLING, readings=())
ANNUAL = replace(PLAIN, frequency=Frequency.ANNUAL, year_type=YearType.ACADEMIC)
NOVEMBER = Month.at(2025, 11)


def shown_from(latest, tops=None, code="SCS03", missing_from=None):
    """Five years of months for every area; from `missing_from` on there are no data."""
    found = []
    for area in (AREAS.root, *AREAS.districts):
        for back in range(60):
            month = latest - back
            top = tops[area.code] if tops else 40
            if missing_from is not None and month >= missing_from:
                why = Missing(MissingReason.NOT_AVAILABLE, "data cover less")
                found.append(Outturn(code, "", area.code, month, None, None, None, why))
            else:
                found.append(outturn_from_parts(code, "", area.code, month, top, 200, Fraction(100)))
    return found


def test_a_period_that_should_be_known_is_stale_and_never_green():
    outturns = shown_from(NOVEMBER, missing_from=Month.at(2025, 8))
    row, card = a_row(outturns, {"SCS03": ANNUAL}, as_at=NOVEMBER)
    assert row.verdict.rating is Rating.NOT_RATED
    assert row.currency.sentence == "Stale: latest is 20.0%, 2023-24; 2024-25 should be known."
    assert "stale" in row.latest.flags
    assert "1 figure is stale: newer data should be known." in card.summary


def test_a_year_that_is_not_due_is_awaited():
    october = NOVEMBER - 1
    outturns = shown_from(october, missing_from=Month.at(2025, 8))
    row, card = a_row(outturns, {"SCS03": ANNUAL}, as_at=october)
    assert row.currency.sentence == "Awaited: latest is 20.0%, 2023-24; 2024-25 is due by November 2025."
    assert row.latest.flags == ()
    assert not any("stale" in sentence for sentence in card.summary)


def test_of_a_hidden_figure_only_its_period_is_told():
    small = {"C": 3, "D": 2, "not-known": 1}
    outturns = shown_from(NOVEMBER, small, missing_from=Month.at(2025, 8))
    row, _ = a_row(outturns, {"SCS03": ANNUAL}, as_at=NOVEMBER)
    assert row.currency.sentence == "Stale: latest is [c], 2023-24; 2024-25 should be known."


def test_what_was_never_known_is_not_stale():
    outturns = shown_from(NOVEMBER, missing_from=Month.at(2000, 1))
    row, _ = a_row(outturns, {"SCS03": ANNUAL}, as_at=NOVEMBER)
    assert (row.currency.word, row.latest.flags) == ("", ())


def test_a_colour_on_an_old_snapshot_is_flagged_and_named_at_the_head():
    termly = replace(ANNUAL, frequency=Frequency.TERMLY)
    row, card = a_row(
        shown_from(APRIL), {"SCS03": termly}, snapshots=lambda *_: Month.at(2024, 9), targets=[a_target(2024)]
    )
    assert row.currency.sentence == (
        "Stale: the latest data are of September 2024; newer ones should be known for spring term 2025."
    )
    assert "stale" in row.latest.flags
    fresh, _ = a_row(shown_from(APRIL), {"SCS03": termly}, snapshots=lambda *_: Month.at(2025, 1))
    assert fresh.currency.word == ""
    assert card.totals.not_rated == 1  # the target is of a financial year, the figure's of an academic one


def test_a_rated_figure_that_is_stale_is_named():
    row, card = a_row(shown_from(APRIL), {"SCS03": PLAIN}, snapshots=lambda *_: APRIL - 1)
    assert row.verdict.rating is Rating.GREEN
    assert "1 figure is stale: newer data should be known. Rated all the same: Re-referrals." in card.summary


@pytest.mark.parametrize(("as_at", "marked"), [(Month.at(2025, 8), False), (Month.at(2025, 9), True)])
def test_a_figure_of_the_year_before_is_marked(as_at, marked):
    row, card = a_row(shown_from(as_at), {"SCS03": ANNUAL}, as_at=as_at)
    assert row.latest.words == "2024-25"
    assert ("previous reporting year" in row.latest.flags) is marked
    assert ("1 figure is from the previous reporting year." in card.summary) is marked
    assert all("previous reporting year" not in point.figure.flags for point in row.trend)


def with_companion(tops):
    beside = replace(PLAIN, code="BB2", short_name="Not known", name="Percentage not known", shown_with=("SCS03",))
    main = replace(PLAIN, shown_with=("BB2", "gone"))
    outturns = [*shown_from(APRIL), *shown_from(APRIL, tops, code="BB2")]
    return a_row(outturns, {"SCS03": main, "BB2": beside}, targets=[a_target(2025), a_target(2025, code="BB2")])


def test_a_companion_stands_beside_its_row_though_it_is_no_row_of_the_card():
    row, card = with_companion({"C": 30, "D": 20, "not-known": 10})
    assert [one.key for one in card.rows] == ["SCS03"]
    (beside,) = row.companions
    assert (beside.key, beside.short_name, beside.figure.value.text, beside.rating) == (
        "BB2",
        "Not known",
        "15.0",
        Rating.GREEN,
    )
    assert (beside.previous.value.text, beside.last_year.value.text) == ("15.0", "15.0")


def test_a_hidden_companion_is_hidden_beside_its_row_too():
    row, _ = with_companion({"C": 3, "D": 2, "not-known": 1})
    (beside,) = row.companions
    assert beside.figure.value.hidden
    assert beside.rating is Rating.NOT_RATED


def test_a_figure_outside_the_protected_set_cannot_stand_beside_a_row():
    main = replace(PLAIN, shown_with=("BB2",))
    beside = replace(PLAIN, code="BB2")
    outturns = [*shown_from(APRIL), *shown_from(APRIL, code="BB2")]
    with pytest.raises((KeyError, RuntimeError)):
        a_row(
            outturns,
            {"SCS03": main, "BB2": beside},
            targets=[a_target(2025)],
            public=[one for one in outturns if one.code == "SCS03"],
        )


def rolling_with_months(county):
    """The row of the county, and that of a district, whose months are a third of the county's."""
    told = [(top // 3, bottom // 3) for top, bottom in county]
    rest = [(top - own, bottom - part) for (top, bottom), (own, part) in zip(county, told, strict=True)]
    outturns = []
    for place, parts in zip((AREAS.root, *AREAS.districts), (county, told, rest), strict=True):
        single, rolling = months_and_rolling(parts, place.code)
        outturns += [*rolling, *(single if place == AREAS.root else ())]
    targets = [a_target(2025)]
    return [a_row(outturns, {"SCS03": INDICATOR}, area, targets=targets)[0] for area in (AREAS.root, AREAS["D"])]


def test_a_rolling_figure_stands_with_its_month_for_the_authority_alone():
    county, district = rolling_with_months([(30, 100)] * 47 + [(15, 100)])
    (month,) = county.companions
    assert (month.key, month.short_name, month.figure.value.text) == ("SCS03.month", "In the month alone", "15.0")
    assert (month.figure.words, month.polarity) == ("April 2025", Polarity.NONE)
    assert (month.previous.value.text, month.last_year.value.text) == ("30.0", "30.0")
    assert district.companions == ()


def test_a_month_that_is_hidden_does_not_stand_beside_its_rolling_figure():
    county, _ = rolling_with_months([(30, 100)] * 47 + [(3, 100)])
    assert county.latest.value.text
    assert county.companions == ()
