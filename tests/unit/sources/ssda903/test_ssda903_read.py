"""One edition read: typed rows, flags, rows set aside, and every problem located."""

from datetime import date

import pytest

from waymark.domain.coverage import Coverage, Span
from waymark.domain.errors import RefusedError
from waymark.domain.issue import Level
from waymark.sources.ssda903.schema import TABLES

YEAR_2021 = Coverage.of([Span(date(2021, 4, 1), date(2022, 3, 31))])


@pytest.fixture
def read(tmp_path, sets):
    """Reads one set of 2021-22 made of the tables given."""

    def one(year=None, **tables):
        sets.write(tmp_path / "return", **tables)
        (taken,) = sets.take(tmp_path / "return", year=year)
        return taken

    return one


@pytest.fixture
def refusal(read):
    def of(year=None, **tables):
        with pytest.raises(RefusedError) as refused:
            read(year, **tables)
        return refused.value.issues

    return of


def by_rule(taken, rule):
    (issue,) = [issue for issue in taken.edition.issues if issue.rule == rule]
    assert issue.level is Level.WARNING
    return issue


def test_rows_are_typed_and_children_are_pseudonyms(read, sets):
    taken = read(episodes=[{"DEC": "03/06/2021", "REC": "x1 "}], uasc=[{"DUC": "05/01/2030"}])
    (episode,) = taken.rows["episodes"]
    assert episode == {
        "row_id": "ssda903:episodes:2",
        "flagged": "",
        "child": sets.pseudonym("1"),
        "DECOM": date(2021, 5, 1),
        "RNE": "S",
        "LS": "C2",
        "CIN": "N1",
        "PLACE": "U4",
        "PLACE_PROVIDER": "PR1",
        "DEC": date(2021, 6, 3),
        "REC": "X1",
        "REASON_PLACE_CHANGE": None,
        "HOME_SECTOR": "ZZ1 1",
    }
    assert taken.rows["header"][0]["MOTHER"] is False
    assert taken.rows["uasc"][0]["DUC"] == date(2030, 1, 5)
    assert "ZZ1 1ZZ" not in repr(taken.raw)
    assert not taken.edition.flagged
    assert not taken.edition.quarantined


def test_the_edition_says_its_year_its_coverage_and_its_profile(read):
    taken = read(
        episodes=[{"DECOM": "01/02/2015", "RNE": "P"}, {"CHILD": "2", "DECOM": "31/03/2022"}],
        oc3=[],
        missing=[{}],
    )
    edition = taken.edition
    assert edition.key == "2021-22"
    assert set(edition.coverage) == {
        "child",
        "care_episode",
        "adoption",
        "unaccompanied_spell",
        "care_leaver_contact",
        "missing_episode",
    }
    assert set(edition.coverage.values()) == {YEAR_2021}
    assert edition.profile.rows == {"header": 2, "episodes": 2, "oc3": 0, "missing": 1}
    assert edition.profile.children == 2
    assert (edition.profile.first_date, edition.profile.last_date) == (date(2015, 2, 1), date(2022, 3, 31))
    assert by_rule(taken, "table_not_given").field == "uasc"


def test_tables_not_given_cover_nothing_but_unaccompanied_children(read):
    taken = read(episodes=[{}])
    assert set(taken.edition.coverage) == {"child", "care_episode", "adoption", "unaccompanied_spell"}
    said = [issue.sentence for issue in taken.edition.issues if issue.rule == "table_not_given"]
    assert said == [
        (
            "There is no table `uasc` (unaccompanied children who sought asylum) for 2021-22; "
            "it is taken that no child was unaccompanied."
        ),
        "There is no table `oc3` (care leavers) for 2021-22, so what is computed from it is not available.",
        (
            "There is no table `missing` (children who went missing) for 2021-22, "
            "so what is computed from it is not available."
        ),
    ]


@pytest.mark.parametrize(
    ("table", "row", "column", "rule", "value"),
    [
        ("episodes", {"CHILD": " "}, "CHILD", "value_missing", ""),
        ("episodes", {"DECOM": ""}, "DECOM", "value_missing", ""),
        ("episodes", {"DECOM": "31/02/2021"}, "DECOM", "date_unreadable", "31/02/2021"),
        ("episodes", {"DECOM": "soon"}, "DECOM", "date_unreadable", "(not shown)"),
        ("header", {"CHILD": "\u00a0"}, "CHILD", "value_missing", ""),
        ("oc3", {"DOB": "1/13/2003"}, "DOB", "date_unreadable", "(not shown)"),
        ("missing", {"MIS_START": "?"}, "MIS_START", "date_unreadable", "?"),
        ("reviews", {"CHILD": "1", "DOB": "01/01/2010", "REVIEW_CODE": "PN1"}, "REVIEW", "value_missing", ""),
    ],
)
def test_rows_without_their_key_or_their_day_are_set_aside(read, table, row, column, rule, value):
    tables = {"episodes": [{}], "header": [{}]}
    tables[table] = [*tables.get(table, []), row]
    taken = read(**tables)
    (aside,) = taken.edition.quarantined
    assert (aside.file, aside.row) == (f"return/{table}.csv", 1 + len(tables[table]))
    assert (aside.column, aside.rule, aside.value) == (column, rule, value)
    issue = by_rule(taken, rule)
    assert (issue.file, issue.row, issue.field) == (aside.file, aside.row, column)
    assert issue.sentence.endswith("The row was set aside.")
    assert len(taken.rows.get(table, ())) == len(tables[table]) - 1


@pytest.mark.parametrize(
    ("table", "row", "column", "rule", "sentence", "value"),
    [
        (
            "episodes",
            {"DEC": "31/04/2021"},
            "DEC",
            "date_unreadable",
            "DEC cannot be read as a date. Read day first, its month has no such day.",
            "31/04/2021",
        ),
        ("episodes", {"DEC": "30/04/2021"}, "DEC", "end_before_start", "DEC is before DECOM.", "30/04/2021"),
        (
            "episodes",
            {"PLACE": "Q9"},
            "PLACE",
            "code_unknown",
            "PLACE holds a code that no year's return knows.",
            "Q9",
        ),
        ("episodes", {"RNE": ""}, "RNE", "value_missing", "RNE is blank.", ""),
        (
            "header",
            {"DOB": "2010-13-45"},
            "DOB",
            "date_unreadable",
            "DOB cannot be read as a date. Read year first, its month is not between 1 and 12.",
            "(not shown)",
        ),
        (
            "header",
            {"MOTHER": "perhaps"},
            "MOTHER",
            "yes_or_no_unreadable",
            "MOTHER cannot be read. This is neither yes (1, true) nor no (0, false).",
            "(not shown)",
        ),
        (
            "missing",
            {"MIS_END": "01/05/2021"},
            "MIS_END",
            "end_before_start",
            "MIS_END is before MIS_START.",
            "01/05/2021",
        ),
        (
            "missing",
            {"DOB": "03/05/2021"},
            "DOB",
            "born_after_event",
            "DOB is later than a date in the same row.",
            "(not shown)",
        ),
        (
            "oc2",
            {"CHILD": "1", "DOB": "01/01/2010", "SDQ_SCORE": "41"},
            "SDQ_SCORE",
            "number_out_of_range",
            "SDQ_SCORE is not between 0 and 40.",
            "41",
        ),
        (
            "oc2",
            {"CHILD": "1", "DOB": "01/01/2010", "SDQ_SCORE": "*"},
            "SDQ_SCORE",
            "number_unreadable",
            "SDQ_SCORE cannot be read as a number. The number is hidden behind a star.",
            "*",
        ),
        (
            "oc3",
            {"DOB": "01/06/2005"},
            "DOB",
            "age_out_of_range",
            "The birthday in the year of this return is not a 17th, 18th, 19th, 20th or 21st.",
            "(not shown)",
        ),
    ],
)
def test_wrong_values_are_flagged_and_their_rows_stay(read, table, row, column, rule, sentence, value):
    tables = {"episodes": [{}], "header": [{}]}
    tables[table] = [row]
    taken = read(**tables)
    (record,) = taken.rows[table]
    assert record[column] is None
    assert record["flagged"] == f",{column},"
    (flagged,) = taken.edition.flagged
    assert (flagged.row_id, flagged.table, flagged.column) == (f"ssda903:{table}:2", table, column)
    assert (flagged.value, flagged.rule, flagged.sentence) == (value, rule, sentence)
    issue = by_rule(taken, rule)
    assert (issue.file, issue.row, issue.field) == (f"return/{table}.csv", 2, column)
    assert not taken.edition.quarantined


def test_several_wrong_values_of_one_row_are_all_named(read):
    taken = read(episodes=[{"PLACE": "Q9", "LS": "??", "DEC": "never"}])
    assert taken.rows["episodes"][0]["flagged"] == ",LS,PLACE,DEC,"
    assert len(taken.edition.flagged) == 3


def test_a_code_of_another_year_is_kept_and_each_is_said_once(read):
    codes = ("E43", "e43", "E44")
    taken = read(
        episodes=[{"CHILD": str(row), "DEC": "01/06/2021", "REC": code} for row, code in enumerate(codes)],
    )
    assert [row["REC"] for row in taken.rows["episodes"]] == ["E43", "E43", "E44"]
    said = [issue for issue in taken.edition.issues if issue.rule == "code_of_another_year"]
    assert [(issue.field, issue.row, issue.count) for issue in said] == [("REC", 2, 2), ("REC", 4, 1)]
    assert said[0].sentence == "E43 is a code of REC up to 2017-18; this file is of 2021-22. It was kept."
    assert not taken.edition.flagged


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ({"DEC": "02/04/2022", "REC": "E4A"}, "date_after_year"),
        ({"REC": "X1"}, "reason_without_end"),
        ({"DEC": "05/05/2021"}, "end_without_reason"),
        ({"DEC": "01/05/2021", "REC": "X1"}, "episode_of_no_days"),
        ({"DECOM": "01/01/2009"}, "start_before_birth"),
    ],
)
def test_what_only_looks_odd_is_warned_of_and_kept(read, row, rule):
    taken = read(episodes=[{"CHILD": "2"}, row])
    assert by_rule(taken, rule).row == 3
    assert not taken.edition.flagged
    assert len(taken.rows["episodes"]) == 2


def test_an_end_on_the_first_of_april_is_the_year_end(read):
    taken = read(episodes=[{"DEC": "01/04/2022", "REC": "X1"}])
    assert taken.rows["episodes"][0]["DEC"] == date(2022, 4, 1)


def test_an_end_after_the_year_is_kept_and_the_episode_counts_up_to_it(tmp_path, sets):
    rows = [{"DEC": "10/05/2022", "REC": "E11"}, {"CHILD": "2"}]
    made = sets.standard(sets.write(tmp_path / "return", episodes=rows))
    care = {row["child"]: row for row in made.care_episode}[sets.pseudonym("1")]
    assert (care["end"], care["flagged"]) == (date(2022, 5, 10), "")
    assert [row["adoption_date"] for row in made.adoption] == [date(2022, 5, 10)]


def test_a_birth_date_of_the_header_is_not_shown_in_another_column(read):
    taken = read(episodes=[{"DEC": "02/01/2010"}], header=[{}])
    assert by_rule(taken, "end_before_start").value == "02/01/2010"
    taken = read(episodes=[{"DEC": "1 Jan 2010"}], header=[{}])
    assert by_rule(taken, "end_before_start").value == "(not shown)"


def test_identifiers_in_wrong_columns_are_neither_shown_nor_kept(tmp_path, sets):
    canaries = ("ZQ7CANARY", "77001234", "Q987654321098", "ZZ99 9QX", "ZZ999QX", "Quillfeather", "23/07/2009", "40017")
    names = [column.name for column in TABLES["episodes"].kept if column.name != "CHILD"]
    rows = [{"CHILD": "77001234", name: canary} for name in names for canary in canaries]
    wrong = [{"CHILD": "77001234", "DOB": "23/07/2009", "IN_TOUCH": canary, "ACTIV": canary} for canary in canaries]
    header = [{"CHILD": "77001234", "DOB": "23/07/2009", "ETHNIC": canary, "MOTHER": canary} for canary in canaries]
    sets.write(tmp_path, episodes=[{}, *rows], header=[{}, *header], oc3=wrong)
    text = (tmp_path / "oc3.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "oc3.csv").write_text("\n".join([f"{text[0]},ZQ7CANARY77", *(f"{row},x" for row in text[1:])]))
    (taken,) = sets.take(tmp_path)
    assert len(taken.edition.flagged) > 20
    assert taken.edition.quarantined
    said = repr((taken.edition, [row for rows in taken.raw.values() for row in rows])).casefold()
    assert [canary for canary in canaries if canary != "40017" and canary.casefold() in said] == []


def test_two_digit_years_are_warned_of_once_a_column(read):
    taken = read(
        episodes=[{"DECOM": "01/05/21"}, {"CHILD": "2", "DECOM": "02/05/21", "DEC": "03/05/21", "REC": "X1"}],
    )
    warnings = [issue for issue in taken.edition.issues if issue.rule == "two_digit_year"]
    assert [(issue.field, issue.row, issue.count) for issue in warnings] == [("DECOM", 2, 2), ("DEC", 3, 1)]


def test_a_column_may_mix_forms_of_dates(read):
    days = ["05/04/2021", "2021-04-05 00:00:00", "2021-Apr-05", "44291", "5.4.21"]
    taken = read(episodes=[{"CHILD": str(number), "DECOM": day} for number, day in enumerate(days)])
    assert {row["DECOM"] for row in taken.rows["episodes"]} == {date(2021, 4, 5)}


def test_ragged_rows_are_set_aside_unless_they_end_before_the_postcodes(tmp_path, sets):
    names = [column.name for column in TABLES["episodes"].columns]
    folder = tmp_path / "ragged"
    sets.table(folder / "header.csv", "header", [{}, {"CHILD": "2"}, {"CHILD": "3"}])
    (folder / "episodes.csv").write_text(
        ",".join(names)
        + "\n1,01/05/2021,S,C2,N1,U4,PR1,,,\n2,01/05/2021,S,C2\n3,01/05/2021,S,C2,N1,U4,PR1,,,,,,,x,y\n",
        encoding="utf-8",
    )
    (taken,) = sets.take(folder)
    assert [row["row_id"] for row in taken.rows["episodes"]] == ["ssda903:episodes:2"]
    short, long = taken.edition.quarantined
    assert (short.row, short.column, short.rule) == (3, "CIN", "cells_missing")
    assert (long.row, long.rule, long.value) == (4, "cells_too_many", "2 too many")


def test_duplicates_and_children_without_a_header_are_reported(read):
    taken = read(episodes=[{}, {"DEC": "05/05/2021", "REC": "E4A"}, {"CHILD": "2"}], header=[{}, {}])
    assert [(i.file, i.row) for i in taken.edition.issues if i.rule == "row_twice"] == [
        ("return/header.csv", 3),
        ("return/episodes.csv", 3),
    ]
    assert by_rule(taken, "child_not_in_header").row == 4


def test_columns_the_return_does_not_know_are_left_alone_and_dropped_ones_may_be_missing(tmp_path, sets):
    names = [column.name.lower() for column in TABLES["episodes"].columns if column.name != "HOME_POST"]
    folder = tmp_path / "return"
    sets.table(folder / "header.csv", "header", [{}])
    (folder / "episodes.csv").write_text(
        ";".join([*names, "Team"]) + "\n1;01/05/2021;S;C2;N1;U4;PR1;;;;;;North\n", encoding="utf-8"
    )
    (taken,) = sets.take(folder)
    assert by_rule(taken, "column_unknown").field == "Team"
    assert len(taken.rows["episodes"]) == 1


def test_missing_columns_of_every_table_are_refused_at_once(tmp_path, sets):
    sets.table(tmp_path / "episodes.csv", "episodes", [{}], ["CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "DEC"])
    sets.table(tmp_path / "header.csv", "header", [{}], ["CHILD", "SEX", "ETHNIC", "MOTHER", "MC_DOB"])
    with pytest.raises(RefusedError) as refused:
        sets.take(tmp_path)
    assert [(issue.file.rpartition("/")[2], issue.field) for issue in refused.value.issues] == [
        ("header.csv", "DOB"),
        ("episodes.csv", "PLACE_PROVIDER"),
        ("episodes.csv", "REC"),
        ("episodes.csv", "REASON_PLACE_CHANGE"),
    ]
    assert refused.value.issues[1].sentence == "The column PLACE_PROVIDER is missing from the episodes table."


def test_a_missing_column_does_not_hide_what_is_wrong_with_other_files(tmp_path, sets):
    sets.write(tmp_path, episodes=[{}], oc3=[{}])
    sets.table(tmp_path / "header.csv", "header", [{}], ["CHILD", "SEX", "DOB", "UPN", "MOTHER", "MC_DOB"])
    for name in ("episodes", "oc3"):
        path = tmp_path / f"{name}.csv"
        path.write_text(path.read_text(encoding="utf-8") + "2,0", encoding="utf-8")
    with pytest.raises(RefusedError) as refused:
        sets.take(tmp_path)
    assert [(issue.rule, issue.file.rpartition("/")[2]) for issue in refused.value.issues] == [
        ("file_cut_short", "episodes.csv"),
        ("column_missing", "header.csv"),
        ("file_cut_short", "oc3.csv"),
    ]


def test_without_decom_no_second_error_says_that_the_year_is_not_known(tmp_path, sets):
    sets.write(tmp_path, episodes=[{}], header=[{}])
    names = [column.name for column in TABLES["episodes"].columns if column.name != "DECOM"]
    sets.table(tmp_path / "episodes.csv", "episodes", [{}], names)
    with pytest.raises(RefusedError) as refused:
        sets.take(tmp_path)
    assert [(issue.rule, issue.field) for issue in refused.value.issues] == [("column_missing", "DECOM")]


def test_files_that_break_off_are_refused_together(tmp_path, sets):
    sets.write(tmp_path, episodes=[{}], uasc=[{}], missing=[{}])
    for name in ("uasc", "missing"):
        path = tmp_path / f"{name}.csv"
        path.write_text(path.read_text(encoding="utf-8") + '2,"', encoding="utf-8")
    with pytest.raises(RefusedError) as refused:
        sets.take(tmp_path)
    assert [(issue.rule, issue.row) for issue in refused.value.issues] == [("quote_open", 3)] * 2


def test_nothing_an_issue_says_names_a_child(read):
    taken = read(
        episodes=[{"CHILD": "SECRET9"}, {"CHILD": "SECRET9", "DECOM": "x"}, {"CHILD": "SECRET8"}],
        header=[{"CHILD": "SECRET9", "DOB": "17/17/2010"}, {"CHILD": "SECRET9", "DOB": "18/08/2010"}],
        oc3=[{"CHILD": "SECRET9", "DOB": "18/08/2010"}],
    )
    said = repr((taken.edition.issues, taken.edition.quarantined, taken.edition.flagged, taken.raw))
    assert "SECRET" not in said
    assert "17/17/2010" not in said
    assert "18/08/2010" not in said


# Which year a set is


@pytest.mark.parametrize(
    ("prefix", "said"),
    [("2021-", "Named 2021, holds 2021-22."), ("2019-20_", "Named 2019-20, holds 2021-22."), ("2021-22 ", None)],
)
def test_a_label_that_disagrees_is_reported_and_kept_as_a_label(tmp_path, sets, prefix, said):
    sets.write(tmp_path, prefix=prefix, episodes=[{}])
    (taken,) = sets.take(tmp_path)
    assert taken.edition.key == "2021-22"
    assert taken.edition.label == prefix.rstrip("-_ ")
    assert [issue.sentence for issue in taken.edition.issues if issue.rule == "label_differs"] == (
        [said] if said else []
    )


def test_the_year_asked_for_must_hold_a_date(read, refusal):
    episodes = [{"DECOM": "01/05/2019", "DEC": "01/04/2020", "REC": "X1"}, {"CHILD": "2", "DECOM": "01/05/2021"}]
    assert read(2019, episodes=episodes).edition.key == "2019-20"
    (issue,) = refusal(2020, episodes=episodes)
    assert issue.rule == "another_years_dates"
    assert issue.sentence == "No episode begins or ends in 2020-21, the year asked for; the latest begins in 2021-22."


def test_one_calendar_year_in_a_name_may_be_either_end_of_the_year(tmp_path, sets):
    for named, hint in (("2022", "The dates decide the year."), ("2019", "check that this is the set you meant")):
        sets.write(tmp_path / named, episodes=[{}])
        (taken,) = sets.take(tmp_path / named)
        assert by_rule(taken, "label_differs").hint.endswith(f"{hint.rstrip('.')}.")
        assert ("check" in by_rule(taken, "label_differs").hint) == (named == "2019")


def test_a_year_that_stands_apart_is_refused_with_its_rows(read, refusal):
    episodes = [{"CHILD": str(n), "DECOM": "01/05/2021"} for n in range(9)]
    episodes.insert(4, {"CHILD": "x", "DECOM": "01/05/2091", "DEC": "01/06/2091", "REC": "X1"})
    (issue,) = refusal(episodes=episodes)
    assert (issue.rule, issue.row) == ("year_doubtful", 6)
    assert "(return/episodes.csv:6)" in issue.sentence
    assert read(2021, episodes=episodes).edition.key == "2021-22"


@pytest.mark.parametrize(("late", "warned"), [(1, True), (2, True), (3, False)])
def test_one_or_two_episodes_alone_in_the_year_after_are_warned_of(read, late, warned):
    episodes = [{"CHILD": str(n), "DECOM": f"01/05/{2021 if n < 9 else 2022}"} for n in range(9 + late)]
    taken = read(episodes=episodes)
    assert taken.edition.key == "2022-23"
    assert [issue.row for issue in taken.edition.issues if issue.rule == "year_doubtful"] == [11] * warned


def test_the_year_asked_for_may_not_lie_before_most_episodes(refusal):
    (issue,) = refusal(2019, episodes=[{"DECOM": "01/05/2019"}, *({"CHILD": c} for c in "ab")])
    assert (issue.rule, issue.sentence) == (
        "another_years_dates",
        "Most episodes begin after 2019-20, the year asked for; the latest begins in 2021-22.",
    )


def test_episodes_after_the_year_asked_for_are_set_aside(read):
    taken = read(2019, episodes=[{"DECOM": "01/05/2019"}, {"CHILD": "2", "DECOM": "01/04/2020"}])
    (aside,) = taken.edition.quarantined
    assert (aside.row, aside.column, aside.rule) == (3, "DECOM", "another_years_dates")


def test_one_mistyped_year_among_many_is_refused_and_can_be_overruled(read, refusal):
    episodes = [{"CHILD": str(n), "DECOM": "01/05/2021"} for n in range(120)]
    episodes.append({"CHILD": "x", "DECOM": "01/05/2022"})
    (issue,) = refusal(episodes=episodes)
    assert issue.rule == "year_doubtful"
    assert issue.hint == "If a date is mistyped, correct it, or say the year: --year 2021."
    assert read(2021, episodes=episodes).edition.key == "2021-22"


def test_a_lone_late_year_of_a_small_set_is_warned_of(read):
    taken = read(episodes=[{"DECOM": "01/05/2015"}, {"CHILD": "2", "DECOM": "01/05/2021"}])
    assert taken.edition.key == "2021-22"
    assert by_rule(taken, "year_doubtful").sentence == (
        "Only 1 episode begins in 2021-22 (return/episodes.csv:3), and no earlier one ends in it; "
        "the other dates lie in 2015-16 or before."
    )


def test_dates_written_month_first_are_refused(refusal):
    episodes = [{"CHILD": str(n), "DECOM": f"05/{n + 1}/2021"} for n in range(28)]
    (issue,) = refusal(episodes=episodes)
    assert issue.rule == "dates_month_first"


@pytest.mark.parametrize(
    ("episodes", "rule"),
    [([], "no_rows"), ([{"DECOM": "x"}], "no_episode_dates"), ([{"DECOM": ""}], "no_episode_dates")],
)
def test_a_set_without_episodes_is_refused(refusal, episodes, rule):
    (issue,) = refusal(episodes=episodes, header=[{}])
    assert (issue.rule, issue.file) == (rule, "return/episodes.csv")


def test_a_header_without_rows_is_refused(refusal):
    (issue,) = refusal(episodes=[{}], header=[])
    assert (issue.rule, issue.file) == ("no_rows", "return/header.csv")


def test_a_year_whose_codes_are_not_known_uses_the_nearest(read):
    taken = read(episodes=[{"DECOM": "01/05/2030"}])
    assert "those of the year ending 2026 were used" in by_rule(taken, "codes_not_known").sentence


WORKER = {"CHILD": "1", "DOB": "01/01/2010", "SW_ID": "W7", "SW_DECOM": "01/05/2023"}


def test_a_worker_is_a_pseudonym_too(read, sets):
    taken = read(episodes=[{"DECOM": "01/05/2023"}], social_worker=[WORKER])
    assert taken.edition.key == "2023-24"
    assert taken.rows["social_worker"][0]["SW_ID"] == sets.pseudonym("W7")


def test_a_table_of_later_years_is_left_alone_with_a_warning(read):
    taken = read(episodes=[{"DECOM": "01/05/2022"}], social_worker=[WORKER])
    assert "social_worker" not in taken.rows
    issue = by_rule(taken, "table_of_another_year")
    assert issue.sentence == "The social_worker table is of 2023-24 onwards; this return is of 2022-23."
