"""A mean of months is hidden where any of its months is, in the same districts as the months' own figures."""

from dataclasses import replace
from fractions import Fraction

import pytest

from waymark.disclosure.audit import exposures
from waymark.disclosure.counts import CellKey
from waymark.disclosure.protect import counted_cells, protect_outturns
from waymark.domain.area import Area, AreaTree
from waymark.domain.indicator import Indicator, Reading, Unit
from waymark.domain.measure import Count, MeanOfMonths, NamedMonths, Ratio
from waymark.domain.month import Month, months_between
from waymark.domain.outturn import Part, mean_outturn, outturn_from_parts
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.window import Window

AREAS = AreaTree.of([Area("C", "Midshire", "authority", None), *(Area(d, d, "district", "C") for d in "DEF")])
MONTHLY = Ratio(Count("care_leaver_contact", "birthday"), Count("care_leaver_contact", "birthday"), Window.parse("M"))
MEAN = MeanOfMonths(MONTHLY, (NamedMonths(2019, (11, 12, 1)),))
NEET = Indicator(
    "N1", "NEET", "NEET", "", Polarity.LOWER, Frequency.MONTHLY, YearType.ACADEMIC, Unit.PERCENT, 1, MONTHLY,
    "young people", "all", "", "", "", "", None, readings=(Reading("mean", "Mean", "", MEAN),),
)  # fmt: skip
NOVEMBER, DECEMBER, JANUARY, FEBRUARY = months_between(Month.at(2020, 11), Month.at(2021, 2))
LARGE = (20, 300)


def published(small=()):
    """Every month's own figure and the means that stand in January and February. `small`: (area, month) of 3 people."""
    counts = {
        (area, month): (3, 300) if (area, month) in small else LARGE
        for area in "DEF"
        for month in (NOVEMBER, DECEMBER, JANUARY)
    }
    for month in (NOVEMBER, DECEMBER, JANUARY):
        counts["C", month] = tuple(sum(counts[area, month][side] for area in "DEF") for side in (0, 1))
    found = [outturn_from_parts("N1", "", area, month, *pair, Fraction(100)) for (area, month), pair in counts.items()]
    for month in (JANUARY, FEBRUARY):
        for area in "CDEF":
            pairs = {named: counts[area, named] for named in (NOVEMBER, DECEMBER, JANUARY)}
            parts = tuple(
                Part(named.label, top, under, Fraction(100 * top, under)) for named, (top, under) in pairs.items()
            )
            found.append(mean_outturn("N1", "mean", area, month, parts))
    return found


def protected(small=()):
    outturns = published(small)
    shown = protect_outturns(outturns, {"N1": NEET}, AREAS)
    assert exposures(counted_cells(outturns, {"N1": NEET}), shown, AREAS) == ()
    return shown


def test_a_mean_of_large_months_is_shown_without_counts_and_its_months_are_no_figures_of_their_own():
    shown = protected()
    assert {key.indicator for key in shown} == {"N1", "N1.mean"}
    cell = shown[CellKey("N1.mean", "D", FEBRUARY)]
    assert (cell.value.text, cell.numerator.text, cell.denominator.text) == ("6.7", "", "")
    assert "no count of its own" in cell.numerator.why


@pytest.mark.parametrize("month", [NOVEMBER, DECEMBER, JANUARY])
def test_one_small_month_hides_the_mean_wherever_it_stands(month):
    shown = protected({("D", month)})
    hidden = {(key.indicator, key.area, key.month) for key, cell in shown.items() if cell.hidden}
    # E is hidden so that the county's month less the others does not tell of D.
    assert hidden == {
        *(("N1", area, month) for area in "DE"),
        *(("N1.mean", area, stands) for area in "DE" for stands in (JANUARY, FEBRUARY)),
    }


def test_a_mean_published_without_its_months_is_hidden_in_the_same_districts():
    outturns = [one for one in published({("D", NOVEMBER)}) if one.reading]
    shown = protect_outturns(outturns, {"N1": NEET}, AREAS)
    assert {key.area for key, cell in shown.items() if cell.hidden} == {"D", "E"}


def test_a_month_with_nothing_to_divide_by_leaves_no_mean():
    nothing = (Part("November 2020", 1, 2, Fraction(50)), Part("December 2020", 0, 0, None))
    outturn = mean_outturn("N1", "mean", "C", JANUARY, (*nothing, Part("January 2021", 20, 300, Fraction(20, 3))))
    (cell,) = protect_outturns([outturn], {"N1": replace(NEET, sensitive=False)}, AREAS).values()
    assert cell.hidden  # November is small
    large = (Part("November 2020", *LARGE, Fraction(20, 3)), *outturn.parts[1:])
    (cell,) = protect_outturns([mean_outturn("N1", "mean", "C", JANUARY, large)], {"N1": NEET}, AREAS).values()
    assert "December 2020: nothing to divide by" in cell.why
