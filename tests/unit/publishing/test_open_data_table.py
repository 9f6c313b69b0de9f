import csv
import io
from dataclasses import replace

import pytest

from waymark.disclosure.cell import PublicCell, Symbol
from waymark.domain.month import Month
from waymark.domain.period import Frequency, YearType
from waymark.domain.verdict import Rating
from waymark.publishing.open_data.columns import COLUMNS, META_COLUMNS
from waymark.publishing.open_data.geography import Authority
from waymark.publishing.open_data.periods import when
from waymark.publishing.open_data.table import HEADINGS, open_data
from waymark.scorecards.document import PublicJudgement

MARSHLAND = Authority("E12000008", "South East", "999", "E10000099", "Marshland")


def lines(given):
    return list(csv.DictReader(io.StringIO(given.decode("utf-8"))))


@pytest.fixture
def table(scorecard):
    return lines(open_data([scorecard], MARSHLAND).figures)


def one(table, **wanted):
    (found,) = [line for line in table if all(line[name] == value for name, value in wanted.items())]
    return found


def test_each_published_figure_stands_once(scorecard, table):
    trend = {(row.key, point.figure.month) for row in scorecard.rows for point in row.trend}
    districts = sum(len(row.districts) for row in scorecard.rows)
    assert len(table) == len(trend) + districts
    keys = [(line["indicator_code"], line["reading"], line["lad_code"], line["time_period"]) for line in table]
    assert len(set(keys)) == len(keys)


def test_a_figure_carries_its_place_time_parts_bars_and_judgement(table):
    line = one(table, indicator_code="SCS18", reading="Total", time_period="202203", lad_code="")
    assert line == {
        "time_period": "202203",
        "time_identifier": "Month",
        "geographic_level": "Local authority",
        "country_code": "E92000001",
        "country_name": "England",
        "region_code": "E12000008",
        "region_name": "South East",
        "old_la_code": "999",
        "new_la_code": "E10000099",
        "la_name": "Marshland",
        "lad_code": "",
        "lad_name": "",
        "indicator_code": "SCS18",
        "reading": "Total",
        "indicator": "Children settled in one placement",
        "unit": "percent",
        "polarity": "H",
        "window": "R12M",
        "numerator": "56",
        "denominator": "100",
        "value": "56.0",
        "target": "70",
        "floor": "60",
        "baseline": "z",
        "other_bars": "z",
        "england": "z",
        "region": "z",
        "neighbours": "z",
        "comparator_period": "z",
        "comparator_source": "z",
        "rating": "Red",
        "rule": "floor_and_target",
        "policy": "2021-22 v1",
        "direction": "up",
        "movement": "improved",
        "direction_method": "step",
        "status": "provisional",
        "flags": "none",
    }


def test_districts_and_the_remainder_have_their_own_level(table):
    district = one(table, lad_code="E07000001")
    assert (district["geographic_level"], district["lad_name"]) == ("Local authority district", "Northmarsh")
    assert district["new_la_code"] == "E10000099"
    remainder = one(table, lad_code="x")
    assert (remainder["lad_name"], remainder["value"]) == ("Not available", "0.0")


def test_what_is_not_shown_is_a_symbol_and_never_a_number(scorecard, table):
    hidden = one(table, lad_code="E07000002")
    assert {hidden[name] for name in ("numerator", "denominator", "value")} == {"c"}
    late = one(table, indicator_code="SCS03", time_period="202003")
    assert {late[name] for name in ("numerator", "denominator", "value")} == {"x"}
    untargeted = [line for line in table if line["indicator_code"] == "SCS40"]
    assert {line["target"] for line in untargeted} == {"z"}
    low = PublicCell(symbol=Symbol.LOW, why="Rounds to zero.")
    row = scorecard.rows[0]
    figure = replace(row.latest, value=low)
    trend = (*row.trend[:-1], replace(row.trend[-1], figure=figure))
    section = replace(scorecard.sections[0], rows=(replace(row, latest=figure, trend=trend),))
    card = replace(scorecard, sections=(section,))
    assert one(lines(open_data([card], MARSHLAND).figures), time_period="202203", lad_code="")["value"] == "low"


def test_thousands_lose_their_comma_and_nothing_else(table):
    days = one(table, indicator_code="SCS29", time_period="202203")
    assert (days["numerator"], days["value"], days["unit"]) == ("9800", "490", "days")


def test_a_reading_is_named_and_blank_cells_stand_for_other_levels_only(table):
    assert {line["reading"] for line in table} == {"Total", "same_carer"}
    for line in table:
        blank = {name for name, value in line.items() if value == ""}
        assert blank <= {"lad_code", "lad_name"}


def test_the_months_of_a_trend_keep_their_own_judgement_where_it_is_given(scorecard):
    row = scorecard.rows[0]
    judged = PublicJudgement(
        replace(row.bars, others=(("band low", PublicCell("1,014")), ("band high", PublicCell("1,018")))),
        replace(row.verdict, rule="near_target", policy="2020-21 v1"),
        row.direction,
    )
    trend = (replace(row.trend[0], judged=judged), *row.trend[1:])
    card = replace(scorecard, sections=(replace(scorecard.sections[0], rows=(replace(row, trend=trend),)),))
    table = lines(open_data([card], MARSHLAND).figures)
    first = one(table, time_period="202003")
    assert (first["rule"], first["policy"]) == ("near_target", "2020-21 v1")
    assert first["other_bars"] == "band low=1014; band high=1018"
    assert one(table, time_period="202004")["rule"] == "z"


def test_the_fullest_account_of_a_figure_is_kept(release):
    directorate, _, *districts = release
    alone = lines(open_data([directorate], MARSHLAND).figures)
    both = lines(open_data([directorate, *districts], MARSHLAND).figures)
    wanted = {"indicator_code": "X01", "time_period": "202203", "lad_code": "E07000001"}
    assert one(alone, **wanted)["rule"] == "z"
    assert one(both, **wanted)["rule"] == "floor_and_target"
    assert len([line for line in both if line["lad_code"] == "E07000001"]) == sum(
        len(row.trend) for row in districts[0].rows
    )


def test_a_district_alone_brings_the_county_figures_that_stand_beside_its_own(release):
    table = lines(open_data([release[2]], MARSHLAND).figures)
    county = [line for line in table if line["geographic_level"] == "Local authority"]
    assert len(county) == 25
    assert {line["rating"] for line in county} == {"z"}


def test_two_accounts_that_differ_are_refused(scorecard):
    row = scorecard.rows[0]
    other = replace(row.latest, value=PublicCell("57.0"))
    twice = replace(scorecard, sections=(replace(scorecard.sections[0], rows=(replace(row, latest=other),)),))
    with pytest.raises(ValueError, match=r"SCS18 for Marshland, March 2022, as 57.0 \(56 of 100\) and as 56.0"):
        open_data([twice], MARSHLAND)
    recoloured = replace(row, verdict=replace(row.verdict, rating=Rating.GREEN))
    twice = replace(scorecard, sections=(replace(scorecard.sections[0], rows=(recoloured,)),))
    with pytest.raises(ValueError, match="different ratings"):
        open_data([twice], MARSHLAND)


@pytest.mark.parametrize("name", ["=1+1", "+cmd", "-2", "@SUM(A1)", "\t=1", " =1", "\n=1"])
def test_no_text_becomes_a_formula_and_numbers_stay_numbers(scorecard, name):
    falling = replace(
        scorecard.rows[0],
        name=name,
        latest=replace(scorecard.rows[0].latest, value=PublicCell("-3.5")),
        trend=(),
        districts=(),
        last_year=None,
    )
    card = replace(scorecard, sections=(replace(scorecard.sections[0], rows=(falling,)),))
    line = one(lines(open_data([card], MARSHLAND).figures), time_period="202203")
    assert line["indicator"] == f"'{name}"
    assert line["value"] == "-3.5"


def test_the_description_names_every_column_that_is_not_time_or_place(scorecard):
    meta = open_data([scorecard], MARSHLAND).meta
    described = lines(meta)
    assert tuple(described[0]) == META_COLUMNS
    assert [line["col_name"] for line in described] == list(HEADINGS[12:])
    assert {line["col_type"] for line in described} == {"Filter", "Indicator"}
    assert [line["col_name"] for line in described if line["col_type"] == "Indicator"] == [
        "numerator", "denominator", "value", "target", "floor", "baseline", "england", "region", "neighbours",
    ]  # fmt: skip
    assert all(line["label"] and line["label"] != line["filter_hint"] for line in described)
    assert len({column.label for column in COLUMNS}) == len(COLUMNS)


def test_the_order_is_by_code_then_area_then_time_and_the_bytes_repeat(release):
    given = open_data(release, MARSHLAND)
    assert given == open_data(release, MARSHLAND)
    table = lines(given.figures)
    codes = list(dict.fromkeys(line["indicator_code"] for line in table))
    assert codes == sorted(codes)
    first = [line for line in table if line["indicator_code"] == "X01"]
    assert list(dict.fromkeys(line["lad_name"] for line in first))[:3] == ["", "Northmarsh", "Downs & Vale"]
    months = [line["time_period"] for line in first if line["lad_code"] == ""]
    assert months == sorted(months)
    assert b"\r" not in given.figures
    assert not given.figures.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("month", "frequency", "year_type", "said"),
    [
        ((2022, 3), Frequency.MONTHLY, YearType.FINANCIAL, ("202203", "Month")),
        ((2018, 6), Frequency.QUARTERLY, YearType.FINANCIAL, ("201819", "Financial year Q1")),
        ((2019, 3), Frequency.QUARTERLY, YearType.FINANCIAL, ("201819", "Financial year Q4")),
        ((2024, 12), Frequency.TERMLY, YearType.ACADEMIC, ("202425", "Autumn term")),
        ((2025, 4), Frequency.TERMLY, YearType.ACADEMIC, ("202425", "Spring term")),
        ((2025, 8), Frequency.TERMLY, YearType.ACADEMIC, ("202425", "Summer term")),
        ((2017, 8), Frequency.ANNUAL, YearType.ACADEMIC, ("201617", "Academic year")),
        ((2017, 3), Frequency.ANNUAL, YearType.FINANCIAL, ("201617", "Financial year")),
        ((2000, 3), Frequency.ANNUAL, YearType.FINANCIAL, ("199900", "Financial year")),
        ((2017, 12), Frequency.ANNUAL, YearType.CALENDAR, ("2017", "Calendar year")),
    ],
)
def test_periods_in_the_columns_of_official_data(month, frequency, year_type, said):
    assert when(Month.at(*month), frequency, year_type) == said
