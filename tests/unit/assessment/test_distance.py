"""The distance to green equals what a slow loop finds that tries one case after another."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.assessment.builders import AREAS, MARCH, MEASURE, a_policy, a_target, an_indicator, an_outturn

from waymark.assessment.assessment import assess
from waymark.assessment.distance import Change, Distance, distance
from waymark.assessment.outlook import outlook
from waymark.assessment.rejudged import judge_of
from waymark.assessment.rounded import greatest_count, last_places, least_count
from waymark.domain.indicator import Unit
from waymark.domain.measure import Count, Difference, External, Gap, Mean, MeanOfMonths, NamedMonths, Ratio, Sum, Total
from waymark.domain.outturn import Outturn, Part, gap_outturn, outturn_from_parts, total_outturn
from waymark.domain.polarity import Polarity
from waymark.domain.policy import Judgement, Policy
from waymark.domain.rule_parameters import NearBands, Tolerance, ToleranceIn
from waymark.domain.target import Band, Target, Targets
from waymark.domain.verdict import Rating
from waymark.domain.window import Window

COUNT = Count("referral", "date")
R12M = Window.parse("R12M")
RULES = ("floor_and_target", "baseline_and_target", "tolerance", "tolerance_and_trend")


def plain_print(value, decimals):
    """As printed, by another road: the text of a division to many places, rounded by the decimal library."""
    exact = Decimal(value.numerator) / Decimal(value.denominator)
    return Fraction(exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP))


def the_policy(rule, parameters=None):
    return Policy(a_target().year, "1", "", Judgement(rule, "step", parameters))


def found_for(outturn, indicator, row, policy, others=()):
    judge = judge_of(outturn, others, indicator, Targets((row,)), policy, AREAS)
    return distance(outturn, indicator, row.target, judge)


def slow(outturn, scale, decimals, colour, wanted, more, limit):
    """One case after another, as far as the limit; None where none of them has a wanted colour."""
    count = outturn.numerator
    while count != limit:
        count += 1 if more else -1
        value = plain_print(scale * count / (outturn.denominator or 1), decimals)
        if colour(value) in wanted:
            return abs(count - outturn.numerator)
    return None


def one_sided(value, target, worst, polarity):
    """The colour by comparing, where `worst` is the bar below which it is red."""
    sign = 1 if polarity is Polarity.HIGHER else -1
    if sign * value >= sign * target:
        return Rating.GREEN
    return Rating.AMBER if sign * value >= sign * worst else Rating.RED


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from([Polarity.HIGHER, Polarity.LOWER]),
    st.integers(1, 400),
    st.data(),
    st.integers(0, 2),
    st.sampled_from(["floor_and_target", "baseline_and_target", "tolerance"]),
)
def test_cases_to_green_to_amber_and_to_lose_it_are_those_of_a_slow_loop(polarity, whole, data, decimals, rule):
    top = data.draw(st.integers(0, whole))
    places = 10**decimals
    target = Fraction(data.draw(st.integers(0, 100 * places)), places)
    apart = Fraction(data.draw(st.integers(1, 20 * places)), places)
    worst = target - apart if polarity is Polarity.HIGHER else target + apart
    row = a_target(target=target, floor=worst, baseline=worst)
    parameters = Tolerance(apart, ToleranceIn.POINTS) if rule == "tolerance" else None
    outturn = outturn_from_parts("SCS03", "", "C", MARCH, top, whole, Fraction(100))
    indicator = an_indicator(polarity=polarity, decimals=decimals)
    found = found_for(outturn, indicator, row, the_policy(rule, parameters))
    up = polarity is Polarity.HIGHER

    def count(wanted, more):
        return slow(
            outturn, Fraction(100), decimals,
            lambda value: one_sided(value, target, worst, polarity), wanted, more, whole if more else 0,
        )  # fmt: skip

    def of(change):
        return None if change is None else change.count

    now = one_sided(plain_print(outturn.value, decimals), target, worst, polarity)
    assert found.rating is now
    if now is Rating.GREEN:
        lost = count((Rating.AMBER, Rating.RED), not up)
        assert [change.count for change in found.loses] == ([] if lost is None else [lost])
        assert found.to_green is None
        return
    assert found.loses == ()
    assert of(found.to_green) == count((Rating.GREEN,), up)
    assert of(found.to_amber) == (count((Rating.AMBER, Rating.GREEN), up) if now is Rating.RED else None)


@settings(max_examples=300, deadline=None)
@given(st.integers(1, 300), st.data(), st.integers(0, 1), st.booleans())
def test_near_the_target_green_is_looked_for_towards_it_and_lost_on_either_side(whole, data, decimals, by_bands):
    top, places = data.draw(st.integers(0, whole)), 10**decimals
    target = Fraction(data.draw(st.integers(10 * places, 90 * places)), places)
    below, above = (Fraction(data.draw(st.integers(0, 8 * places)), places) for _ in "ab")
    farther = Fraction(9)
    bands = NearBands(below, above, below + farther, above + farther)
    row = Target("SCS03", "C", a_target().year, target, None, target - farther, None, "", "", 1,
                 Band(target - below, target + above))  # fmt: skip
    policy = the_policy("near_target", bands) if by_bands else the_policy("baseline_and_target")
    outturn = outturn_from_parts("SCS03", "", "C", MARCH, top, whole, Fraction(100))
    found = found_for(outturn, an_indicator(polarity=Polarity.TARGET, decimals=decimals), row, policy)

    def colour(value):
        return Rating.GREEN if target - below <= value <= target + above else Rating.RED

    def count(wanted, more):
        limit = whole if more else 0
        return slow(outturn, Fraction(100), decimals, colour, wanted, more, limit)

    if found.rating is Rating.GREEN:
        expected = [lost for more in (False, True) if (lost := count((Rating.RED,), more)) is not None]
        assert [change.count for change in found.loses] == expected
        return
    slowly = [steps for more in (False, True) if (steps := count((Rating.GREEN,), more)) is not None]
    assert ([] if found.to_green is None else [found.to_green.count]) == slowly


@given(st.integers(-900, 900), st.integers(1, 60), st.integers(0, 2), st.sampled_from([1, 100, Fraction(1, 100)]))
def test_the_rounding_turned_round_is_the_rounding(places, whole, decimals, scale):
    least = least_count(places, decimals, Fraction(scale), whole)
    assert last_places(Fraction(scale) * least / whole, decimals) >= places
    assert last_places(Fraction(scale) * (least - 1) / whole, decimals) < places
    greatest = greatest_count(places, decimals, Fraction(scale), whole)
    assert last_places(Fraction(scale) * greatest / whole, decimals) <= places
    assert last_places(Fraction(scale) * (greatest + 1) / whole, decimals) > places


def test_the_plans_of_the_papers():
    row = a_target(target="86", floor="80")
    found = found_for(an_outturn(597, 807), an_indicator(polarity=Polarity.HIGHER), row, a_policy())
    assert found == Distance(
        Rating.RED,
        to_green=Change(97, True, 694, Decimal("86.0")),
        to_amber=Change(49, True, 646, Decimal("80.0")),
        least=0,
        most=807,
    )


def test_the_re_referrals_of_the_papers():
    row = a_target(target="25", floor="30")
    found = found_for(an_outturn(4533, 19373), an_indicator(), row, a_policy())
    (lost,) = found.loses
    assert (lost.count, lost.more, lost.numerator) == (320, True, 4853)
    assert lost.printed == Decimal("25.1")


def test_no_share_of_three_lies_between_15_and_17_per_cent():
    row = Target("SCS03", "C", a_target().year, Fraction(16), None, Fraction(20), None, "", "", 1, Band(15, 17))
    found = found_for(an_outturn(0, 3), an_indicator(polarity=Polarity.TARGET), row, the_policy("baseline_and_target"))
    assert (found.rating, found.to_green, found.why_not) == (Rating.RED, None, "")


def test_a_share_of_one_case_cannot_reach_a_target_between_none_and_all():
    row = a_target(target="0", floor="10")
    found = found_for(an_outturn(0, 7), an_indicator(), row, a_policy())
    assert [change.count for change in found.loses] == [1]
    everything = a_target(target="100", floor="100")
    always = found_for(an_outturn(7, 7), an_indicator(), everything, a_policy())
    assert (always.rating, always.loses) == (Rating.GREEN, ())


def test_a_rate_has_no_whole_that_it_cannot_pass():
    indicator = an_indicator(unit=Unit.RATE_PER_10000, measure=Ratio(COUNT, COUNT, R12M, Fraction(10_000)))
    outturn = outturn_from_parts("SCS03", "", "C", MARCH, 12, 1000, Fraction(10_000))
    (lost,) = found_for(outturn, indicator, a_target(target="15000", floor="16000"), a_policy()).loses
    assert (lost.numerator, lost.printed) == (1501, Decimal("15010.0"))


def test_a_total_is_counted_itself():
    indicator = an_indicator(unit=Unit.COUNT, decimals=0, measure=Total(COUNT, R12M))
    outturn = total_outturn("SCS03", "", "C", MARCH, 20, Fraction(1))
    found = found_for(outturn, indicator, a_target(target="18", floor="19"), a_policy())
    assert (found.to_green.count, found.to_green.more, found.to_green.numerator) == (2, False, 18)
    assert (found.to_amber.count, found.most) == (1, None)


def test_an_average_changes_by_what_is_added_up():
    indicator = an_indicator(
        unit=Unit.DAYS, decimals=0, measure=Mean(Sum("adoption", "placed", "days"), R12M), numerator_name="days"
    )
    outturn = outturn_from_parts("SCS03", "", "C", MARCH, 10_920, 20, Fraction(1))
    found = found_for(outturn, indicator, a_target(target="520", baseline="540"), a_policy("baseline_and_target"))
    assert found.averaged
    assert (found.to_green.numerator, found.to_green.printed) == (10_409, Decimal("520"))  # 520.45 prints as 520


def test_a_difference_may_lie_below_nothing():
    measure = Ratio(Difference(COUNT, COUNT), COUNT, R12M)
    outturn = outturn_from_parts("SCS03", "", "C", MARCH, 2, 100, Fraction(100))
    row = a_target(target="-3", floor="5")
    found = found_for(outturn, an_indicator(measure=measure), row, a_policy())
    assert (found.rating, found.to_green.numerator, found.least) == (Rating.AMBER, -3, None)


@pytest.mark.parametrize(
    ("measure", "outturn", "why"),
    [
        (
            Gap(MEASURE, MEASURE, "one", "other"),
            gap_outturn("SCS03", "", "C", MARCH, Part("one", 3, 4, Fraction(75)), Part("other", 1, 2, Fraction(50))),
            "a gap has two sides, and either of them may move",
        ),
        (
            MeanOfMonths(MEASURE, (NamedMonths(2019, (12, 1)),)),
            Outturn("SCS03", "", "C", MARCH, None, None, Fraction(30)),
            "an average of months has no counts of its own",
        ),
        (
            External("series", R12M),
            Outturn("SCS03", "", "C", MARCH, None, None, Fraction(30)),
            "it was published as a value, without counts",
        ),
    ],
)
def test_what_has_no_counts_of_its_own_is_not_offered(measure, outturn, why):
    found = found_for(outturn, an_indicator(measure=measure), a_target(), a_policy())
    assert (found.why_not, found.to_green, found.loses) == (why, None, ())


def test_a_figure_without_a_colour_is_at_no_distance():
    assert found_for(an_outturn(), an_indicator(polarity=Polarity.NONE), a_target(), a_policy()) is None
    assert found_for(an_outturn(), an_indicator(), a_target(), None) is None
    judged = assess(an_outturn(), [], an_indicator(), Targets(()), [a_policy()], AREAS)
    assert outlook(judged, [], an_indicator(), Targets(()), [a_policy()], AREAS) == outlook(
        judged, [an_outturn()], an_indicator(), Targets(()), [], AREAS
    )


def test_within_the_tolerance_of_a_rule_that_looks_back_is_green():
    row = a_target(target="25", floor=None, baseline=None)
    policy = the_policy("tolerance_and_trend", Tolerance(Fraction(1), ToleranceIn.POINTS))
    before = [an_outturn(50, 192, MARCH - 12)]
    found = found_for(an_outturn(60, 192), an_indicator(), row, policy, before)
    assert (found.rating, found.to_green.numerator) == (Rating.RED, 50)  # 26.0% is 25 and the tolerance of 1
