"""Open data loaded beside a council's own returns: what stands beside its figures, on every output."""

import csv
import re
from datetime import date
from fractions import Fraction

import pytest

from waymark.cli.main import main
from waymark.domain.month import Month
from waymark.operations.compute import compute
from waymark.operations.init import init
from waymark.operations.load import load, load_returns
from waymark.operations.scorecard import publish_site
from waymark.operations.show import as_json, show
from waymark.operations.trace import trace

HEADING = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,"
    "new_la_code,la_name,category,referral_count,rereferral_count,rereferral_percent"
)
NEIGHBOURS = (
    *(("E10000012", 20.0), ("E10000011", 21.0), ("E06000030", 22.0), ("E10000034", 23.0), ("E10000017", 24.0)),
    *(("E06000062", 25.0), ("E10000024", 26.0), ("E10000031", "c"), ("E10000029", "x"), ("E10000028", 28.0)),
)


def open_data(folder, years=(2021, 2022), name="referrals.csv", england=21.5, **columns):
    """One file of re-referrals. columns: other names of its columns."""
    folder.mkdir(parents=True, exist_ok=True)
    heading = HEADING
    for ours, theirs in columns.items():
        heading = heading.replace(ours, theirs)
    lines = [heading]
    for year in years:
        when, country = f"{year},Reporting year", "E92000001,England"
        lines.append(f"{when},National,{country},,,,,,All,650270,140120,{england}")
        lines.append(f"{when},Regional,{country},E12000008,South East,,,,All,110000,28490,25.9")
        lines.append(f"{when},Local authority,{country},E12000008,South East,886,E10000016,Kent,All,19497,4196,21.5")
        lines += [f"{when},Local authority,{country},,,,{code},,All,100,10,{percent}" for code, percent in NEIGHBOURS]
    path = folder / name
    path.write_text("\n".join(lines) + "\n")
    return path


@pytest.fixture
def workspace(tmp_path):
    return init(tmp_path / "workspace", "kent")


@pytest.fixture
def loaded(workspace, returns, tmp_path):
    children = {"1001": ("2012-06-05", ["2021-04-10", "2021-09-10"], []), "1002": ("2010-03-01", ["2022-03-31"], [])}
    earlier = {"1003": ("2011-01-01", ["2020-05-01"], [])}
    census = [returns.cin_census(2021, earlier), returns.cin_census(2022, children)]
    load_returns(workspace, {"cin-census": census, "dfe-open-data": [open_data(tmp_path / "published")]})
    compute(workspace)
    return workspace


def compared(workspace, code="SCS03", period="2022-03"):
    return {one["kind"]: one for one in as_json(show(workspace, code, "", "", period))["comparators"]}


def test_show_has_england_the_region_the_neighbours_and_the_official_figure(loaded):
    found = compared(loaded)
    assert {kind: one["printed"] for kind, one in found.items()} == {
        "england": "21.5",
        "region": "25.9",
        "neighbours": "23.6",  # the mean of 20 to 26 and 28: 189 / 8 = 23.625
        "published": "21.5",
    }
    neighbours = found["neighbours"]
    assert neighbours["method"] == "mean of 8 of 10, list of 2021"
    publication = "Children in need, referrals and re-referrals, 2021 to 2022 (Department for Education)"
    assert neighbours["source"] == publication
    assert neighbours["period"] == "Reporting year 2022, to 31 March 2022"
    assert neighbours["same_period"] is True
    assert found["published"]["counted"] == "4,196 of 19,497"
    assert Fraction(4196, 19497) * 100 > 21.5  # the authority's own percentage is as published, not worked out


def test_a_figure_of_another_month_says_which_period_its_comparators_are_of(loaded, capsys):
    found = compared(loaded, period="2021-12")
    assert (found["england"]["same_period"], found["england"]["as_at"]) == (False, "2021-03")
    assert main(["show", "SCS03", "--period", "2021-12", "-w", str(loaded.root)]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "England: 21.5%, as published" in out
    assert "to 31 March 2021: not the period of the figure above" in out


def test_open_data_do_not_stretch_the_months_that_are_computed(workspace, returns, tmp_path):
    load_returns(
        workspace,
        {
            "cin-census": [returns.cin_census(2022, {"1001": ("2012-06-05", ["2021-04-10"], [])})],
            "dfe-open-data": [open_data(tmp_path, years=range(2013, 2026))],
        },
    )
    assert compute(workspace).months == (Month.at(2021, 4), Month.at(2022, 3))


def test_open_data_alone_can_be_computed(workspace, tmp_path):
    load(workspace, "dfe-open-data", [open_data(tmp_path)])
    compute(workspace)
    assert compared(workspace)["england"]["printed"] == "21.5"


def test_loading_again_renamed_or_in_another_order_changes_nothing(loaded, tmp_path):
    path = open_data(tmp_path / "again", name="other.csv")
    head, *rows = path.read_text().splitlines()
    path.write_text("\n".join([head, *reversed(rows)]) + "\n")
    assert not load(loaded, "dfe-open-data", [path]).changed


def test_a_corrected_file_takes_the_place_of_the_first(loaded, tmp_path):
    report = load(loaded, "dfe-open-data", [open_data(tmp_path / "corrected", england=21.4)])
    assert [edition.outcome for edition in report.editions] == ["corrected"]
    compute(loaded)
    assert compared(loaded)["england"]["printed"] == "21.4"


def test_a_later_file_with_other_names_counts_for_the_years_that_both_have(loaded, tmp_path):
    other = open_data(tmp_path, (2022, 2023), "later.csv", 22.9, rereferral_percent="Re_referrals_percent")
    assert [edition.outcome for edition in load(loaded, "dfe-open-data", [other]).editions] == ["new"]
    compute(loaded)
    assert compared(loaded)["england"]["printed"] == "22.9"
    assert compared(loaded, period="2021-12")["england"]["printed"] == "21.5"


def test_a_changed_declaration_makes_the_values_again(loaded):
    path = loaded.framework / "published" / "children-in-need-referrals.yaml"
    path.write_text(path.read_text().replace("value: rereferral_percent", "value: referral_count"))
    said = []
    compute(loaded, progress=said.append)
    assert "Making the standard tables again: published series have changed" in said
    assert compared(loaded)["england"]["printed"] == "650,270.0"


def test_every_output_of_a_scorecard_has_them(loaded, tmp_path):
    out = tmp_path / "site"
    publish_site(loaded, "childrens-social-work", Month.at(2022, 3), out, date(2022, 5, 6))
    page = re.sub(r"<[^>]+>|\s+", " ", (out / "scorecards" / "childrens-social-work.html").read_text())
    page = " ".join(page.split())
    assert "England 21.5% South East 25.9% Neighbours 23.6%" in page
    assert "statistical neighbours 23.6% (mean of 8 of 10, list of 2021)" in page
    own = " ".join((out / "indicators" / "SCS03.html").read_text().split())
    assert "Compared with other areas" in own
    assert "4,196 of 19,497" in own
    with (out / "data" / "figures.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["indicator_code"] == "SCS03" and row["lad_code"] == ""]
    (latest,) = [row for row in rows if row["time_period"] == "202203"]
    assert (latest["england"], latest["region"], latest["neighbours"]) == ("21.5", "25.9", "23.6")
    assert latest["comparator_period"] == "Reporting year 2022, to 31 March 2022"
    assert "mean of 8 of 10, list of 2021" in latest["comparator_source"]
    assert {row["england"] for row in rows if row["time_period"] != "202203"} == {"z"}


def test_without_open_data_nothing_is_compared_and_no_column_stands_empty(workspace, returns, tmp_path):
    load(workspace, "cin-census", [returns.cin_census(2022, {"1001": ("2012-06-05", ["2021-04-10"], [])})])
    compute(workspace)
    assert compared(workspace) == {}
    out = tmp_path / "site"
    publish_site(workspace, "childrens-social-work", Month.at(2022, 3), out, date(2022, 5, 6))
    page = (out / "scorecards" / "childrens-social-work.html").read_text()
    assert "Elsewhere" not in page
    assert "Comparators" not in page


def test_a_district_has_its_own_official_figure(workspace, tmp_path):
    heading = HEADING.replace("category,referral_count,rereferral_count,rereferral_percent", "lad_code,lad_name,")
    heading += "characteristic,characteristic_type,gender,children_number,gld_number,gld_percentage"
    country, total = "E92000001,England", "Total,Total,Total"
    ashford = f"{country},E12000008,South East,886,E10000016,Kent,E07000105,Ashford"
    rows = [
        f"202122,Academic year,National,{country},,,,,,,,{total},622583,405723,65.2",
        f"202122,Academic year,Local authority district,{ashford},{total},1594,1093,68.6",
    ]
    path = tmp_path / "profile.csv"
    path.write_text("\n".join([heading, *rows]) + "\n")
    load(workspace, "dfe-open-data", [path])
    compute(workspace)
    shown = as_json(show(workspace, "EY14", "published", "Ashford", "2021-22"))
    assert shown["printed"] == "68.6"
    (own,) = [one for one in shown["comparators"] if one["kind"] == "published"]
    assert (own["name"], own["counted"]) == ("Ashford, official figure", "1,093 of 1,594")


def test_a_published_value_leads_back_to_its_file_and_line(loaded):
    dataset = loaded.store.current_standard()
    (own,) = [
        row
        for row in dataset.rows("reference_value")
        if (row["area"], row["as_at"]) == ("E10000016", date(2022, 3, 31))
    ]
    (traced,) = trace(loaded.store, [str(own["row_id"])])
    assert (traced.file, traced.row) == ("published/referrals.csv", 17)
