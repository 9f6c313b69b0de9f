"""What the executive summary says, and by what rule it chooses."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.publishing.builders import ABSENT, AS_AT, HIDDEN, MONTHS, active, bar, not_shown, row

from waymark.disclosure.cell import PublicCell, Symbol
from waymark.domain.comparator import ComparatorKind
from waymark.domain.period import Frequency
from waymark.domain.polarity import Polarity
from waymark.domain.verdict import Movement, Rating
from waymark.scorecards.control import ControlChart, ControlPoint, ControlStretch
from waymark.scorecards.currency import Currency
from waymark.scorecards.document import ComparatorFigure, Figure, PublicVerdict, TrendPoint
from waymark.scorecards.executive import movements
from waymark.scorecards.executive.material import FEWER, WHOLE, Material
from waymark.scorecards.executive.told import BESIDE, STANDS_OUT, executive_summary
from waymark.scorecards.masking import Masking, RedDistrict

NO_COUNT = PublicCell(symbol=Symbol.NOT_APPLICABLE, why="it has no counts")
BARS = (("80", "70"), ("80", "70"))


def figures(values, months=MONTHS):
    """The last so many months; None is a hidden figure."""
    return [
        not_shown(month, HIDDEN)
        if value is None
        else Figure(month, month.label, PublicCell(f"{value:.1f}"), NO_COUNT, NO_COUNT, "provisional")
        for month, value in zip(months[-len(values) :], values, strict=True)
    ]


def a_row(code, values, polarity=Polarity.HIGHER, bars=BARS, **changes):
    made = row(code, f"Name {code}", figures(values), polarity, bars, **changes)
    return replace(made, in_short=f"{made.latest.value.shown}.", floor_said="It misses the floor of 70%.")


def before(made):
    """The row's point of the month before."""
    return made.trend[-2]


def summary_of(*rows, apart=(), county="", limits=WHOLE, points=None):
    known = points if points is not None else {made.key: before(made) for made in rows}
    return executive_summary(Material(rows, apart, known, AS_AT - 1, county, limits))


def said(summary, part):
    found = summary.part(part)
    return [] if found is None else [(item.kind, item.name, item.text) for item in found.items]


def kinds(summary, part="stands-out"):
    return [(kind, name) for kind, name, _ in said(summary, part)]


GREEN, AMBER, RED = [82.0, 83.0], [75.0, 76.0], [60.0, 61.0]


def test_where_we_stand_counts_colours_now_and_a_month_before():
    unrated = a_row("N", [50.0, 51.0], bars=((None, None), (None, None)))
    unrated = replace(unrated, verdict=PublicVerdict(Rating.NOT_RATED, "not_rated", "", "Not rated.", "no target"))
    rows = (a_row("A", GREEN), a_row("B", AMBER), a_row("C", RED), a_row("D", [79.0, 82.0]), unrated)
    assert [text for _, _, text in said(summary_of(*rows), "stand")] == [
        "4 of 5 indicators are rated: 2 green, 1 amber and 1 red.",
        "In February 2022 the same indicators were 1 green, 2 amber and 1 red.",
        "1 is not rated: it has no target.",
    ]


def test_reasons_for_no_rating_are_counted_the_commonest_first():
    def unrated(code, why):
        made = a_row(code, [50.0, 51.0], bars=((None, None), (None, None)))
        return replace(made, verdict=PublicVerdict(Rating.NOT_RATED, "not_rated", "", "Not rated.", why))

    rows = [unrated("A", "no target"), unrated("B", "suppressed"), unrated("C", "suppressed"), unrated("D", "no band")]
    texts = [text for _, _, text in said(summary_of(*rows), "stand")]
    assert texts[0] == "None of 4 indicators is rated."
    assert texts[-1] == ("4 are not rated: 2 are hidden to protect children, 1 has no target and 1 has another reason.")


def test_what_changed_names_reds_first_with_both_colours_and_the_floor():
    rows = (a_row("A", [79.0, 82.0]), a_row("B", [71.0, 65.0]), a_row("C", [81.0, 78.0]))
    part = summary_of(*rows).part("changed")
    assert [(item.key, item.was, item.is_now) for item in part.items] == [
        ("B", Rating.AMBER, Rating.RED),
        ("C", Rating.GREEN, Rating.AMBER),
        ("A", Rating.AMBER, Rating.GREEN),
    ]
    assert part.items[0].sentence == "Name B: 65.0. It misses the floor of 70%."
    assert part.items[1].sentence == "Name C: 78.0."


def test_another_target_before_is_said():
    made = a_row("A", [78.0, 78.0])
    was = replace(before(made), target=bar("77.5"), rating=Rating.GREEN)
    [item] = summary_of(made, points={"A": was}).part("changed").items
    assert item.text == "78.0. Its target was 77.5% before."


def test_more_changes_than_can_be_read_are_named_only():
    rows = [a_row(f"R{number}", [79.0, 82.0]) for number in range(7)]
    part = said(summary_of(*rows, limits=FEWER), "changed")
    assert [kind for kind, _, _ in part] == ["Became green, was amber"] * 4 + ["3 more changed colour"]
    assert part[-1][2] == "Name R4, Name R5 and Name R6."


def test_nothing_changed_is_said():
    assert said(summary_of(a_row("A", GREEN)), "changed") == [("", "", "No rating differs from February 2022.")]


def test_a_rating_that_came_or_went_is_told_with_its_reason():
    hidden = a_row("A", [75.0, None])
    hidden = replace(hidden, verdict=PublicVerdict(Rating.NOT_RATED, "not_rated", "", "Not rated.", "suppressed"))
    rows = (hidden, a_row("B", [None, 82.0]))
    assert said(summary_of(*rows), "changed") == [
        ("Newly rated: green", "Name B", "82.0."),
        ("No longer rated", "Name A", "it is hidden to protect children."),
    ]


def test_figures_of_a_new_year_are_named():
    def annual(code, is_new):
        made = a_row(code, [81.0, 82.0], frequency=Frequency.ANNUAL)
        made = replace(made, latest=replace(made.latest, words="2020-21"))
        return made, made.trend[-2] if is_new else made.trend[-1]

    (new, new_before), (old, old_before) = annual("A", True), annual("B", False)
    summary = summary_of(new, old, points={"A": new_before, "B": replace(old_before, rating=Rating.GREEN)})
    assert said(summary, "changed")[-1] == ("New figures for 2020-21", "", "Name A.")


STEADY = [75.0, 75.1] * 6  # changes of 0.1


def test_a_movement_is_weighed_against_the_rows_own():
    calm, wild = a_row("A", [*STEADY, 76.1]), a_row("B", [71.0, 79.0] * 6 + [75.0])
    assert movements.weight(calm) > 5 > 1 > movements.weight(wild)
    assert kinds(summary_of(calm, wild))[0] == ("Improved", "Name A")
    assert ("Worsened", "Name B") not in kinds(summary_of(calm, wild))


def test_the_heaviest_come_first_and_no_more_than_the_limit():
    rows = [a_row(f"R{number}", [*STEADY, 75.1 + Fraction(number, 2)]) for number in range(1, 6)]
    assert kinds(summary_of(*rows))[:3] == [("Improved", "Name R5"), ("Improved", "Name R4"), ("Improved", "Name R3")]
    assert [kind for kind, _ in kinds(summary_of(*rows, limits=FEWER))].count("Improved") == 2


def test_movements_that_weigh_the_same_stand_in_the_order_of_the_scorecard():
    rows = [a_row(code, [*STEADY, 76.1]) for code in ("C", "A", "B")]
    assert [name for kind, name in kinds(summary_of(*rows)) if kind == "Improved"] == ["Name C", "Name A", "Name B"]


def test_a_change_larger_than_any_is_said_to_be():
    [text] = [text for kind, _, text in said(summary_of(a_row("A", [*STEADY, 75.1, 76.2])), "stands-out")][:1]
    assert text == "76.2. No change was larger in the 14 months shown."
    assert "larger" not in said(summary_of(a_row("A", [70.0, *STEADY, 76.1])), "stands-out")[0][2]


def test_a_tested_direction_comes_first_and_says_what_was_tested():
    """Whatever it weighs; the latest change may even go the other way."""
    heavy, tested = a_row("A", [*STEADY, 76.1]), a_row("B", [75.0, 79.0] * 6 + [78.0])
    sentence = "Improving over 5 figures, November 2021 (70.0%) to March 2022 (78.0%): Cochran-Armitage, p 0.012."
    tested = replace(
        tested, direction=replace(tested.direction, method="trend_test", movement=Movement.IMPROVED, sentence=sentence)
    )
    first, second, *_ = said(summary_of(heavy, tested), "stands-out")
    assert first == ("Improving", "Name B", "70.0% in November 2021 and 78.0% in March 2022, over 5 figures.")
    assert second[:2] == ("Improved", "Name A")


def test_a_direction_of_single_months_says_so():
    made = a_row("A", [*STEADY, 75.1])
    sentence = (
        "Not tested as a rolling figure, as its periods overlap. Its single months: special cause, concern over 25 "
        "figures, March 2020 (70.0%) to March 2022 (61.0%): XmR chart, outside a limit."
    )
    told = replace(made.direction, method="spc", movement=Movement.WORSENED, sentence=sentence)
    [(kind, _, text), *_] = said(summary_of(replace(made, direction=told)), "stands-out")
    moved = "70.0% in March 2020 and 61.0% in March 2022, over 25 figures."
    assert (kind, text) == ("Worsening", f"its single months, special cause, concern, {moved}")


def test_tested_directions_are_weighed_by_what_was_tested():
    rows = [
        replace(made, direction=replace(made.direction, method="trend_test", change=PublicCell(change)))
        for made, change in ((a_row("A", [*STEADY, 75.1]), "+0.4"), (a_row("B", [*STEADY, 75.1]), "-2.0"))
    ]
    assert [movements.weight(one) for one in rows] == [Fraction(48, 11), Fraction(240, 11)]


def test_what_changed_colour_is_not_told_as_a_movement_too():
    assert kinds(summary_of(a_row("A", [*STEADY, 82.0]))) == []


def test_a_movement_of_no_new_figure_is_no_news():
    made = a_row("A", [*STEADY, 76.1])
    assert "Improved" not in [kind for kind, _ in kinds(summary_of(made, points={"A": made.trend[-1]}))]


def test_a_red_that_lasts_and_is_no_better_is_still_red():
    worse, better, short = [65.0] * 6 + [64.0], [60.0] * 6 + [64.0], [75.0, 65.0, 65.0, 65.0, 64.0]
    rows = (a_row("A", [75.0, *worse]), a_row("B", [75.0, *better]), a_row("C", short))
    lasting = [one for one in said(summary_of(*rows), "stands-out") if one[0] == "Still red"]
    assert lasting == [
        ("Still red", "Name A", "since September 2021, with 65.0% then and 64.0% now, against the target of 80%.")
    ]


def test_a_red_from_before_the_chart_is_said_to_be_at_least_so_old():
    [(_, _, text)] = [one for one in said(summary_of(a_row("A", [65.0] * 25)), "stands-out") if one[0] == "Still red"]
    assert text.startswith("since March 2020 at least, with")


def test_the_farthest_is_in_proportion_to_its_target():
    rows = (a_row("A", [55.0, 56.0]), a_row("B", [11.0, 11.0], bars=(("20", "15"),) * 2))
    assert ("Farthest from target", "Name B") in kinds(summary_of(*rows, limits=FEWER))


def test_a_row_is_told_once_among_what_stands_out():
    lasting = a_row("A", [75.0, *([65.0] * 6), 50.0])
    names = [name for _, name in kinds(summary_of(lasting))]
    assert names == ["Name A"]


def compared(made, value, **changes):
    one = ComparatorFigure(
        ComparatorKind.ENGLAND, "England", PublicCell(value), AS_AT, "2022", True, "Statistics", "as published", "final"
    )
    return replace(made, comparators=(replace(one, **changes),))


def test_figures_are_counted_against_england_where_they_compare():
    rows = (
        compared(a_row("A", GREEN), "80.0"),
        compared(a_row("B", GREEN, Polarity.LOWER), "80.0"),
        compared(a_row("C", GREEN), "83.0"),
        compared(a_row("D", GREEN), "90.0", same_period=False),
        compared(a_row("E", GREEN), "90.0", differs="it counts carers"),
    )
    texts = said(summary_of(*rows), "stand")
    assert ("", "", "3 figures can be held against England, like with like: 1 better, 1 worse and 1 the same.") in texts
    assert texts[-1] == ("Worse than England", "", "Name B.")


def test_a_district_is_counted_against_its_county():
    rows = [replace(a_row(code, GREEN), county=figures([80.0])[0]) for code in "AB"]
    texts = [text for _, _, text in said(summary_of(*rows, county="Marshland"), "stand")]
    assert texts[-1] == "2 figures can be held against Marshland, like with like: 2 better."


def test_activity_outside_its_range_is_told_without_judgement():
    made = replace(active("X", "Demand", figures([50.0, 70.0])), in_short="up from 50.0 to 70.0.")
    [(kind, name, text)] = said(summary_of(apart=(made,)), "stands-out")
    assert (kind, name, text) == (
        "Above the expected range",
        "Demand",
        "up from 50.0 to 70.0; 40.0 to 60.0 was expected.",
    )


def charted(made, *causes, trial=False):
    """The row with a control chart of its last points; causes: of each, with whether it is unusually high."""
    shown_points = made.trend[-len(causes) :]
    points = tuple(
        ControlPoint(point, 0, cause, up=up) for point, (cause, up) in zip(shown_points, causes, strict=True)
    )
    stretch = ControlStretch(shown_points[0].figure.month, shown_points[-1].figure.month, "", 20, "", trial)
    finding = "March 2022 (76.1%): above the usual range of 74.6% to 75.4%, an improvement."
    return replace(made, control=ControlChart(False, "Name", Frequency.MONTHLY, points, (stretch,), finding=finding))


HIGH, LOW, PLAIN = ("above the usual range", True), ("below the usual range", False), ("", None)


def test_what_begins_to_be_unusual_is_told_instead_of_its_movement():
    rows = (charted(a_row("A", [*STEADY, 76.1]), PLAIN, HIGH), charted(a_row("B", [*STEADY, 76.1]), LOW, HIGH))
    text = "76.1% in March 2022, above the usual range of 74.6% to 75.4%, an improvement."
    assert said(summary_of(*rows), "stands-out")[:2] == [("Unusual", "Name A", text), ("Unusual", "Name B", text)]
    assert "Improved" not in [kind for kind, _ in kinds(summary_of(*rows))]


def test_what_goes_on_being_unusual_is_no_news_and_a_trial_range_none():
    rows = (
        charted(a_row("A", [*STEADY, 76.1]), HIGH, HIGH),
        charted(a_row("B", [*STEADY, 76.1]), PLAIN, HIGH, trial=True),
        charted(a_row("C", [*STEADY, 76.1]), HIGH, PLAIN),
    )
    assert "Unusual" not in [kind for kind, _ in kinds(summary_of(*rows))]


def masking(*reds, masked=True):
    found = tuple(RedDistrict(name, name, bar("50"), beyond_chance=beyond) for name, beyond in reds)
    beyond = sum(beyond is True for _, beyond in reds)
    return Masking(
        12, found, (), masked, f"{len(reds)} of 12 districts red, {beyond or 'none'} beyond chance", "", "", ""
    )


def test_what_a_colour_hides_is_told_where_chance_explains_it_least_first():
    rows = (
        replace(a_row("A", GREEN), masking=masking(("Eastport", False), ("Fenwick", False), ("Ridgeway", False))),
        replace(a_row("B", AMBER), masking=masking(("Downs and Vale", True), ("Eastport", False))),
        replace(a_row("C", RED), masking=masking(("Eastport", True), masked=False)),
        replace(a_row("D", GREEN), masking=masking(("Eastport", False))),
    )
    two = "2 of 12 districts: Downs and Vale; and Eastport. Chance alone does not explain Downs and Vale."
    three = "3 of 12 districts: Eastport, Fenwick and Ridgeway. Chance alone could explain each."
    kind = "Red in a district"
    assert [one for one in said(summary_of(*rows, limits=FEWER), "stands-out") if one[0] == kind] == [
        (kind, "Name B", f"amber as a whole, but red in {two}"),
        (kind, "Name A", f"green as a whole, but red in {three}"),
        (kind, "", "1 more indicator is green or amber as a whole and red in a district."),
    ]


def test_what_is_masked_is_told_beside_its_own_movement():
    made = replace(a_row("A", [*STEADY, 76.1]), masking=masking(("Eastport", True)))
    assert [kind for kind, _ in kinds(summary_of(made))] == ["Improved", "Red in a district"]


@pytest.mark.parametrize(
    ("reds", "said_of_chance"),
    [
        ([("Eastport", True)], " Chance alone does not explain it."),
        ([("Eastport", False)], " Chance alone could explain it."),
        ([("Eastport", None)], ""),
        ([("Eastport", True), ("Fenwick", True)], " Chance alone does not explain any."),
    ],
)
def test_whether_chance_explains_a_red_is_said_in_words(reds, said_of_chance):
    made = replace(a_row("A", AMBER), masking=masking(*reds))
    [text] = [text for kind, _, text in said(summary_of(made), "stands-out") if kind == "Red in a district"]
    places = " and ".join(name for name, _ in reds)
    assert text == f"amber as a whole, but red in {len(reds)} of 12 districts: {places}.{said_of_chance}"


def test_a_stale_figure_is_told_and_a_hidden_one_not():
    stale = [
        replace(a_row("A", GREEN), currency=Currency("stale", "latest is 83.0%, 2020-21; 2021-22 should be known")),
        replace(
            a_row("B", GREEN), currency=Currency("stale", "latest is [c], 2020-21; 2021-22 should be known", HIDDEN)
        ),
        replace(a_row("C", GREEN), currency=Currency("awaited", "latest is 83.0%, 2020-21")),
    ]
    assert [one for one in said(summary_of(*stale), "stands-out") if one[0] == "Stale"] == [
        ("Stale", "Name A", "latest is 83.0%, 2020-21; 2021-22 should be known."),
        ("Stale", "Name B", "latest is hidden, 2020-21; 2021-22 should be known."),
    ]


def test_without_measures_there_is_nothing_to_sum_up():
    assert [part.id for part in summary_of().parts] == ["changed"]


@pytest.mark.parametrize("finder", [*STANDS_OUT, *BESIDE])
def test_every_finder_says_nothing_of_a_row_that_is_hidden(finder):
    """Whatever its earlier figures and its target were."""
    for values in ([60.0] * 12, [*STEADY, 90.0], [65.0] * 8):
        made = a_row("A", [*values, None])
        made = replace(
            made,
            in_short="",
            floor_said="",
            direction=replace(made.direction, movement=Movement.NOT_JUDGED),
            verdict=PublicVerdict(Rating.NOT_RATED, "not_rated", "", "Not rated.", "suppressed"),
        )
        assert list(finder(Material((made,), (made,), {"A": before(made)}, AS_AT - 1))) == []


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=25))
def test_the_weight_is_a_plain_quotient_and_never_depends_on_the_unit(tenths):
    """Redone slowly; and ten times the figures weigh the same."""
    made = a_row("A", [one / 10 for one in tenths])
    sizes = [abs(other - one) for one, other in pairwise(tenths)]
    expected = Fraction(sizes[-1] * len(sizes), sum(sizes)) if sum(sizes) else 0
    assert movements.weight(made) == expected
    assert movements.weight(a_row("A", [float(one) for one in tenths])) == expected


def test_a_missing_figure_breaks_the_run_of_changes():
    made = a_row("A", [70.0, None, 80.0, 81.0])
    assert movements.changes(made) == [1]
    absent = replace(made, trend=(TrendPoint(not_shown(MONTHS[-5], ABSENT), None, None, Rating.NOT_RATED), *made.trend))
    assert movements.changes(absent) == [1]
