from dataclasses import replace

import pytest
from tests.unit.publishing.builders import HIDDEN, active, not_shown, wave

from waymark.disclosure.cell import PublicCell, Symbol
from waymark.domain.indicator import Unit
from waymark.domain.month import Month
from waymark.domain.rule_names import DIRECTION_METHODS
from waymark.domain.scorecard_outline import COLUMNS
from waymark.domain.verdict import Arrow, Movement
from waymark.publishing import wording
from waymark.scorecards.document import Figure, PublicDirection


def test_every_column_a_scorecard_may_choose_has_a_heading():
    assert set(wording.COLUMN_HEADINGS) == {*COLUMNS, "county"}


def test_an_unknown_column_is_refused_and_a_missing_name_is_added(scorecard):
    with pytest.raises(ValueError, match="no format prints the column colour"):
        wording.columns_of(replace(scorecard, columns=("indicator", "colour")))
    assert wording.columns_of(replace(scorecard, columns=("latest",))) == ("indicator", "latest")


def test_values_carry_their_unit_and_symbols_do_not():
    hidden = PublicCell(symbol=Symbol.CONFIDENTIAL, why="Hidden.")
    assert wording.value_text(PublicCell("23.4"), Unit.PERCENT) == "23.4%"
    assert wording.value_text(PublicCell("1,412"), Unit.DAYS) == "1,412 days"
    assert wording.value_text(hidden, Unit.PERCENT) == "[c]"
    assert wording.value_text(None, Unit.PERCENT) == "–"
    assert wording.short_text(PublicCell("412"), Unit.DAYS) == "412"


def test_a_heading_carries_the_unit_that_its_column_leaves_out():
    assert wording.unit_in_heading(Unit.DAYS) == " (days)"
    assert wording.unit_in_heading(Unit.PERCENT) == wording.unit_in_heading(Unit.COUNT) == ""


def test_the_bar_under_a_target_is_its_floor_or_else_its_baseline(scorecard):
    bars = scorecard.rows[0].bars
    baseline = replace(bars, floor=None, baseline=PublicCell("520"))
    assert wording.bar_below_target(bars, Unit.PERCENT) == "floor 60%"
    assert wording.bar_below_target(baseline, Unit.DAYS) == "baseline 520"
    assert wording.bar_below_target(replace(bars, floor=None), Unit.PERCENT) == ""


def test_the_method_is_named_once():
    named = PublicDirection(Arrow.UP, Movement.SAME, "step", "Up 1. Movement since last, not a trend.", None)
    bare = PublicDirection(Arrow.UP, Movement.SAME, "step", "Up 1.", None)
    none = PublicDirection(Arrow.NOT_COMPARED, Movement.NOT_JUDGED, "", "Nothing to compare.", None)
    assert wording.direction_sentence(named) == named.sentence
    assert wording.direction_sentence(bare) == "Up 1. Method: movement since last, not a trend."
    assert wording.direction_sentence(none) == none.sentence


def test_parts_share_one_symbol_and_keep_two_different_ones(scorecard):
    figure = scorecard.rows[0].latest
    hidden = PublicCell(symbol=Symbol.CONFIDENTIAL, why="Hidden.")
    assert wording.parts_text(figure) == "56 / 100"
    assert wording.parts_text(replace(figure, numerator=hidden, denominator=hidden)) == "[c]"
    assert wording.parts_text(replace(figure, numerator=hidden)) == "[c] / 100"


@pytest.mark.parametrize(
    ("arrow", "movement", "said"),
    [
        (Arrow.UP, Movement.WORSENED, "up, worsened"),
        (Arrow.DOWN, Movement.IMPROVED, "down, improved"),
        (Arrow.SAME, Movement.SAME, "same"),
        (Arrow.UP, Movement.NOT_JUDGED, "increased"),
        (Arrow.NOT_COMPARED, Movement.NOT_JUDGED, "not compared"),
    ],
)
def test_direction_in_words(arrow, movement, said):
    direction = PublicDirection(arrow, movement, "step", "", None)
    assert wording.direction_words(direction) == said
    assert bool(wording.arrow_sign(direction)) is (arrow is not Arrow.NOT_COMPARED)


@pytest.mark.parametrize(
    ("method", "arrow", "movement", "said"),
    [
        ("trend_test", Arrow.UP, Movement.IMPROVED, "improving"),
        ("regression", Arrow.UP, Movement.WORSENED, "worsening"),
        ("trend_test", Arrow.DOWN, Movement.NOT_JUDGED, "falling"),
        ("trend_test", Arrow.UNCLEAR, Movement.NOT_JUDGED, "no clear trend"),
        ("two_points", Arrow.UP, Movement.WORSENED, "worsened"),
        ("two_points", Arrow.DOWN, Movement.NOT_JUDGED, "lower"),
        ("two_points", Arrow.UNCLEAR, Movement.NOT_JUDGED, "no clear change"),
        ("spc", Arrow.DOWN, Movement.IMPROVED, "special cause: improvement"),
        ("spc", Arrow.DOWN, Movement.WORSENED, "special cause: concern"),
        ("spc", Arrow.UP, Movement.NOT_JUDGED, "special cause: high"),
        ("spc", Arrow.UNCLEAR, Movement.NOT_JUDGED, "no special movement"),
        ("spc", Arrow.NOT_COMPARED, Movement.NOT_JUDGED, "not tested"),
    ],
)
def test_tested_directions_in_words(method, arrow, movement, said):
    assert wording.direction_words(PublicDirection(arrow, movement, method, "", None)) == said


def test_a_heading_has_room_for_the_charts_own_words():
    common = PublicDirection(Arrow.UNCLEAR, Movement.NOT_JUDGED, "spc", "", None)
    assert wording.direction_in_full(common) == "no special movement, common cause"
    special = replace(common, arrow=Arrow.UP, movement=Movement.WORSENED)
    assert wording.direction_in_full(special) == "concern, special cause"
    assert wording.direction_in_full(replace(special, method="step")) == "up, worsened"


@pytest.mark.parametrize("method", sorted(set(DIRECTION_METHODS) - {"step", "auto"}))
@pytest.mark.parametrize("movement", Movement)
@pytest.mark.parametrize("arrow", sorted(set(Arrow) - {Arrow.SAME}, key=lambda arrow: arrow.value))
def test_no_test_says_same(method, arrow, movement):
    said = wording.direction_words(PublicDirection(arrow, movement, method, "", None))
    assert said
    assert "same" not in said


def test_every_method_is_explained_in_words():
    assert wording.method_words("step") == "movement since last, not a trend"
    for method in set(DIRECTION_METHODS) - {"step", "auto"}:
        assert "chance" in wording.method_words(method)


def test_a_column_that_holds_a_test_is_not_headed_since_last(scorecard):
    row = scorecard.rows[0]
    tested = replace(row, direction=replace(row.direction, method="spc"))
    section = replace(scorecard.sections[0], rows=(*scorecard.sections[0].rows, tested))
    assert wording.heading("direction", scorecard) == "Since last"
    assert wording.heading("direction", replace(scorecard, sections=(section,))) == "Direction"
    assert wording.moved_from(row, ()) != "" == wording.moved_from(tested, ())


def test_a_tests_sentence_names_its_test_itself():
    refused = PublicDirection(Arrow.NOT_COMPARED, Movement.NOT_JUDGED, "spc", "Trend not tested.", None)
    assert wording.direction_sentence(refused) == "Trend not tested."


def test_a_draft_without_a_window_shows_a_dash():
    assert wording.window_words("") == "–"
    assert wording.window_words("R12M") == "12 months"
    assert wording.window_words("YTD") == "year so far"
    assert wording.window_words("A24M") == "latest known"


def test_a_total_has_one_part_and_no_note_about_the_other():
    nothing = PublicCell(symbol=Symbol.NOT_APPLICABLE, why="a number that is counted has no denominator")
    figure = Figure(Month.at(2022, 3), "March 2022", PublicCell("20"), PublicCell("20"), nothing, "provisional")
    assert wording.parts_text(figure) == "20"
    assert wording.symbol_notes(wording.cells_of([figure])) == ()
    gap = replace(figure, numerator=nothing)
    assert wording.parts_text(gap) == "[z]"
    assert wording.symbol_notes(wording.cells_of([gap])) == (("[z]", nothing.why),)


def test_notes_name_each_symbol_and_reason_once():
    first = PublicCell(symbol=Symbol.CONFIDENTIAL, why="Few children.")
    second = PublicCell(symbol=Symbol.CONFIDENTIAL, why="It would give another away.")
    notes = wording.symbol_notes([first, PublicCell("3"), None, second, first])
    assert notes == (("[c]", "Few children."), ("[c]", "It would give another away."))


def test_the_release_in_words(scorecard):
    assert wording.release_words(scorecard) == (
        "The Directorate scorecard for Marshland, March 2022, was published on 27 April 2022 "
        "with 4 of 6 indicators rated."
    )


def test_a_reading_goes_by_its_own_name(scorecard):
    reading = replace(scorecard.rows[1], short_name="Children settled")
    assert wording.row_name(reading) == "Children settled with the same carer"


def test_a_period_in_a_narrow_column():
    assert wording.short_period("January to March 2022") == "Jan to Mar 2022"
    assert wording.short_period("July 2022") == "July 2022"
    assert wording.short_period("autumn term 2021") == "autumn term 2021"


@pytest.mark.parametrize(
    ("value", "place"), [("39.9", "below"), ("40.0", "inside"), ("60.0", "inside"), ("60.1", "above")]
)
def test_the_ends_of_an_expected_range_are_inside_it(value, place):
    figures = wave(300, 420, 910)
    figures[-1] = replace(figures[-1], value=PublicCell(value))
    assert wording.expected_words(active("X24", "Notifications", figures)) == (place, "40.0 to 60.0")


def test_without_a_figure_or_a_range_there_is_no_place(scorecard):
    hidden = wave(300, 420, 910)
    hidden[-1] = not_shown(hidden[-1].month, HIDDEN)
    assert wording.expected_words(active("X24", "Notifications", hidden)) == ("", "")
    assert wording.expected_words(scorecard.rows[0]) == ("", "")


def test_a_district_that_has_reds_is_not_said_to_have_none(scorecard):
    district = replace(scorecard, county_name="Marshland", exceptions=())
    assert wording.no_exceptions_words(district) == (
        "None here: exceptions are written for what is red in Marshland as a whole."
    )
    assert wording.no_exceptions_words(scorecard) == "None: no indicator is red."
