"""Returns that hold the same are loaded together: each thing counts once, and what gave way is said."""

from datetime import date

import pytest
from tests.unit.sources.write_workbook import write_workbook

from waymark.operations.init import init
from waymark.operations.load import load, load_returns

REFERRALS = ["Child Unique ID", "Date of Birth", "Date of Referral", "Referral Source", "Referral NFA?"]
BORN = date(2012, 6, 5)


@pytest.fixture
def workspace(tmp_path):
    return init(tmp_path / "workspace", "kent")


@pytest.fixture
def lists(tmp_path):
    """Six months to 10 June 2022: one referral that the census of 2021-22 has, one it has not, and one after it."""
    rows = [
        REFERRALS,
        ["1002", date(2006, 3, 1), date(2022, 3, 31), "6", "b) No"],
        ["1009", BORN, date(2022, 1, 4), "6", "b) No"],
        ["1001", BORN, date(2022, 6, 10), "6", "b) No"],
    ]
    return write_workbook(tmp_path / "lists.xlsx", {"List 3": rows})


def referrals(workspace):
    dataset = workspace.store.current_standard()
    return sorted(str(row["referral_date"]) for row in dataset.rows("referral")), dataset


def test_the_census_counts_on_its_days_and_the_lists_after_them(workspace, two_censuses, lists):
    load_returns(workspace, {"cin-census": [two_censuses]})
    before, _ = referrals(workspace)
    report = load(workspace, "annex-a", [lists])
    after, dataset = referrals(workspace)
    assert after == [*before, "2022-06-10"]
    assert str(dataset.coverage["referral"]) == "1 April 2020 to 10 June 2022"
    gave = {issue.rule: issue for issue in report.noticed}
    assert gave["gave_way_covered"].count == 2
    assert "Annex A" in gave["gave_way_covered"].sentence
    assert "census" in gave["gave_way_covered"].sentence


def test_the_order_of_loading_changes_nothing(workspace, two_censuses, lists):
    load(workspace, "annex-a", [lists])
    load(workspace, "cin-census", [two_censuses])
    one, dataset = referrals(workspace)
    load(workspace, "annex-a", [lists])
    assert workspace.store.current_standard().id == dataset.id
    assert one.count("2022-03-31") == 1


def test_a_table_of_one_return_is_its_very_file(workspace, two_censuses, lists):
    load_returns(workspace, {"cin-census": [two_censuses], "annex-a": [lists]})
    dataset = workspace.store.current_standard()
    plans = dataset.parquet("protection_plan")
    assert plans.stat().st_nlink > 1
    assert dataset.parquet("referral").stat().st_nlink == 1
