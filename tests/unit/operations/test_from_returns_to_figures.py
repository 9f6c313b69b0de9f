"""The spine: returns go in, judged figures come out, and what the files do not cover is not available."""

import shutil
from datetime import date

import numpy as np
import pytest

from waymark.domain.errors import RefusedError, WaymarkError
from waymark.domain.month import Month
from waymark.framework.load import load_framework
from waymark.operations.compute import compute
from waymark.operations.explain import explain
from waymark.operations.explain_json import as_json as explanation_json
from waymark.operations.explain_lines import paragraphs
from waymark.operations.init import init
from waymark.operations.load import load
from waymark.operations.scorecard import publish_scorecard, publish_site
from waymark.operations.show import as_json, show
from waymark.worked.subjects import NAMES


@pytest.fixture
def workspace(tmp_path):
    return init(tmp_path / "workspace", "kent")


@pytest.fixture
def computed(workspace, three_years, two_censuses):
    load(workspace, "ssda903", [three_years])
    load(workspace, "cin-census", [two_censuses])
    compute(workspace)
    return workspace


@pytest.mark.parametrize(
    ("code", "period", "numerator", "denominator"),
    [
        # 2½ years in care and under 16: 1001, 1003, 1004 (1002 turned 16 in the month); 1003 moved last year
        ("SCS18", "2022-03", 2, 3),
        ("SCS18", "2022-02", 3, 4),
        # fostered and not unaccompanied: 1001, 1002, 1003, 1005; 1003 is with an agency
        ("SCS19", "2022-03", 3, 4),
        ("SCS34", "2022-03", 1, 2),
        # year to March 2022: 1002 (within 12 months of 31 March 2021), 1003 twice on one day, 1004
        ("SCS03", "2022-03", 1, 3),
        ("SCS13", "2022-03", 1, 2),
    ],
)
def test_figures_counted_by_hand(computed, code, period, numerator, denominator):
    shown = as_json(show(computed, code, period=period))
    assert (shown["numerator"], shown["denominator"]) == (numerator, denominator)
    assert shown["missing"] is None


def test_both_engines_give_the_same_run(computed):
    fast = computed.store.current_run()
    slow = compute(computed, engine="in_memory")
    assert fast is not None
    assert (slow.shapes, slow.areas, slow.asked) == (fast.shapes, fast.areas, fast.asked)
    for key in fast.shapes:
        assert slow.areas_with_anything(key) == fast.areas_with_anything(key)
        ours, theirs = slow.parts(key, slow.areas), fast.parts(key, fast.areas)
        assert np.array_equal(ours.numerator, theirs.numerator), key
        assert np.array_equal(ours.denominator, theirs.denominator), key
    assert slow.id != fast.id  # the engine is part of what a run says of itself


@pytest.mark.parametrize(
    ("code", "period", "said"),
    [
        ("SCS18", "2021-08", "data cover 1 April 2019 to 31 March 2022; this figure needs 1 March 2019"),
        ("SCS18", "2022-04", "data cover 1 April 2019 to 31 March 2022"),
        ("SCS03", "2022-02", "data cover 1 April 2020 to 31 March 2022; this figure needs 1 March 2020"),
        ("SCS13", "2021-02", "this figure needs 1 March 2020 to 28 February 2021"),
        ("SCS13", "2030-01", "data cover 1 April 2020 to 31 March 2022"),
    ],
)
def test_what_the_files_do_not_cover_is_not_available(computed, code, period, said):
    shown = as_json(show(computed, code, period=period))
    assert (shown["value"], shown["numerator"], shown["missing"]) == (None, None, "not available")
    assert shown["rating"] == "not_rated"
    assert said in shown["reason"]


def test_the_first_month_with_enough_files_is_available(computed):
    assert as_json(show(computed, "SCS18", period="2021-09"))["missing"] is None
    assert as_json(show(computed, "SCS13", period="2021-03"))["missing"] is None


def test_districts_and_the_remainder_add_up_to_the_county(computed, returns):
    path = returns.child_area(
        [
            ("1001", "Thanet", "", "", "home"),
            ("1002", "Shepway", "01/01/2015", "", "home"),
            ("1003", "Ashford", "", "01/03/2022", "home"),
            ("1005", "Nowhere", "", "", "home"),
        ]
    )
    report = load(computed, "extract", [path])
    assert [(issue.rule, issue.value, issue.count) for issue in report.noticed] == [("area_unknown", "Nowhere", 1)]
    compute(computed)
    tree = ("Kent", "Thanet", "Folkestone and Hythe", "Ashford", "District not known")
    parts = [as_json(show(computed, "SCS19", area=area, period="2022-03")) for area in tree]
    counts = [(part["numerator"], part["denominator"]) for part in parts]
    assert counts == [(3, 4), (1, 1), (1, 1), (0, 0), (1, 2)]  # 1003 left Ashford; 1005's district is no district
    assert parts[3]["missing"] == "no denominator"


def test_loading_again_renamed_or_reordered_changes_nothing(computed, three_years, tmp_path):
    before = computed.store.state()
    renamed = tmp_path / "again"
    for year in sorted(three_years.iterdir()):
        target = renamed / year.name
        shutil.copytree(year, target)
        episodes = target / "episodes.csv"
        header, *rows = episodes.read_text().splitlines()
        episodes.write_text("\n".join([header, *reversed(rows)]) + "\n")
    report = load(computed, "ssda903", [renamed])
    assert not report.changed
    assert [edition.outcome for edition in report.editions] == ["unchanged"] * 3
    assert computed.store.state() == before


def test_a_corrected_file_is_a_new_version_and_the_old_one_stays(computed, three_years):
    episodes = three_years / "2021-22" / "episodes.csv"
    episodes.write_text(episodes.read_text().replace("U1,PR1", "U4,PR4"))
    report = load(computed, "ssda903", [three_years / "2021-22"])
    (edition,) = report.editions
    assert (edition.outcome, edition.version) == ("corrected", 2)
    assert show(computed, "SCS19", period="2022-03").warnings  # computed before the correction
    compute(computed)
    assert as_json(show(computed, "SCS19", period="2022-03"))["numerator"] == 2
    loads = [at for at in computed.store.state().loads if (at.source, at.key) == ("ssda903", "2021-22")]
    assert [at.version for at in loads] == [1, 2]
    assert all((computed.store.extracts / at.extract / "episodes.parquet").exists() for at in loads)


def test_one_bad_file_of_several_and_nothing_is_loaded(workspace, three_years):
    episodes = three_years / "2020-21" / "episodes.csv"
    episodes.write_text(episodes.read_text().replace("DECOM", "STARTED", 1))
    with pytest.raises(RefusedError) as refused:
        load(workspace, "ssda903", [three_years])
    assert any("DECOM" in str(issue) and "2020-21" in issue.file for issue in refused.value.issues)
    assert workspace.store.state().loads == ()
    assert not list(workspace.store.extracts.glob("*"))


def test_strict_refuses_where_a_row_would_be_set_aside(workspace, three_years):
    episodes = three_years / "2021-22" / "episodes.csv"
    episodes.write_text(episodes.read_text().replace("1005,15/04/2021", "1005,not a date"))
    with pytest.raises(RefusedError) as refused:
        load(workspace, "ssda903", [three_years / "2021-22"], strict=True)
    assert [(issue.row, issue.field) for issue in refused.value.issues] == [(6, "DECOM")]
    report = load(workspace, "ssda903", [three_years / "2021-22"])
    assert report.editions[0].extract.set_aside == 1


def test_one_edition_twice_in_one_load_is_refused(workspace, three_years):
    shutil.copytree(three_years / "2021-22", three_years / "copy of 2021-22")
    with pytest.raises(RefusedError) as refused:
        load(workspace, "ssda903", [three_years])
    assert any("2021-22" in issue.sentence for issue in refused.value.issues)


def test_explain_walks_back_to_the_rows(computed):
    explained = explain(computed, "SCS18", period="2022-03")
    content = explanation_json(explained, list_rows=True)
    assert content["rule"] == "floor_and_target"
    assert content["target"]["year"] == "2021-22"
    assert content["target"]["where"].startswith("framework/targets/2021-22.csv:")
    assert content["rows"]["numerator"]["counted"] == content["numerator"] == 2
    assert content["rows"]["denominator"]["counted"] == content["denominator"] == 3
    assert len(content["rows"]["denominator"]["counted_rows"]) == 3
    assert sum(extract["rows_counted"] for extract in content["extracts"]) == 3
    assert {extract["edition"] for extract in content["extracts"]} == {"2019-20", "2020-21", "2021-22"}
    text = "\n".join(line for _, lines in paragraphs(explained, True) for _, line in lines)
    assert "1001" not in text  # a row id, never a child's


def test_a_wrong_field_sets_a_row_aside_only_where_it_is_needed(workspace, three_years):
    header = three_years / "2021-22" / "header.csv"
    header.write_text(header.read_text().replace("09/09/2010", "31/31/2010"))
    load(workspace, "ssda903", [three_years])
    compute(workspace)
    settled = explanation_json(explain(workspace, "SCS18", period="2022-03"), list_rows=False)
    fostered = explanation_json(explain(workspace, "SCS19", period="2022-03"), list_rows=False)
    assert settled["denominator"] == 2
    assert settled["rows"]["denominator"]["set_aside"] == 1
    assert (fostered["denominator"], fostered["rows"]["denominator"]["set_aside"]) == (4, 0)


def test_a_scorecard_of_small_counts_hides_them(computed, tmp_path):
    made = publish_scorecard(
        computed, "directorate", None, Month.parse("2022-03"), tmp_path / "out", ("html", "pdf"), date(2022, 5, 6)
    )
    rows = {row.key: row for row in made.scorecard.rows}
    assert rows["SCS19"].latest.value.hidden
    assert rows["SCS19"].verdict.rating.value == "not_rated"
    page = (tmp_path / "out" / "indicators" / "SCS19.html").read_text()
    assert "75.0" not in page
    assert "[c]" in page
    assert made.pdfs[0].read_bytes().startswith(b"%PDF")


def test_stale_figures_are_not_published(computed, three_years, tmp_path):
    load(computed, "ssda903", [three_years.parent / "ssda903"])
    targets = computed.framework / "targets" / "2021-22.csv"
    targets.write_text(targets.read_text() + "\n")
    with pytest.raises(WaymarkError, match="not of what is loaded"):
        publish_scorecard(computed, "directorate", None, None, tmp_path / "out", ("html",), date(2022, 5, 6))


@pytest.mark.parametrize(
    ("code", "reading", "area", "period", "said"),
    [
        ("SCS99", "", "", "", "no indicator 'SCS99'"),
        ("SCS18", "nosuch", "", "", "no reading 'nosuch'"),
        ("SCS18", "", "Atlantis", "", "no area 'Atlantis'"),
        ("SCS18", "", "", "last year", "not a period"),
    ],
)
def test_a_question_that_has_no_answer_says_what_is_known(computed, code, reading, area, period, said):
    with pytest.raises(WaymarkError, match=said):
        show(computed, code, reading, area, period)


def test_a_reading_is_asked_for_by_name_or_with_a_point(computed):
    by_name = as_json(show(computed, "SCS18", "same_carer", period="2022-03"))
    by_point = as_json(show(computed, "scs18.same_carer", period="2022-03"))
    assert by_name == by_point
    assert by_name["reading"] == "same_carer"


def test_before_anything_is_loaded_or_computed(workspace):
    with pytest.raises(WaymarkError, match="nothing has been loaded"):
        compute(workspace)
    with pytest.raises(WaymarkError, match="nothing has been computed"):
        show(workspace, "SCS18")


def test_a_workspace_is_not_made_over_something(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("keep")
    with pytest.raises(WaymarkError, match="not empty"):
        init(tmp_path / "mine", "kent")
    with pytest.raises(WaymarkError, match="no framework called"):
        init(tmp_path / "other", "atlantis")
    assert not (tmp_path / "other").exists()


def test_a_hidden_count_changed_leaves_every_byte_the_same(workspace, returns, tmp_path):
    """The boundary: from protection on, nothing of a hidden figure is left in anything that is written."""
    written = []
    for kept in (2, 4):  # of five children in care; both counts are small
        births = {str(3000 + n): f"0{n + 1}/05/2012" for n in range(5)}
        episodes = [
            (child, "01/05/2018", "S", "U4", "PR1" if number < kept else "PR4", "", "")
            for number, child in enumerate(births)
        ]
        place = returns.ssda903("2021-22", episodes, births)
        load(workspace, "ssda903", [place])
        compute(workspace)
        out = tmp_path / f"out{kept}"
        publish_scorecard(workspace, "directorate", None, None, out, ("html", "pdf"), date(2022, 5, 6))
        run = workspace.store.state().run[:12].encode()
        files = sorted(path for path in out.rglob("*") if path.is_file())
        pages = {str(path.relative_to(out)): path.read_bytes() for path in files}
        assert run in pages["indicators/SCS19.html"]  # the run is named, and differs; nothing else may
        written.append({name: content.replace(run, b"") for name, content in pages.items() if name[-3:] != "pdf"})
    assert as_json(show(workspace, "SCS19"))["numerator"] == 4
    assert written[0] == written[1]


def test_a_district_is_published_beside_the_county_not_over_it(computed, returns, tmp_path):
    load(computed, "extract", [returns.child_area([("1001", "Ashford", "", "", "home")])])
    compute(computed)
    out = tmp_path / "out"
    for area in (None, "Ashford"):
        publish_scorecard(computed, "directorate", area, None, out, ("html", "pdf"), date(2022, 5, 6))
    names = {path.name for path in out.rglob("*.*")}
    assert {"directorate.html", "directorate-E07000105.html", "SCS19.html", "SCS19-E07000105.html"} <= names
    assert {"directorate.pdf", "directorate-E07000105.pdf"} <= names


def test_a_quarterly_indicator_shows_the_quarter_that_had_ended(computed, tmp_path):
    indicator = computed.framework / "indicators" / "SCS34.yaml"
    indicator.write_text(indicator.read_text().replace("frequency: M", "frequency: Q"))
    compute(computed)
    shown = as_json(show(computed, "SCS34", period="2022-02"))
    assert (shown["period"], shown["as_at"]) == ("2021-Q3", "2022-02")
    made = publish_scorecard(
        computed, "directorate", None, Month.parse("2022-02"), tmp_path / "out", ("html",), date(2022, 3, 6)
    )
    row = next(row for row in made.scorecard.rows if row.code == "SCS34")
    assert (row.latest.words, str(row.latest.month)) == ("October to December 2021", "2021-12")
    words = [point.figure.words for point in row.trend]
    assert len(words) == len(set(words))
    assert words[-1] == "October to December 2021"


def test_a_file_without_a_year_replaces_the_one_that_it_overlaps(workspace, returns):
    def collection(*referrals):
        path = returns.cin_census(2021, {"1001": ("2012-06-05", list(referrals), [])})
        text = path.read_text()
        body = text[text.index("<Children>") + len("<Children>") : text.index("</Children>")]
        path.write_text(f"<CINdetailsCollection>{body}</CINdetailsCollection>")
        return path

    load(workspace, "cin-census", [collection("2018-05-01", "2020-05-01", "2021-05-01")])
    report = load(workspace, "cin-census", [collection("2019-05-01", "2020-05-01", "2021-05-01")])
    assert [(edition.outcome, edition.version) for edition in report.editions] == [("corrected", 2)]
    (current,) = workspace.store.state().current()
    assert current.extract == report.editions[0].extract.id
    dataset = workspace.store.current_standard()
    assert dataset is not None
    assert str(dataset.covers("referral")) == "1 April 2019 to 31 March 2022"


def test_tables_made_by_another_version_are_made_again(computed, monkeypatch):
    old = computed.store.current_standard()
    monkeypatch.setattr("waymark.operations.compute.__version__", "9.9")
    monkeypatch.setattr("waymark.operations.standardise.__version__", "9.9")
    compute(computed)
    new = computed.store.current_standard()
    assert old is not None
    assert new is not None
    assert (old.code_version, new.code_version) == ("0.1.0", "9.9")
    assert new.rows_by_table == old.rows_by_table


def test_a_target_for_a_reading_rates_it(computed):
    targets = computed.framework / "targets" / "2021-22.csv"
    header, *rows = targets.read_text().splitlines()
    own = next(row for row in rows if row.startswith("SCS18,"))
    targets.write_text("\n".join([header, *rows, own.replace("SCS18,", "SCS18.same_carer,", 1)]) + "\n")
    compute(computed)
    shown = as_json(show(computed, "SCS18.same_carer", period="2022-03"))
    assert shown["rating"] != "not_rated"
    assert shown["rule"] == "floor_and_target"


def test_another_key_is_refused_because_one_child_would_count_as_two(computed, three_years):
    computed.pseudonym_key.write_text("ab" * 32 + "\n")
    before = computed.store.state()
    with pytest.raises(WaymarkError, match="not the key"):
        load(computed, "ssda903", [three_years])
    assert computed.store.state() == before


def test_one_month_alone_still_has_its_arrow(computed):
    whole = as_json(show(computed, "SCS18", period="2022-03"))
    compute(computed, Month.parse("2022-03"), Month.parse("2022-03"))
    assert as_json(show(computed, "SCS18", period="2022-03")) == whole
    assert whole["direction"] != "not_compared"


def test_explain_of_a_district_names_the_extract_that_placed_the_children(computed, returns):
    load(computed, "extract", [returns.child_area([("1001", "Ashford", "", "", "home")])])
    compute(computed)
    of_district = explanation_json(explain(computed, "SCS19", area="Ashford", period="2022-03"), list_rows=False)
    of_county = explanation_json(explain(computed, "SCS19", period="2022-03"), list_rows=False)
    assert "extract" in {extract["return"] for extract in of_district["extracts"]}
    assert "extract" not in {extract["return"] for extract in of_county["extracts"]}


def test_the_whole_site_has_every_scorecard_the_districts_and_the_data(computed, tmp_path):
    out = tmp_path / "site"
    made = publish_site(computed, "directorate", Month.parse("2022-03"), out, date(2022, 5, 6))
    names = [(card.name, card.area) for card in made.scorecards]
    assert names[0] == ("directorate", "E10000016")
    assert {name for name, area in names if area == "E10000016"} == {
        card.name for card in load_framework(computed.framework)[0].scorecards
    }
    assert sum(name == "directorate" for name, _ in names) == 13
    ashford = next(card for card in made.scorecards if card.area == "E07000105")
    county = {row.key: row.latest for row in made.scorecards[0].rows}
    assert all(row.county == county[row.key] for row in ashford.rows)
    assert (out / "data" / "figures.csv").is_file()
    assert {path.stem for path in (out / "rules").iterdir()} == set(NAMES)
    policy = (out / "how-we-judge.html").read_text().partition('id="policy-2021-22-v1"')[2].partition("</tr>")[0]
    assert "policies/2021-22.yaml" in policy
    assert {path.name for path in made.pages} >= {"index.html", "definitions.html", "exceptions.html"}


def test_what_may_be_an_address_or_a_number_is_not_repeated(computed, returns):
    rows = [("1001", "12 Acacia Avenue", "", "", "home"), ("1002", "A123456789012", "", "", "home")]
    rows += [("1003", "Atlantis", "", "", "home")]
    report = load(computed, "extract", [returns.child_area(rows)])
    said = " ".join(f"{issue.sentence} {issue.value}" for issue in report.noticed)
    assert "'Atlantis' is not an area" in said
    assert "Acacia" not in said
    (edition,) = report.editions
    assert [(row.row, row.rule, row.value) for row in edition.set_aside] == [(3, "area_is_pupil_number", "(not shown)")]
