"""Which months a mean of months rests on, and how long it stands."""

import pytest

from waymark.domain.measure import Count, MeanOfMonths, NamedMonths, Ratio
from waymark.domain.month import Month
from waymark.domain.named_months import every_named_month, named_months
from waymark.domain.period import YearType
from waymark.domain.window import Window

OF = Ratio(Count("workforce_post", "as_at"), Count("workforce_post", "as_at"), Window.parse("MS"))
WINTER = MeanOfMonths(OF, (NamedMonths(2012, (11, 12, 1)), NamedMonths(2019, (12, 1, 2))))


def of(month, measure=WINTER, year_type=YearType.ACADEMIC):
    return [str(named) for named in named_months(measure, Month.parse(month), year_type)]


NOVEMBER_2012 = ["2012-11", "2012-12", "2013-01"]


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        ("2012-12", []),  # the first year's months are not over
        ("2013-01", NOVEMBER_2012),  # January lies in the academic year that began in September
        ("2013-09", NOVEMBER_2012),  # in the next academic year the figure still stands
        ("2013-12", NOVEMBER_2012),  # eleven months later
        ("2014-01", ["2013-11", "2013-12", "2014-01"]),
        ("2019-12", ["2018-11", "2018-12", "2019-01"]),
        ("2020-01", []),  # the old months stand no longer, the new ones are not over
        ("2020-02", ["2019-12", "2020-01", "2020-02"]),
        ("2021-01", ["2019-12", "2020-01", "2020-02"]),
    ],
)
def test_the_figure_stands_from_the_last_of_its_months_until_eleven_months_later(month, expected):
    assert of(month) == expected


def test_months_lie_in_the_year_that_the_indicator_has():
    """November and January of a calendar year are ten months apart."""
    measure = MeanOfMonths(OF, (NamedMonths(2012, (11, 1)),))
    assert of("2012-11", measure, YearType.CALENDAR) == ["2012-01", "2012-11"]
    assert of("2013-01", measure, YearType.FINANCIAL) == ["2012-11", "2013-01"]


def test_where_two_years_overlap_the_later_one_stands():
    earlier = MeanOfMonths(OF, (NamedMonths(2012, (12, 1, 2)), NamedMonths(2013, (11, 12))))
    assert of("2013-11", earlier) == ["2012-12", "2013-01", "2013-02"]
    assert of("2013-12", earlier) == ["2013-11", "2013-12"]


def test_every_month_that_figures_rest_on_is_there_once():
    asked = [Month.parse(text) for text in ("2013-03", "2013-02", "2014-02", "2012-01")]
    found = every_named_month(WINTER, asked, YearType.ACADEMIC)
    assert [str(month) for month in found] == [*NOVEMBER_2012, "2013-11", "2013-12", "2014-01"]
