"""The alarm of a county's row: which districts are red, and whether that is more than chance."""

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.unit.assessment.builders import a_target, an_indicator
from tests.unit.scorecards.districts import row_of

from waymark.disclosure.cell import PublicCell
from waymark.domain.apart import Apart
from waymark.domain.measure import Mean, Sum
from waymark.domain.polarity import Polarity
from waymark.domain.verdict import Arrow, Movement, Rating
from waymark.domain.window import Window
from waymark.scorecards.document import Bars, PublicDirection, PublicJudgement, PublicVerdict
from waymark.scorecards.red_line import red_line
from waymark.scorecards.unmasking import masking_of

INDICATOR = replace(an_indicator(), readings=())  # re-referrals: lower is better, target 25, floor 30


def test_a_green_county_hides_two_red_districts():
    row = row_of([(40, 200)] * 5 + [(90, 200), (64, 200), (2, 60)])
    masking = row.masking
    assert row.verdict.rating is Rating.GREEN
    assert masking.masked
    assert masking.short == "2 of 8 districts red, 1 beyond chance"
    assert masking.counted == "2 of 8 districts are red; 2 not rated: too few children."
    assert masking.against_line == (
        "In Fenn the red is more than chance explains: the floor of 30.0% lies outside its own 95% interval. "
        "In Glade chance alone could have led past the floor of 30.0%, which lies within its own 95% interval."
    )
    assert (
        masking.against_county
        == "Against Kent as a whole, Fenn is outside what chance explains; Glade is worth watching."
    )


def test_the_interval_is_wilsons():
    (esk,) = row_of([(40, 200)] * 4 + [(90, 200)]).masking.reds
    assert (esk.low.text, esk.high.text) == ("38.3", "51.9")  # 90 of 200
    assert (esk.line.text, esk.line_name, esk.apart, esk.worse) == ("30.0", "floor", Apart.OUTLIER, True)


def test_a_red_county_hides_nothing_though_it_has_red_districts():
    row = row_of([(90, 200)] * 4)
    assert row.verdict.rating is Rating.RED
    assert not row.masking.masked
    assert row.masking.short == "4 of 4 districts red, 4 beyond chance"


def test_the_remainder_is_no_district():
    row = row_of([(40, 200)] * 3, not_known=(60, 100))
    assert row.masking.counted == "None of 3 districts is red."
    assert (row.masking.short, row.masking.against_line, row.masking.against_county) == ("", "", "")


def test_nothing_is_said_where_nothing_is_judged():
    row = row_of([(40, 200)] * 3)
    unjudged = replace(INDICATOR, polarity=Polarity.NONE)
    assert masking_of(unjudged, "", "Kent", Rating.GREEN, row.districts, row.spread) is None
    assert masking_of(INDICATOR, "", "Kent", Rating.GREEN, (), None) is None


def test_an_average_is_counted_and_not_tested():
    row = row_of([(40, 200)] * 3 + [(90, 200)])
    mean = replace(INDICATOR, measure=Mean(Sum("adoption", "placed", "days"), Window.parse("M")))
    found = masking_of(mean, "", "Kent", Rating.GREEN, row.districts, None)
    assert found.short == "1 of 4 districts red"
    assert "is not tested, because an average" in found.against_line
    assert found.against_county == ""


def test_a_target_of_which_more_is_better():
    """60 of 200 is red under a floor of 35%, and no more than chance could do; 40 of 200 is more."""
    indicator = replace(INDICATOR, polarity=Polarity.HIGHER)
    target = a_target(2021, target="45", floor="35", baseline=None)
    row = row_of([(100, 200)] * 3 + [(60, 200), (40, 200)], target=target, indicator=indicator)
    assert [(red.area_name, red.beyond_chance) for red in row.masking.reds] == [("Dale", False), ("Esk", True)]


def judged(rule, others=(), **bars):
    cells = {name: PublicCell(text) for name, text in bars.items()}
    held = Bars(cells.get("target"), cells.get("floor"), cells.get("baseline"), "", "", tuple(others))
    return PublicJudgement(
        held,
        PublicVerdict(Rating.RED, rule, "", ""),
        PublicDirection(Arrow.NOT_COMPARED, Movement.NOT_JUDGED, "", "", None),
    )


LIMIT = (("tolerance", PublicCell("5")), ("limit", PublicCell("76")))
BANDS = (("outer low", PublicCell("10")), ("outer high", PublicCell("20")))


@pytest.mark.parametrize(
    ("told", "polarity", "expected"),
    [
        (judged("floor_and_target", floor="60", target="70"), Polarity.HIGHER, ("floor", 60, False)),
        (judged("floor_and_target", floor="30", target="25"), Polarity.LOWER, ("floor", 30, True)),
        (judged("baseline_and_target", baseline="28", target="25"), Polarity.LOWER, ("baseline", 28, True)),
        (judged("tolerance", LIMIT, target="80"), Polarity.HIGHER, ("limit of the tolerance", 76, False)),
        (judged("tolerance_and_trend", LIMIT, target="80"), Polarity.HIGHER, ("limit of the tolerance", 76, False)),
        (judged("near_target", BANDS, target="15"), Polarity.TARGET, ("upper end of the outer band", 20, True)),
    ],
)
def test_the_line_that_makes_it_red(told, polarity, expected):
    line = red_line(told, PublicCell("50"), polarity)
    assert (line.name, line.at, line.above) == (expected[0], Fraction(expected[1]), expected[2])


def test_below_the_outer_band_it_is_the_lower_end():
    line = red_line(judged("near_target", BANDS), PublicCell("4"), Polarity.TARGET)
    assert (line.name, line.at, line.above) == ("lower end of the outer band", 10, False)


def test_a_rule_without_one_line_has_none():
    assert red_line(judged("baseline_and_target", baseline="28"), PublicCell("50"), Polarity.TARGET) is None
    assert red_line(judged("activity_band"), PublicCell("50"), Polarity.HIGHER) is None
    assert red_line(judged("floor_and_target"), PublicCell("50"), Polarity.HIGHER) is None


def test_two_questions_may_have_two_answers():
    """32% is no more than chance past a floor of 30%, and far from a county of 22%."""
    masking = row_of([(40, 200)] * 7 + [(160, 500)]).masking
    assert "chance alone could have led past the floor" in masking.against_line
    assert masking.against_county == "Against Kent as a whole, Holt is outside what chance explains."
