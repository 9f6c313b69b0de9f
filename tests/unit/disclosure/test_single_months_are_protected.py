"""Single months are shown whole or not at all: nobody can work out a small one from rolling figures."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.assessment.builders import AREAS, an_indicator

from waymark.disclosure.cell import Symbol
from waymark.disclosure.primary import SMALL
from waymark.disclosure.protect import protect_outturns
from waymark.disclosure.public import hidden_figure
from waymark.disclosure.single_months import protect_single_months
from waymark.domain.measure import Count, Ratio
from waymark.domain.month import Month, months_between
from waymark.domain.outturn import Missing, MissingReason, Outturn, outturn_from_parts
from waymark.domain.window import Window

LONG = 3  # months of the rolling window
EVENTS = Ratio(Count("referral", "referral_date"), Count("referral", "referral_date"), Window.parse("R3M"))
INDICATOR = an_indicator(measure=EVENTS, readings=())
FIRST = Month.at(2020, 1)
COUNTS = st.one_of(st.integers(0, 8), st.integers(6, 60))
SERIES = st.lists(st.tuples(COUNTS, COUNTS), min_size=5, max_size=12)


def month_outturns(series):
    """(numerator, complement) of each month → outturns of the single months."""
    months = months_between(FIRST, FIRST + (len(series) - 1))
    return [
        outturn_from_parts("SCS03", "month", "C", month, top, top + rest, Fraction(100))
        for month, (top, rest) in zip(months, series, strict=True)
    ]


def rolling_outturns(series):
    found = []
    for end in range(LONG - 1, len(series)):
        window = series[end - LONG + 1 : end + 1]
        top, rest = (sum(one[side] for one in window) for side in (0, 1))
        found.append(outturn_from_parts("SCS03", "", "C", FIRST + end, top, top + rest, Fraction(100)))
    return found


def known_counts(cells, key):
    """Month → (numerator, complement), of the cells of one reading that are shown."""
    return {
        at.month: (int(cell.numerator.number), int(cell.denominator.number - cell.numerator.number))
        for at, cell in cells.items()
        if at.indicator == key and cell.numerator.number is not None and cell.denominator.number is not None
    }


def worked_out(rolling, months):
    """All months that follow from those known: a window of which all but one is known gives the last one."""
    known = dict(months)
    while True:
        found = {}
        for end, total in rolling.items():
            window = months_between(end - (LONG - 1), end)
            unknown = [month for month in window if month not in known]
            if len(unknown) == 1:
                others = [known[month] for month in window if month in known]
                found[unknown[0]] = tuple(total[side] - sum(one[side] for one in others) for side in (0, 1))
        if not found:
            return known
        known |= found


def small(pair):
    return any(1 <= count <= SMALL for count in (*pair, sum(pair)))


def attacked(series, months):
    rolling = protect_outturns(rolling_outturns(series), {"SCS03": INDICATOR}, AREAS)
    return worked_out(known_counts(rolling, "SCS03"), known_counts(months, "SCS03.month"))


@given(SERIES)
def test_nobody_works_out_a_small_month_from_rolling_figures_and_shown_months(series):
    months = protect_single_months(month_outturns(series), {"SCS03": INDICATOR}, AREAS)
    known = attacked(series, months)
    if any(small(pair) for pair in series):
        assert known == {}
        assert all(cell == hidden_figure() for cell in months.values())
    assert not any(small(pair) for pair in known.values())


@given(SERIES, st.data())
def test_nor_when_only_some_of_the_months_are_published(series, data):
    """The question is asked of every month, so that those not shown, which can be worked out, are large as well."""
    months = protect_single_months(month_outturns(series), {"SCS03": INDICATOR}, AREAS)
    since = FIRST + data.draw(st.integers(0, len(series) - 1))
    published = {key: cell for key, cell in months.items() if key.month >= since}
    assert not any(small(pair) for pair in attacked(series, published).values())


@given(st.lists(st.tuples(*[st.integers(6, 60)] * 2), min_size=5, max_size=12), st.data())
def test_hiding_the_small_month_alone_would_hide_nothing(series, data):
    """Why the whole series goes: the attacker above finds the one month that is hidden among shown ones."""
    series[data.draw(st.integers(0, len(series) - 1))] = (data.draw(st.integers(1, 5)), 30)
    single = protect_outturns(month_outturns(series), {"SCS03": INDICATOR}, AREAS)
    at = FIRST + next(number for number, pair in enumerate(series) if small(pair))
    assert single["SCS03.month", "C", at].hidden
    rolling = {one.month: (one.numerator, one.denominator - one.numerator) for one in rolling_outturns(series)}
    assert worked_out(rolling, known_counts(single, "SCS03.month"))[at] == series[(at.index - FIRST.index)]


def test_a_month_of_nothing_hides_the_series_too():
    months = protect_single_months(month_outturns([(20, 30)] * 5 + [(0, 30)]), {"SCS03": INDICATOR}, AREAS)
    assert all(cell.hidden for cell in months.values())
    nothing = protect_single_months(month_outturns([(20, 30)] * 5 + [(0, 0)]), {"SCS03": INDICATOR}, AREAS)
    assert all(cell.hidden for cell in nothing.values())


def test_a_month_that_the_files_do_not_cover_is_not_available_and_hides_nothing():
    missing = Missing(MissingReason.NOT_AVAILABLE, "no return")
    gap = Outturn("SCS03", "month", "C", FIRST + 5, None, None, None, missing)
    months = protect_single_months([*month_outturns([(20, 30)] * 5), gap], {"SCS03": INDICATOR}, AREAS)
    shown = months["SCS03.month", "C", FIRST + 5]
    assert shown.value.symbol is Symbol.NOT_AVAILABLE
    assert months["SCS03.month", "C", FIRST].value.text == "40.0"


def test_single_months_of_a_district_are_never_made_public():
    outturn = outturn_from_parts("SCS03", "month", "D", FIRST, 20, 50, Fraction(100))
    with pytest.raises(ValueError, match="of the authority alone"):
        protect_single_months([outturn], {"SCS03": INDICATOR}, AREAS)
