"""One small mistake in a framework that was right gives one issue: where, what, and what to do."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from waymark.domain.issue import Level

AA1, BB2 = "indicators/AA1.yaml", "indicators/BB2.yaml"
TARGETS, POLICY, CARD = "targets/2021-22.csv", "policies/2021-22.yaml", "scorecards/directorate.yaml"

# file · what stood there · what stands there now · line · rule · words of the sentence · words of the hint
MISTAKES = [
    # keys and values, against the schema
    (AA1, "polarity: L", "polarty: L", 4, "key_unknown", "no key 'polarty'", "Did you mean 'polarity'?"),
    (AA1, "polarity: L", "polarity: l", 4, "word_unknown", "'l' is not allowed", "Did you mean 'L'?"),
    (AA1, "unit: percent", "unit: percentage", 7, "word_unknown", "'percentage' is not", "Did you mean 'percent'?"),
    (AA1, "frequency: M\n", "", 1, "key_missing", "'frequency' is missing", "how often it is reported"),
    (AA1, "source: Children in Need census", "source:", 11, "value_missing", "'source' has no value", "Add it"),
    (AA1, "decimals: 1", "decimals: one", 8, "integer", "'one' is not a whole number", "digits"),
    (AA1, "decimals: 1", "decimals: 7", 8, "out_of_range", "7 is outside 0 to 4", "decimals printed"),
    (AA1, "2027-03-31", "2027-02-30", 15, "date_unreadable", "'2027-02-30' is not a date", "2021-03-31"),
    (AA1, "2027-03-31", "31/03/2027", 15, "date_unreadable", "'31/03/2027' is not a date", "2021-03-31"),
    (AA1, "source: Children", "sensitive: maybe\nsource: Children", 11, "yes_no", "neither yes nor no", "yes or no"),
    (AA1, "source: Children in Need census", "source: [a, b]", 11, "value_kind", "it holds a list", "one text"),
    (AA1, "code: AA1", "code: AA9", 1, "code_differs_from_file", "the file is named 'AA1'", "same name"),
    (AA1, "code: AA1", "code: AA1.x", 1, "form", "'AA1.x' does not fit 'code'", "letters, digits and hyphens"),
    (CARD, "audience: Directors", "audience: ''", 2, "value_missing", "'audience' is empty", "for whom"),
    (CARD, "[authority]", "[county]", 9, "word_unknown", "'county' is not allowed", "Choose one"),
    (CARD, "rating]", "ratng]", 8, "word_unknown", "'ratng' is not allowed", "Did you mean 'rating'?"),
    (CARD, "[AA1, BB2,", "[AA1, AA1, BB2,", 7, "value_repeated", "'AA1' stands twice", "Keep one"),
    (CARD, "[AA1, BB2, BB2.longer]", "AA1", 7, "value_kind", "should be a list of texts", "[one, two]"),
    (CARD, "[AA1, BB2, BB2.longer]", "[]", 7, "value_missing", "is an empty list", "codes"),
    (POLICY, "{rating: baseline_and_target}", "baseline_and_target", 6, "value_kind", "'AA1' in", "rating"),
    (AA1, "where: need = 'N1'", "where:", 22, "value_missing", "'where' has no value", "take the key out"),
    (BB2, "{draft: to be agreed}", "{draft: }", 34, "value_missing", "'draft' has no value", "not computed yet"),
    ("policies/2022-23.yaml", "same_as: 2021-22", "same_as:", 1, "value_missing", "'same_as' has no value", "year"),
    # YAML itself
    (AA1, "polarity: L", "polarity: L\npolarity: H", 5, "yaml_key_repeated", "already on line 4", "Keep one"),
    (AA1, "  ratio:", "\tratio:", 17, "yaml_tab", "indented with a tab", "spaces"),
    (AA1, "name: Percentage", "name: note: Percentage", 2, "yaml_syntax", "not YAML", "in quotes"),
    (AA1, "polarity: L", "polarity: *low", 4, "yaml_reuse", "An alias (*low)", "between quotes"),
    (AA1, "polarity: L", "polarity: &low L", 4, "yaml_reuse", "An anchor (&low)", "between quotes"),
    (AA1, "polarity: L", "polarity: !secret L", 4, "yaml_reuse", "A tag (!secret)", "between quotes"),
    (AA1, "polarity: L", "polarity: L\n---\ncode: x", 5, "yaml_documents", "second document", "one document"),
    (AA1, "polarity: L", "polarity: L\x07", 4, "yaml_character", "U+0007", "Remove it"),
    (AA1, "polarity: L", "? [a, b]\n: L", 4, "yaml_key", "must be a single word", "start of the line"),
    # measures
    (AA1, "table: referral\n", "table: referal\n", 20, "table_unknown", "'referal'", "Did you mean 'referral'?"),
    (AA1, "at: referral_date\n", "at: referal_date\n", 21, "column_unknown", "'referal_date'", "'referral_date'?"),
    (AA1, "at: referral_date\n", "at: need\n", 21, "column_type", "needs a date column", "referral_date"),
    (AA1, "at: referral_date\n", "at: birth_date\n", 21, "column_type", "'birth_date' cannot", "referral_date"),
    (AA1, "need = 'N1'", "ned = 'N1'", 22, "filter", "'ned' is not a column of referral", "filters.md"),
    (AA1, "window: R12M", "window: R1Y", 26, "window_unknown", "'R1Y' is not a window", "R12M"),
    (AA1, "    window: R12M\n", "", 18, "key_missing", "'window' is missing in ratio", "covers"),
    (AA1, "within_months: 12", "within_months: 0", 23, "out_of_range", "0 is outside 1 to 240", "months back"),
    (AA1, "{within_months: 12}", "{}", 23, "key_missing", "within_months or ever", "Add one"),
    (AA1, "{within_months: 12}", "{ever: no}", 23, "ever_no", "says nothing", "leave 'previous' out"),
    (AA1, "{within_months: 12}", "{within_months: 12, ever: yes}", 23, "keys_exclude", "cannot stand", "Keep one"),
    (AA1, "  ratio:", "  ratoi:", 17, "key_unknown", "no key 'ratoi' in measure", "Did you mean 'ratio'?"),
    (AA1, "    window: R12M", "    scale: 0\n    window: R12M", 26, "out_of_range", "more than 0", "100"),
    (BB2, "since: period_start", "since: period", 24, "column_unknown", "'period' is not a column", "'period_start'?"),
    (BB2, "since: period_start", "since: placement", 24, "column_type", "needs a date column", "period_start"),
    (BB2, "[unaccompanied_spell]", "[unaccompanied]", 26, "outside_unknown", "'unaccompanied'", "unaccompanied_spell"),
    (BB2, "[unaccompanied_spell]", "[referral]", 26, "outside_unknown", "'referral' is not", ""),
    (BB2, "table: care_episode\n", "table: referral\n", 20, "table_without_spells", "no spells", "'count'"),
    (BB2, "        end: end\n", "        end: start\n", 22, "spell_without_length", "one column", "two columns"),
    (BB2, "- id: longer", "- id: Longer one", 31, "form", "does not fit 'id'", "small letters"),
    # checks across files
    (BB2, "window: MS", "window: R12M", 16, "measure_contradiction", "A stock is a snapshot", "Change the window"),
    (AA1, "window: R12M", "window: MS", 16, "measure_contradiction", "Events are counted over", "Change the window"),
    (AA1, "unit: percent", "unit: days", 17, "unit_contradicts_measure", "scale 100 makes no days", "scale: 1"),
    (AA1, "window: R12M", "window: R12M\n    scale: 1", 27, "unit_contradicts_measure", "scale 100, not 1", "100"),
    (
        AA1,
        "numerator_name: referrals with an earlier one\n",
        "",
        1,
        "parts_without_names",
        "numerator_name",
        "in words",
    ),
    (TARGETS, "AA1,", "AA2,", 2, "unknown_indicator", "no indicator 'AA2'", "Did you mean 'AA1'?"),
    (TARGETS, "AA1,E10,", "AA1,E12,", 2, "unknown_area", "no area 'E12'", "Did you mean"),
    (TARGETS, "AA1,E10,", "AA1,not-known,", 2, "unknown_area", "no area 'not-known'", "E10"),
    (TARGETS, "2021-22,20.0", "2022-23,20.0", 2, "year_differs_from_file", "file is for 2021-22", "2022-23.csv"),
    (TARGETS, "2021-22,20.0", ",20.0", 2, "value_missing", "'year' has no value", "2017-18"),
    (TARGETS, "2021-22,20.0", "2021,20.0", 2, "year_unreadable", "not a financial year", "2016-17"),
    (TARGETS, "20.0,", "20.0%,", 2, "number", "'20.0%' is not a number", "no %"),
    (TARGETS, ",plan\nBB2", ",\nBB2", 2, "value_missing", "'decision_ref' has no value", "decision"),
    (
        TARGETS,
        "20.0,25.0",
        "20.0,19.0",
        2,
        "floor_beyond_target",
        "floor 19 is better",
        "for AA1 lower is better|Exchange",
    ),
    (TARGETS, "70,60", "70,71", 3, "floor_beyond_target", "floor 71 is better than the target 70", "Exchange"),
    (TARGETS, "24.0,,plan", "19.9,,plan", 2, "baseline_beyond_target", "baseline 19.9 is already better", "beyond"),
    (TARGETS, "70,60,", "70,60,71", 3, "baseline_beyond_target", "higher is better", "beyond the baseline"),
    (TARGETS, "70,60", "101,60", 3, "percentage_out_of_range", "target 101 is not a percentage", "Correct the target"),
    (TARGETS, "70,60", "70,-1", 3, "percentage_out_of_range", "floor -1 is not", "Correct the floor"),
    (TARGETS, "70,60", "70.5,60", 3, "more_decimals_than_indicator", "70.5 has more decimals than BB2", "0 decimals"),
    (TARGETS, "20.0,", "20.05,", 2, "more_decimals_than_indicator", "20.05 has more", "1 decimal"),
    (TARGETS, "BB2,E10", "AA1,886,2021-22,20,30,30,,x\nBB2,E10", 3, "duplicate_target", "on line 2", "effective_from"),
    (TARGETS, "24.0,,", "24.0,2022-04-01,", 2, "variation_outside_year", "2022-04-01 is not in 2021-22", "Correct"),
    (TARGETS, "floor,", "flor,", 1, "column_unknown", "no column 'flor'", "Did you mean 'floor'?"),
    (TARGETS, "AA1,E10,2021-22", "AA1,E10,2021-22,x", 2, "row_width", "9 fields; the header has 8", "double quotes"),
    (POLICY, "rating: floor_and", "rating: flor_and", 3, "unknown_rule", "'flor_and_target'", "'floor_and_target'?"),
    (POLICY, "direction: step", "direction: trend_tset", 4, "unknown_rule", "method 'trend_tset'", "'trend_test'?"),
    ("indicators/AA1.yaml", "decimals: 1", "decimals: 1\ndead_band: -1", 9, "out_of_range", "is -1", "from 0 up"),
    (POLICY, "direction: step", "direction: stepp", 4, "unknown_rule", "direction method 'stepp'", "'step'?"),
    (POLICY, "  AA1:", "  AA3:", 6, "unknown_indicator", "no indicator 'AA3'", "indicators/AA3.yaml"),
    ("policies/2022-23.yaml", "2021-22", "2020-21", 1, "policy_unknown", "no policy '2020-21'", "2021-22"),
    ("policies/2022-23.yaml", "2021-22", "2022-23", 1, "policy_circle", "2022-23 → 2022-23", "State 'default'"),
    (CARD, "BB2.longer", "BB2.long", 7, "unknown_indicator", "BB2 has no reading 'long'", "'longer'?"),
    (CARD, "BB2.longer", "AA1.longer", 7, "unknown_indicator", "AA1 has no reading", "write AA1 alone"),
    (CARD, "BB2.longer", "CC3", 7, "unknown_indicator", "no indicator 'CC3'", "indicators/CC3.yaml"),
    (BB2, "polarity: H", "polarity: T", 4, "polarity_without_band", "polarity T", "choose H or L"),
    # areas and the framework's own file
    ("areas.csv", "North,district", "North,authority", 3, "areas_authority", "there are 2", "kind"),
    ("areas.csv", "district,E10", "district,E99", 3, "area_parent", "here it is 'E99'", "Write E10"),
    ("areas.csv", "E11,North", "1,A School,school,E10,,,\nE11,North", 3, "area_parent", "here it is 'E10'", "E11"),
    (
        "areas.csv",
        "E11,North",
        "1,A School,school,,,,\nE11,North",
        3,
        "area_parent",
        "here it is ''",
        "Known here: E11",
    ),
    ("areas.csv", "E11,North", "E11,Shire", 3, "area_repeated", "'Shire' already means", "its own"),
    ("areas.csv", "Old North;N", "Old North;e10", 3, "area_repeated", "'e10' already means", "its own"),
    ("framework.yaml", "organisation: Small Council\n", "", 1, "key_missing", "'organisation' is missing", "council"),
]


@pytest.mark.parametrize(("file", "old", "new", "line", "rule", "said", "hint"), MISTAKES)
def test_a_mistake_is_located_and_explained(issues_after, file, old, new, line, rule, said, hint):
    errors = [issue for issue in issues_after(file, old, new) if issue.level is Level.ERROR]

    found = [issue for issue in errors if issue.rule == rule]
    assert found, [str(issue) for issue in errors]
    assert (found[0].file, found[0].row) == (f"small/{file}", line), str(found[0])
    assert said in found[0].sentence
    assert any(part in f"{found[0].sentence} {found[0].hint}" for part in hint.split("|")), found[0].hint
    assert {issue.rule for issue in errors} == {rule}, "one mistake, one kind of issue"


WARNINGS = [
    (AA1, "owner: Head of Service\n", "", "owner_checker_review", "owner of AA1 is missing"),
    (AA1, "checker: Management Information\n", "", "owner_checker_review", "checker of AA1 is missing"),
    (AA1, "review_date: 2027-03-31\n", "", "owner_checker_review", "review date of AA1 is missing"),
    (
        AA1,
        "that come again",
        "that come again (YTD)",
        "window_contradicts_text",
        "says YTD; the measure's window is R12M",
    ),
    (TARGETS, "70,60", ",60", "kpi_without_target_or_polarity", "BB2 has a polarity, but no target"),
    (BB2, "polarity: H", "polarity: none", "kpi_without_target_or_polarity", "BB2 has a target, but no polarity"),
    (TARGETS, "20.0,25.0,24.0", "20.0,25.0,", "bar_missing_for_rule", "needs a baseline"),
    (TARGETS, "70,60", "70,", "bar_missing_for_rule", "needs a floor"),
]


@pytest.mark.parametrize(("file", "old", "new", "rule", "said"), WARNINGS)
def test_a_warning_does_not_refuse(small, file, old, new, rule, said):
    small.change(file, old, new)

    framework, issues = small.load()

    assert framework is not None
    assert [issue for issue in issues if issue.rule == rule and said in issue.sentence], [str(i) for i in issues]
    assert all(issue.level is Level.WARNING for issue in issues)
    assert all(issue.row is not None and issue.file.startswith("small/") for issue in issues)


def test_every_problem_of_every_file_comes_at_once(small):
    small.change(AA1, "polarity: L", "polarity: X")
    small.change(AA1, "need = 'N1'", "ned = 'N1' AND lower(need) = 'a'")
    small.change(BB2, "since: period_start", "since: period")
    small.change(TARGETS, "70,60", "70,x")
    small.change(POLICY, "rating: floor_and_target", "rating: tolerance")
    small.change(CARD, "frequency: monthly", "frequency: often")
    small.change("areas.csv", "North,district", "North,ward")
    small.change("framework.yaml", "name: small", "nmae: small")

    framework, issues = small.load()

    assert framework is None
    places = {(issue.file.removeprefix("small/"), issue.row) for issue in issues if issue.level is Level.ERROR}
    assert places == {
        (AA1, 4), (AA1, 22), (BB2, 24), (TARGETS, 3), (POLICY, 3), (CARD, 3), ("areas.csv", 3), ("framework.yaml", 1),
    }  # fmt: skip
    assert len([issue for issue in issues if issue.row == 22 and issue.rule == "filter"]) == 2
    assert issues == sorted(issues, key=lambda issue: (issue.file, issue.row or 0, issue.field))


def test_a_broken_indicator_is_not_called_unknown_by_the_files_that_name_it(small):
    small.change(AA1, "polarity: L", "polarity: X")

    assert {issue.rule for issue in small.load()[1]} == {"word_unknown"}


def test_a_broken_targets_file_gives_no_warning_about_missing_targets(small):
    small.change(TARGETS, "20.0,25.0", "x,25.0")

    assert {issue.rule for issue in small.load()[1]} == {"number"}


@pytest.mark.parametrize("name", ["framework.yaml", "areas.csv"])
def test_a_file_that_is_not_there(small, name):
    (small.folder / name).unlink()

    framework, issues = small.load()

    assert framework is None
    assert [(issue.rule, issue.file) for issue in issues] == [("file_missing", f"small/{name}")]


def test_a_folder_that_is_not_there(tmp_path, small):
    (small.folder / "indicators" / "AA1.yaml").unlink()
    (small.folder / "indicators" / "BB2.yaml").unlink()
    assert "indicators_none" in {issue.rule for issue in small.load()[1]}

    nowhere = type(small)(tmp_path / "nowhere")
    framework, issues = nowhere.load()
    assert framework is None
    assert [issue.rule for issue in issues] == ["folder_missing"]


def test_files_that_are_never_read_are_named(small):
    small.write("indicators/CC3.yml", "code: CC3\n")
    small.write("targets/.hidden", "")

    framework, issues = small.load()

    assert framework is not None
    assert [(issue.rule, issue.file, issue.level) for issue in issues] == [
        ("file_not_read", "small/indicators/CC3.yml", Level.WARNING)
    ]


@pytest.mark.parametrize(
    ("content", "rule", "line"),
    [
        (b"name: Caf\xe9\nx: 1\n", "encoding", 1),
        (b"ok: 1\nname: \xff\n", "encoding", 2),
        (b"x" * 300_000, "file_too_large", None),
        (b"", "yaml_no_keys", 1),
        (b"- one\n- two\n", "yaml_no_keys", 1),
        (b"a: " + b"[" * 5_000, "yaml_too_deep", 1),
        (b"{" * 5_000, "yaml_too_deep", 1),
    ],
)
def test_a_file_that_cannot_be_read(small, content, rule, line):
    small.write("framework.yaml", content)

    issues = small.load()[1]

    assert [(issue.rule, issue.row, issue.file) for issue in issues] == [(rule, line, "small/framework.yaml")]


def test_a_byte_order_mark_and_other_line_ends_are_taken(small):
    for name in ("framework.yaml", "areas.csv", AA1, TARGETS):
        text = (small.folder / name).read_bytes()
        small.write(name, b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"))

    framework, issues = small.load()

    assert issues == []
    assert framework is not None


def test_a_spreadsheet_saved_with_semicolons_is_recognised(small):
    text = (small.folder / TARGETS).read_text()
    small.write(TARGETS, text.replace(",", ";"))

    assert [issue.rule for issue in small.load()[1]] == ["csv_separator"]


def test_an_unclosed_quotation_mark_in_csv(small):
    small.change(TARGETS, ",plan\n", ',"plan\n')

    rules = {issue.rule for issue in small.load()[1] if issue.level is Level.ERROR}

    assert rules == {"csv_syntax"}


def test_two_codes_that_differ_in_case_only(small):
    text = (small.folder / AA1).read_text()
    small.write("indicators/aa1.yaml", text.replace("code: AA1", "code: aa1"))
    if len(list((small.folder / "indicators").iterdir())) == 2:
        return  # this disk takes both names for one file, so there is nothing to tell apart

    issues = [issue for issue in small.load()[1] if issue.level is Level.ERROR]

    assert [(issue.rule, issue.file) for issue in issues] == [("duplicate_indicator", "small/indicators/aa1.yaml")]


def test_an_indicator_in_two_sections(small):
    small.change(CARD, "columns:", "  - {id: second, title: Second, indicators: [BB2]}\ncolumns:")

    issues = small.load()[1]

    assert [(issue.rule, issue.row) for issue in issues] == [("repeated_on_scorecard", 8)]
    assert "'first'" in issues[0].sentence


def test_a_year_with_targets_and_no_policy(small):
    small.write("targets/2030-31.csv", "indicator,area,year,target,decision_ref\nBB2,E10,2030-31,80,plan\n")

    issues = small.load()[1]

    assert [(issue.rule, issue.level) for issue in issues] == [("target_year_without_policy", Level.WARNING)]


def test_policies_that_carry_on_from_each_other(small):
    small.write("policies/2023-24.yaml", "same_as: 2024-25\n")
    small.write("policies/2024-25.yaml", "same_as: 2023-24\n")

    issues = small.load()[1]

    assert {(issue.rule, issue.file) for issue in issues} == {
        ("policy_circle", "small/policies/2023-24.yaml"),
        ("policy_circle", "small/policies/2024-25.yaml"),
    }


_SCRAPS = ("", " ", "x", "-", ":", "'", "[", "{", "#", "\t", "&a", "*a", "!t", "0", "yes", "2021-22", ",,", "£", "\x00")


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_framework_is_refused_with_issues_and_never_with_a_crash(small, data):
    """Cut a file, or put a scrap into it: there is a framework exactly when no error is said."""
    name = data.draw(
        st.sampled_from(sorted(path.relative_to(small.folder).as_posix() for path in small.folder.rglob("*.*")))
    )
    path = small.folder / name
    before = path.read_bytes()
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, min(start + 60, len(before))))
    path.write_bytes(before[:start] + data.draw(st.sampled_from(_SCRAPS)).encode() + before[end:])
    try:
        framework, issues = small.load()
    finally:
        path.write_bytes(before)

    assert (framework is None) == any(issue.level is Level.ERROR for issue in issues)
    if framework is not None:
        assert {indicator.code for indicator in framework.indicators} == {"AA1", "BB2"}
        assert [policy.year.label for policy in framework.policies] == ["2021-22", "2022-23"]


BANDS = [
    ("BB2,E10,2021-22,70,60,50,,plan,75,65", {"band_contradicts_target"}),
    ("BB2,E10,2021-22,70,60,50,,plan,71,75", {"band_contradicts_target"}),
    ("BB2,E10,2021-22,70,60,50,,plan,71,", {"band_one_sided"}),
    ("BB2,E10,2021-22,70,60,50,,plan,,", {"polarity_without_band"}),
    ("BB2,E10,2021-22,70,60,50,,plan,69,71.5", {"more_decimals_than_indicator"}),
    ("BB2,E10,2021-22,70,60,50,,plan,69,71", set()),
]


@pytest.mark.parametrize(("row", "rules"), BANDS)
def test_a_band_goes_with_polarity_t_and_holds_its_target(small, row, rules):
    small.change(BB2, "polarity: H", "polarity: T")
    small.change(POLICY, "rating: floor_and_target", "rating: baseline_and_target")
    header = "indicator,area,year,target,floor,baseline,effective_from,decision_ref,band_low,band_high"
    small.write(TARGETS, f"{header}\nAA1,E10,2021-22,20.0,25.0,24.0,,plan,,\n{row}\n")

    assert {issue.rule for issue in small.load()[1]} == rules


def test_a_band_on_an_indicator_that_has_a_direction(small):
    header = "indicator,area,year,target,floor,decision_ref,band_low,band_high"
    small.write(TARGETS, f"{header}\nBB2,E10,2021-22,70,60,plan,69,71\n")

    errors = [issue for issue in small.load()[1] if issue.level is Level.ERROR]

    assert [issue.rule for issue in errors] == ["band_contradicts_target"]
    assert "higher is better" in errors[0].sentence


@pytest.mark.parametrize("kind", ["activity", "context"])
def test_what_can_be_red_stands_in_no_section_that_is_left_out_of_the_totals(small, kind):
    small.change(CARD, "    title: First", f"    title: First\n    kind: {kind}")

    issues = small.load()[1]

    assert {issue.value for issue in issues if issue.rule == "judged_outside_measures"} == {"AA1", "BB2", "BB2.longer"}
    assert issues[0].row == 8
    assert kind in issues[0].sentence


def test_words_for_layout_and_kind_that_are_none(small):
    small.change(CARD, "    title: First", "    title: First\n    kind: activty")
    small.change(CARD, "frequency: monthly", "frequency: monthly\nlayout: raport")

    issues = small.load()[1]

    assert [issue.field for issue in issues] == ["layout", "sections.1.kind"]
    assert [issue.hint for issue in issues] == ["Did you mean 'report'?", "Did you mean 'activity'?"]


def test_a_scorecard_chooses_its_columns_and_a_report_has_none(small):
    small.change(CARD, "area_kinds:", "layout: report\narea_kinds:")
    (unwanted,) = small.load()[1]
    small.change(CARD, "columns: [code, indicator, latest, rating]\nlayout: report\n", "")
    (wanted,) = small.load()[1]

    assert (unwanted.rule, unwanted.field, unwanted.row) == ("columns_on_report", "columns", 8)
    assert (wanted.rule, wanted.field) == ("key_missing", "columns")
