from dataclasses import replace

from tests.unit.publishing.builders import active, small_scorecard, wave

from waymark.domain.scorecard_outline import SectionKind
from waymark.scorecards.document import Section
from waymark.scorecards.sections import with_activity_apart

MEASURES = small_scorecard().rows
ACTIVITY = active("X24", "Notifications", wave(300, 420, 910))


def test_a_row_without_polarity_leaves_the_measures_for_a_last_section_of_activity():
    mixed = Section("first", "First", (ACTIVITY, *MEASURES[:2]))
    last = Section("second", "Second", MEASURES[2:])

    found = with_activity_apart((mixed, last))

    assert [(section.id, section.kind) for section in found] == [
        ("first", SectionKind.MEASURES),
        ("second", SectionKind.MEASURES),
        ("activity", SectionKind.ACTIVITY),
    ]
    assert found[0].rows == MEASURES[:2]
    assert found[2].rows == (ACTIVITY,)


def test_a_section_of_activity_or_context_keeps_its_place_and_its_rows():
    context = Section("who", "Who lives here", (ACTIVITY,), SectionKind.CONTEXT)
    measures = Section("first", "First", MEASURES)

    assert with_activity_apart((context, measures)) == (context, measures)


def test_the_new_section_takes_no_name_that_is_taken_and_an_emptied_one_is_left_out():
    emptied = Section("emptied", "Emptied", (ACTIVITY,))
    named = Section("activity", "Named so already", MEASURES)

    assert [section.id for section in with_activity_apart((emptied, named))] == ["activity", "activity-apart"]


def test_measures_are_the_rows_that_the_totals_count():
    sections = with_activity_apart((Section("first", "First", (ACTIVITY, *MEASURES)),))

    assert replace(small_scorecard(), sections=sections).measures == MEASURES
