"""A change of a source on a day: which figures are of part of their period, which break the series, what is said."""

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.measures.test_outturns_from_parts import EVERY, R12M, indicator

from waymark.domain.coverage import Coverage, Span
from waymark.domain.measure import Count, External, Mean, Previous, Ratio, Sum
from waymark.domain.month import Month
from waymark.domain.outturn import Flag
from waymark.domain.period import Frequency, YearType
from waymark.domain.source_change import SourceChange
from waymark.domain.window import Window
from waymark.measures.dated_changes import told_of_months

PARTIAL, BREAK = (Flag.PARTIAL_PERIOD,), (Flag.SERIES_BREAK,)
ON = date(2017, 6, 11)
QUARTER = replace(indicator(Ratio(EVERY, EVERY, Window.parse("R3M"))), frequency=Frequency.QUARTERLY)
REPLACED = SourceChange(ON, "case system replaced", ("referral",), until=date(2017, 6, 30))
JUNE = Month.parse("2017-06")


def covering(*spans):
    coverage = Coverage.of(Span(date.fromisoformat(first), date.fromisoformat(last)) for first, last in spans)
    return {"referral": coverage}.get


def told(indicator, month, coverage_of, *changes, made_whole=lambda _: False, reading=""):
    asked = Month.parse(month)
    return told_of_months(
        indicator, reading, [asked], lambda table: coverage_of(table) or Coverage(), changes, made_whole
    )[asked]


STOPPED = covering(("2016-04-01", "2017-06-11"), ("2017-07-01", "2018-03-31"))
WHOLE = covering(("2016-04-01", "2018-03-31"))


def test_without_an_annotation_a_quarter_that_stops_has_no_figure():
    assert "11 June 2017" in told(QUARTER, "2017-06", STOPPED).missing.detail


def test_with_one_it_has_a_figure_of_the_rows_there_are_and_says_so():
    found = told(QUARTER, "2017-06", STOPPED, replace(REPLACED, promised=Month.parse("2017-09")))
    assert (found.missing, found.flags, found.partial[0].what) == (None, PARTIAL, "case system replaced")
    (note,) = found.notes
    assert note == (
        "Partial period: case system replaced on 11 June 2017; the files do not cover 12 June 2017 to 30 June 2017. "
        "The full figure is promised for September 2017."
    )


@pytest.mark.parametrize("month", ["2017-03", "2017-09", "2017-12"])
def test_quarters_before_and_after_are_whole(month):
    found = told(QUARTER, month, STOPPED, REPLACED)
    assert (found.missing, found.flags, found.notes) == (None, (), ())


def test_once_the_files_hold_the_quarter_nothing_is_flagged():
    assert told(QUARTER, "2017-06", WHOLE, REPLACED).flags == ()


@pytest.mark.parametrize(
    "change",
    [
        replace(REPLACED, partial=False),
        replace(REPLACED, tables=("care_episode",)),
        replace(REPLACED, indicators=("OTHER",)),
        replace(REPLACED, until=date(2017, 6, 20)),  # the files leave out more than was said
    ],
    ids=["no_part", "other_table", "other_indicator", "gap_too_short"],
)
def test_what_the_annotation_does_not_allow_stays_without_a_figure(change):
    assert told(QUARTER, "2017-06", STOPPED, change).missing is not None


def test_a_month_of_which_no_day_is_covered_is_no_part_of_anything():
    monthly = indicator(Ratio(EVERY, EVERY, Window.parse("M")))
    long = replace(REPLACED, on=date(2017, 4, 11))
    gap = covering(("2016-04-01", "2017-04-11"), ("2017-07-01", "2018-03-31"))
    assert told(monthly, "2017-04", gap, long).flags == PARTIAL
    assert told(monthly, "2017-05", gap, long).missing is not None


def test_a_year_that_holds_the_gap_is_partial_in_every_month_that_it_does():
    rolling = indicator(Ratio(EVERY, EVERY, R12M))
    assert [told(rolling, month, STOPPED, REPLACED).flags for month in ("2017-05", "2017-07", "2018-03")] == [
        (), PARTIAL, PARTIAL
    ]  # fmt: skip


def test_what_is_looked_back_on_counts_as_well():
    again = indicator(Ratio(Count("referral", "referral_date", previous=Previous(3)), EVERY, Window.parse("M")))
    assert [told(again, month, STOPPED, REPLACED).flags for month in ("2017-08", "2017-10")] == [PARTIAL, ()]


def test_snapshots_and_published_values_are_never_made_of_a_part():
    pupils = indicator(Mean(Sum("school_capacity", "as_at", "roll"), Window.parse("M")))
    published = indicator(External("plans", Window.parse("A")))
    for measured, table in ((pupils, "school_capacity"), (published, "reference_value")):
        change = replace(REPLACED, tables=(table,))
        covers = {table: Coverage.of([Span(date(2015, 1, 1), date(2015, 1, 31))])}.get
        assert told(measured, "2017-06", covers, change).missing is not None


def test_files_that_always_claim_the_whole_are_partial_until_it_is_said_that_they_are_not():
    said = replace(REPLACED, until=None)
    assert told(QUARTER, "2017-06", WHOLE, said).flags == PARTIAL
    assert told(QUARTER, "2017-06", WHOLE, said).notes == ("Partial period: case system replaced on 11 June 2017.",)
    assert told(QUARTER, "2017-06", WHOLE, said, made_whole=lambda change: change == said).flags == ()
    assert told(QUARTER, "2017-09", WHOLE, said).flags == ()


def test_without_a_last_day_the_files_may_stop_to_the_end_of_the_quarter_and_no_longer():
    stopped = covering(("2016-04-01", "2017-06-11"))
    said = replace(REPLACED, until=None)
    assert told(QUARTER, "2017-06", stopped, said).flags == PARTIAL
    assert told(QUARTER, "2017-09", stopped, said).missing is not None


def test_a_change_of_no_consequence_is_noted_where_its_day_lies():
    renamed = replace(REPLACED, what="new codes for need", partial=False)
    assert told(QUARTER, "2017-06", WHOLE, renamed).notes == ("New codes for need on 11 June 2017.",)
    assert told(QUARTER, "2017-09", WHOLE, renamed).notes == ()


def test_a_series_breaks_where_a_figure_or_the_one_before_lies_on_both_sides():
    broken = replace(REPLACED, partial=False, comparable=False, until=None)
    flags = [told(QUARTER, month, WHOLE, broken).flags for month in ("2017-03", "2017-06", "2017-09", "2017-12")]
    assert flags == [(), BREAK, BREAK, ()]
    (note,) = told(QUARTER, "2017-06", WHOLE, broken).notes
    assert note == "Series break: case system replaced on 11 June 2017. Not comparable with earlier figures."


def test_a_profile_reformed_at_the_start_of_a_year_breaks_that_year_alone():
    profile = replace(
        indicator(
            Ratio(Count("eyfsp_result", "assessed_on"), Count("eyfsp_result", "assessed_on"), Window.parse("YTD"))
        ),
        frequency=Frequency.ANNUAL,
        year_type=YearType.ACADEMIC,
    )
    reformed = SourceChange(date(2021, 9, 1), "profile reformed", ("eyfsp_result",), partial=False, comparable=False)
    covers = {"eyfsp_result": Coverage.of([Span(date(2015, 9, 1), date(2024, 8, 31))])}.get
    flags = {year: told(profile, f"{year}-08", covers, reformed).flags for year in (2021, 2022, 2023)}
    assert flags == {2021: (), 2022: BREAK, 2023: ()}


@pytest.mark.parametrize(
    ("on", "ends"), [("2017-06-11", "2017-06-30"), ("2017-07-01", "2017-09-30"), ("2017-12-31", "2017-12-31")]
)
def test_the_gap_of_a_change_without_a_last_day_ends_with_its_quarter(on, ends):
    assert SourceChange(date.fromisoformat(on), "x", ()).gap.last.isoformat() == ends


def test_gaps_of_a_coverage():
    covered = STOPPED("referral")
    assert covered.gaps(date(2017, 4, 1), date(2017, 9, 30)) == (Span(date(2017, 6, 12), date(2017, 6, 30)),)
    assert covered.gaps(date(2018, 3, 1), date(2018, 4, 30)) == (Span(date(2018, 4, 1), date(2018, 4, 30)),)
    assert covered.gaps(date(2017, 7, 1), date(2017, 7, 31)) == ()
    assert Coverage().gaps(date(2017, 7, 1), date(2017, 7, 31)) == (Span(date(2017, 7, 1), date(2017, 7, 31)),)
