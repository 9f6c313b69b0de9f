"""Declared series taken from files: which cells, of which rows, and where nothing is taken."""

from datetime import date

import pytest
from tests.unit.sources.dfe_open_data.conftest import (
    ASHFORD,
    ENGLAND,
    ESSEX,
    KENT,
    REGION,
    OpenData,
    standard,
    values,
)

from waymark.domain.publication import Pick, Publication, PublishedSeries

REREFERRALS = PublishedSeries(
    "rereferrals", Pick("rereferral_percent"), Pick("rereferral_count"), Pick("referral_count"), decimals=1
)
NEED = Publication(
    "need",
    "Children in need",
    "DfE",
    ("rereferral_percent",),
    (REREFERRALS,),
    (("rereferral_percent", ("Re_referrals_percent",)), ("referral_count", ("Referrals",))),
    (3, 31),
    status="final",
)
OWN = "category,referral_count,rereferral_count,rereferral_percent"


def test_a_value_keeps_its_counts_its_day_and_where_it_comes_from(open_data):
    made = standard(NEED, open_data.read(OWN, f"2018,Reporting year,{KENT},All,19373,4472,23.1"))
    (row,) = values(made)
    assert (row["series"], row["area"], row["as_at"]) == ("rereferrals", "E10000016", date(2018, 3, 31))
    assert (row["value"], row["numerator"], row["denominator"]) == (23_100_000, 4_472_000, 19_373_000)
    assert (row["status"], row["symbol"], row["period"]) == ("final", None, "Reporting year 2018")
    assert row["publication"] == "Children in need, 2018 (DfE)"
    assert made.issues == ()


def test_england_and_regions_are_never_worked_out_from_their_rounded_counts(open_data):
    made = standard(NEED, open_data.read(OWN, f"2018,Reporting year,{ENGLAND},All,100,30,21.9"))
    assert [row["value"] for row in values(made)] == [21_900_000]


@pytest.mark.parametrize("symbol", ["c", "z", "x", "low", "k", "u"])
def test_a_symbol_is_kept_in_the_place_of_a_value(open_data, symbol):
    made = standard(NEED, open_data.read(OWN, f"2018,Reporting year,{KENT},All,{symbol},{symbol},{symbol}"))
    (row,) = values(made)
    assert (row["value"], row["symbol"], row["denominator"]) == (None, symbol, None)


def test_a_column_is_found_under_the_name_of_another_year(open_data):
    kept = open_data.read("Referrals,Re_referrals_percent", f"2016,Reporting year,{KENT},18000,22.2")
    assert [(row["value"], row["denominator"]) for row in values(standard(NEED, kept))] == [(22_200_000, 18_000_000)]


def test_of_two_files_the_one_whose_periods_end_later_counts(open_data):
    old = open_data.read(OWN, f"2018,Reporting year,{KENT},All,100,20,20.0", f"2017,Reporting year,{KENT},All,9,1,11.1")
    new = open_data.read(OWN, f"2018,Reporting year,{KENT},All,100,21,21.0", f"2019,Reporting year,{KENT},All,9,1,12.5")
    for order in ((old, new), (new, old)):
        found = {row["as_at"].year: row["value"] for row in values(standard(NEED, *order))}
        assert found == {2017: 11_100_000, 2018: 21_000_000, 2019: 12_500_000}


def test_a_filter_left_open_is_taken_at_its_total(open_data):
    own = "sex,rereferral_percent"
    rows = [f"2018,Reporting year,{KENT},{label}" for label in ("Girls,20.0", "Total,23.1", "Boys,25.0")]
    made = standard(NEED, open_data.read(own, *rows))
    assert [row["value"] for row in values(made)] == [23_100_000]


def test_without_a_total_nothing_is_guessed(open_data):
    rows = [f"2018,Reporting year,{KENT},{label}" for label in ("Girls,20.0", "Boys,25.0")]
    made = standard(NEED, open_data.read("sex,rereferral_percent", *rows))
    assert [row["value"] for row in values(made)] == [None]
    (issue,) = made.issues
    assert (issue.rule, issue.field) == ("filter_not_chosen", "sex")
    assert "rows 2 and 3" in issue.sentence


def test_two_rows_of_one_thing_that_differ_give_no_figure(open_data):
    rows = [f"2018,Reporting year,{KENT},{value}" for value in ("20.0", "25.0")]
    made = standard(NEED, open_data.read("rereferral_percent", *rows))
    assert [(row["value"], row["flagged"]) for row in values(made)] == [(None, ",value,")]
    assert [issue.rule for issue in made.issues] == ["key_twice"]


def test_rows_alike_count_once(open_data):
    rows = [f"2018,Reporting year,{KENT},20.0"] * 2
    made = standard(NEED, open_data.read("rereferral_percent", *rows))
    assert [row["value"] for row in values(made)] == [20_000_000]
    assert made.issues == ()


def test_a_file_that_no_publication_knows_is_said(open_data):
    made = standard(NEED, open_data.read("people", f"2018,Reporting year,{KENT},20"))
    assert made.tables["reference_value"] == []
    assert [issue.rule for issue in made.issues] == ["publication_unknown"]
    assert "people" in made.issues[0].sentence


def test_a_column_that_a_series_needs_and_a_file_lacks_is_said_with_the_nearest(open_data):
    publication = Publication(
        "p", "Plans", "DfE", ("cpp_start",), (PublishedSeries("second", Pick("cpp_subsequent_percent")),)
    )
    made = standard(publication, open_data.read("cpp_start,cpp_subseqent_percent", f"2018,Reporting year,{KENT},20,5"))
    (issue,) = made.issues
    assert (issue.rule, issue.field) == ("series_column_missing", "cpp_subsequent_percent")
    assert "cpp_subseqent_percent" in issue.hint
    assert "published/p.yaml" in issue.hint


GAP = PublishedSeries(
    "gap",
    Pick("gld_percentage", (("sex", ("Total",)),)),
    Pick("gld_number", (("sex", ("Total",)),)),
    Pick("children", (("sex", ("Total",)),)),
    first=(("meals", ("Other",)),),
    second=(("meals", ("Known",)),),
)
PROFILE = Publication("profile", "Profile", "DfE", ("gld_number",), (GAP,))
GAP_OWN = "meals,sex,children,gld_number,gld_percentage"


def _gap(open_data: OpenData, place: str, first: str, second: str) -> dict[str, tuple[int | None, str | None]]:
    rows = [
        f"202122,Academic year,{place},{meals},{sex},{cells}"
        for meals, cells in (("Other", first), ("Known", second))
        for sex in ("Total", "Girls")
    ]
    made = standard(PROFILE, open_data.read(GAP_OWN, *rows))
    return {row["series"]: (row["value"], row["symbol"]) for row in values(made)}


def test_a_gap_of_an_authority_is_computed_from_unrounded_parts(open_data):
    found = _gap(open_data, KENT, "14984,10457,69.8", "3165,1494,47.2")
    assert found["gap"] == (22_583_982, None)  # 69.7878 less 47.2038
    assert found["gap#1"] == (69_800_000, None)
    assert found["gap#2"] == (47_200_000, None)


@pytest.mark.parametrize("place", [ENGLAND, REGION])
def test_a_gap_of_england_or_a_region_is_of_the_published_percentages(open_data, place):
    assert _gap(open_data, place, "15000,10000,69.8", "3000,1500,47.2")["gap"] == (22_600_000, None)


def test_a_gap_with_one_side_hidden_is_hidden(open_data):
    assert _gap(open_data, ASHFORD, "1000,700,70.0", "c,c,c")["gap"] == (None, "c")


def test_counts_in_another_row_are_found_by_labels_of_their_own(open_data):
    stability = PublishedSeries(
        "stable",
        Pick("percent", (("what", ("Stable",)),)),
        Pick("count", (("what", ("Stable",)),)),
        Pick("count", (("what", ("Total children",)),)),
    )
    publication = Publication("p", "Stability", "DfE", ("percent",), (stability,))
    rows = [f"2022,Reporting year,{KENT},{cells}" for cells in ("Stable,358,74", "Total children,485,100")]
    (row,) = values(standard(publication, open_data.read("what,count,percent", *rows)))
    assert (row["numerator"], row["denominator"], row["value"]) == (358_000, 485_000, 74_000_000)


@pytest.mark.parametrize(
    ("ends", "period", "identifier", "day"),
    [
        ((9, 30), "2025", "Reporting year", date(2025, 9, 30)),
        ((2, 29), "2025", "Calendar year", date(2025, 2, 28)),
        ((1, 31), "202425", "Academic year", date(2025, 1, 31)),
        ((10, 31), "202425", "Academic year", date(2024, 10, 31)),
        (None, "2025", "Reporting year", date(2025, 3, 31)),
        ((1, 31), "202425", "Autumn term", date(2024, 12, 31)),
    ],
)
def test_the_day_to_which_a_years_figures_relate_is_declared(open_data, ends, period, identifier, day):
    publication = Publication("p", "P", "DfE", ("value",), (PublishedSeries("one", Pick("value")),), ends=ends)
    made = standard(publication, open_data.read("value", f"{period},{identifier},{KENT},1"))
    assert [row["as_at"] for row in values(made)] == [day]


def test_only_the_declared_identifiers_count(open_data):
    publication = Publication(
        "p", "P", "DfE", ("value",), (PublishedSeries("one", Pick("value")),), identifiers=("Academic year",)
    )
    rows = [f"202425,{said},{KENT},{value}" for said, value in (("Academic year", 1), ("Autumn term", 2))]
    assert [row["value"] for row in values(standard(publication, open_data.read("value", *rows)))] == [1_000_000]


def test_a_column_may_say_how_final_a_row_is(open_data):
    publication = Publication(
        "p", "P", "DfE", ("value",), (PublishedSeries("one", Pick("value")),), status_column="version"
    )
    rows = [f"202425,Academic year,{place},{said},1" for place, said in ((KENT, "Provisional"), (ESSEX, "Final"))]
    found = values(standard(publication, open_data.read("version,value", *rows)))
    assert {row["area"]: row["status"] for row in found} == {"E10000016": "provisional", "E10000012": "final"}
