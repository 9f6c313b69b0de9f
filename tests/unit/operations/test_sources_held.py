"""What is loaded, how complete, what it feeds, and what it cannot feed and why: from coverage and windows alone."""

import json
from datetime import date

import pytest
from tests.unit.conftest import AFTER_MOVE, BIRTHS, LONG, RECENT
from tests.unit.operations.test_partial_quarter import annotate

from waymark.cli.main import main
from waymark.domain.coverage import Span
from waymark.domain.errors import WaymarkError
from waymark.operations import sources as module
from waymark.operations.compute import compute
from waymark.operations.init import init
from waymark.operations.load import load
from waymark.operations.sources import sources


@pytest.fixture
def workspace(tmp_path):
    return init(tmp_path / "workspace", "kent")


def feeding(workspace, name):
    return {each.key: each for each in sources(workspace).feeding[name]}


def test_nothing_loaded_is_said(workspace):
    with pytest.raises(WaymarkError, match="nothing has been loaded"):
        sources(workspace)


def test_what_is_loaded_by_return_and_by_table(workspace, three_years, two_censuses):
    load(workspace, "ssda903", [three_years])
    load(workspace, "cin-census", [two_censuses])
    held = sources(workspace)
    assert [(one.name, one.editions) for one in held.returns] == [
        ("ssda903", ("2019-20", "2020-21", "2021-22")),
        ("cin-census", ("2020-21", "2021-22")),
    ]
    tables = {table.name: table for table in held.tables}
    assert str(tables["care_episode"].covers) == "1 April 2019 to 31 March 2022"
    assert (tables["care_episode"].returns, tables["care_episode"].gaps) == (("ssda903",), ())
    assert tables["child"].returns == ("ssda903", "cin-census")
    assert tables["referral"].rows == 6
    months = feeding(workspace, "ssda903")["SCS18"]
    assert (str(months.first), str(months.last), months.beside) == ("2021-09", "2022-03", ())


def test_a_year_that_is_missing_between_is_a_gap(workspace, returns):
    births = {"1001": BIRTHS["1001"], "1005": BIRTHS["1005"]}
    older = ("1001", "01/05/2018", "S", "U4", "PR1", "", "")
    load(workspace, "ssda903", [returns.ssda903("2018-19", [older], births)])
    load(workspace, "ssda903", [returns.ssda903("2021-22", [LONG, AFTER_MOVE, RECENT], BIRTHS)])
    tables = {table.name: table for table in sources(workspace).tables}
    assert tables["care_episode"].gaps == (Span(date(2019, 4, 1), date(2021, 3, 31)),)


def test_too_short_alone_says_how_short_and_what_the_figure_needs(workspace, returns):
    """One census of a year: re-referrals need the year and the one before it."""
    load(workspace, "cin-census", [returns.cin_census(2022, {"1": ("2012-06-05", ["2021-05-05"], [])})])
    found = feeding(workspace, "cin-census")["SCS03"]
    assert (found.first, found.beside) == (None, ())
    assert found.why.startswith(
        "it covers 12 months of referral (1 April 2021 to 31 March 2022); a figure needs 24 months"
    )
    assert "window R12M and 12 months before it" in found.why
    assert feeding(workspace, "cin-census")["SCS13"].first is not None


def test_what_is_absent_beside_it_is_named(workspace, three_years):
    """Contacts of care leavers need nothing else; return interviews need the referrals that are open."""
    load(workspace, "ssda903", [three_years])
    held = sources(workspace)
    absent = {one.table: one for one in held.not_loaded}
    assert absent["referral"].could_come_from[0] == "cin-census"
    assert {"SCS03"} <= set(absent["referral"].needed_by)
    assert absent["child_area"].could_come_from == ("extract",)
    assert "care_episode" not in absent


def test_a_figure_of_two_returns_is_fed_beside_the_other(workspace, returns, monkeypatch):
    """Two returns that feed one table, neither long enough: as six months of a list beside a census."""

    load(workspace, "cin-census", [returns.cin_census(2021, {"1": ("2012-06-05", ["2020-05-05"], [])})])
    load(workspace, "cin-census", [returns.cin_census(2022, {"1": ("2012-06-05", ["2021-05-05"], [])})])
    real = module._return_held

    def parted(name, extracts):
        return real(name, [each for each in extracts if (each[0] == "2020-21") == (name == "cin-census")])

    monkeypatch.setattr(module, "_return_held", parted)
    state = workspace.store.state()
    monkeypatch.setattr(
        type(workspace.store),
        "state",
        lambda _: type(state)(
            (*state.loads, *(type(load)(load.extract, "ssda903", load.key, 1) for load in state.loads)), state.standard
        ),
    )
    held = sources(workspace)
    (one,) = (each for each in held.feeding["ssda903"] if each.key == "SCS03")
    assert (str(one.first), one.beside) == ("2022-03", ("cin-census",))
    assert "12 months of referral" in one.why
    assert one.why.partition("; cin-census")[2].endswith("feeds referral too")


def test_promises_are_listed_until_made(workspace, files, capsys):
    annotate(workspace)
    load(workspace, "extract", [files / "old.csv", files / "new.csv"])
    assert sources(workspace).promises == ()  # before the first run
    compute(workspace)
    capsys.readouterr()
    assert main(["sources", "-w", str(workspace.root)]) == 0
    said = capsys.readouterr().out
    for words in (
        "Case system replaced on 11 June 2021 (Education, Health and Care Plans): promised for September 2021",
        "waymark show SEND20 --period 2021-06",
        "left out: 12 June 2021 to 30 June 2021",
        "No source is loaded for",
        "feeds, ",
    ):
        assert words in said
    load(workspace, "extract", [files / "later.csv"])
    compute(workspace)
    capsys.readouterr()
    assert main(["sources", "--all", "-w", str(workspace.root)]) == 0
    assert "made; it was promised for September 2021" in capsys.readouterr().out


def test_scripts_get_the_same(workspace, three_years, capsys):
    load(workspace, "ssda903", [three_years])
    capsys.readouterr()
    assert main(["sources", "--format", "json", "-w", str(workspace.root)]) == 0
    content = json.loads(capsys.readouterr().out)
    (held,) = content["returns"]
    assert held["covers"]["care_episode"] == [["2019-04-01", "2022-03-31"]]
    fed = {each["key"]: each for each in held["feeds"]}
    assert (fed["SCS18"]["from"], fed["SCS18"]["to"], fed["SCS18"]["why_not_alone"]) == ("2021-09", "2022-03", None)
    assert "referral" in [one["table"] for one in content["not_loaded"]]
    assert content["promises"] == []
