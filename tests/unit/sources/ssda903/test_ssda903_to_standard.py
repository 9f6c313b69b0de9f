"""Files to standard tables: every trap of stacked years, and never a matter of the order of rows."""

import itertools
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waymark.domain.coverage import Coverage, Span
from waymark.domain.tables import STANDARD_TABLES
from waymark.sources.intake import StoredEdition
from waymark.sources.ssda903 import SOURCE
from waymark.sources.ssda903.schema import TABLES
from waymark.sources.ssda903.to_standard import standardise


@pytest.fixture
def care(tmp_path, sets):
    """The standard tables made of sets of files, one for each keyword; `y2021=dict(episodes=[…])`."""

    def of(**years):
        for year, tables in years.items():
            sets.write(tmp_path / year, **tables)
        return sets.standard(tmp_path)

    return of


def spells(made):
    return [(row["start"], row["end"]) for row in made.care_episode]


def test_short_breaks_are_left_out_before_periods_are_formed(care):
    made = care(
        y={
            "episodes": [
                {"DECOM": "01/05/2021", "DEC": "01/06/2021", "REC": "X1"},
                {"DECOM": "10/05/2021", "DEC": "12/05/2021", "REC": "E8", "LS": "V4"},
                {"DECOM": "01/06/2021", "RNE": "L"},
                {"CHILD": "2", "LS": "V3"},
            ]
        }
    )
    assert spells(made) == [(date(2021, 5, 1), date(2021, 6, 1)), (date(2021, 6, 1), None)]
    assert made.care_episode[1]["period_start"] == date(2021, 5, 1)
    assert len(made.child) == 2


def test_an_episode_open_and_then_gone_counts_to_the_year_end_only(care):
    made = care(y2020={"episodes": [{"DECOM": "01/05/2020"}]}, y2021={"episodes": [{"CHILD": "2"}]})
    assert set(spells(made)) == {(date(2020, 5, 1), date(2021, 4, 1)), (date(2021, 5, 1), None)}
    assert [(issue.rule, issue.count, issue.sentence) for issue in made.issues] == [
        (
            "closed_at_year_end",
            1,
            "Open episodes of 2020-21 are in no later file; they count to 31 March 2021 and no further.",
        )
    ]


def test_an_end_filled_in_a_year_later_is_taken(care):
    made = care(
        y2020={"episodes": [{"DECOM": "01/05/2020"}]},
        y2021={"episodes": [{"DECOM": "01/05/2020", "DEC": "03/06/2021", "REC": "E4A"}, {"CHILD": "2"}]},
    )
    (row,) = [row for row in made.care_episode if row["start"] == date(2020, 5, 1)]
    assert (row["end"], row["reason_ceased"]) == (date(2021, 6, 3), "E4A")
    assert row["row_id"].endswith(":episodes:2")


def test_redated_by_a_day_is_one_episode(care):
    made = care(
        y2020={"episodes": [{"DECOM": "01/05/2020"}]},
        y2021={"episodes": [{"DECOM": "02/05/2020"}, {"CHILD": "2"}]},
    )
    assert {row["start"] for row in made.care_episode} == {date(2020, 5, 2), date(2021, 5, 1)}
    assert [(issue.rule, issue.count) for issue in made.issues] == [("redated_by_a_day", 1)]


def test_overlaps_are_split_into_days_and_reported(care):
    made = care(y={"episodes": [{"DECOM": "01/05/2021"}, {"DECOM": "01/06/2021", "DEC": "01/07/2021", "RNE": "P"}]})
    assert spells(made) == [
        (date(2021, 5, 1), date(2021, 6, 1)),
        (date(2021, 6, 1), date(2021, 7, 1)),
        (date(2021, 7, 1), None),
    ]
    ids = [row["row_id"] for row in made.care_episode]
    assert ids[2] == f"{ids[0]}:2"
    assert len(ids[0].split(":")[0]) == 8
    (issue,) = made.issues
    assert (issue.rule, issue.count) == ("episodes_overlap", 1)
    assert issue.value == f"rows {ids[0]} and {ids[1]}"


def test_of_two_rows_with_one_key_content_decides(care):
    rows = [
        {"DEC": "01/05/2021", "REC": "X1", "PLACE": "U6"},
        {"PLACE": "U5"},
        {"DEC": "01/06/2021", "REC": "X1", "PLACE": "U4"},
    ]
    first = care(a={"episodes": rows}, b={"episodes": [{"DECOM": "01/05/2022"}]})
    assert [row["placement"] for row in first.care_episode if row["start"] == date(2021, 5, 1)] == ["U4"]


def test_an_episode_of_no_days_gives_way_to_one_that_begins_the_same_day(care):
    made = care(
        y={
            "episodes": [
                {"DECOM": "01/05/2021", "DEC": "01/06/2021", "REC": "X1"},
                {"DECOM": "01/06/2021", "DEC": "01/06/2021", "REC": "X1", "RNE": "T"},
                {"DECOM": "01/06/2021", "RNE": "L"},
            ]
        }
    )
    last = made.care_episode[-1]
    assert (last["end"], last["reason_new"], last["placement_start"]) == (None, "L", date(2021, 5, 1))


def test_flags_follow_their_fields_and_the_doubt_they_cause(care):
    made = care(
        y={
            "episodes": [
                {"DECOM": "01/05/2021", "DEC": "30/02/2022", "PLACE": "Q9"},
                {"DECOM": "01/06/2021", "RNE": "L"},
                {"CHILD": "2", "DECOM": "01/05/2009"},
                {"CHILD": "3"},
                {"CHILD": "4"},
            ],
            "header": [{"CHILD": "1"}, {"CHILD": "2"}, {"CHILD": "3", "DOB": "x"}],
        }
    )
    first, second = [
        row for row in made.care_episode if ":episodes:2" in row["row_id"] or ":episodes:3" in row["row_id"]
    ]
    assert first["flagged"] == ",end,settled_start,settled_carer_start,placement,"
    assert (first["end"], first["placement"], first["period_start"]) == (None, None, date(2021, 5, 1))
    assert second["flagged"] == ",period_start,placement_start,carer_start,settled_start,settled_carer_start,"
    assert second["start"] == date(2021, 6, 1)
    doubtful = [row for row in made.care_episode if row["row_id"].endswith((":4", ":5", ":6"))]
    assert [(row["flagged"], row["birth_date"]) for row in doubtful] == [(",birth_date,", None)] * 3
    by_number = {row["row_id"].partition(":")[2]: row["flagged"] for row in made.child}
    assert by_number == {
        "header:2": "",
        "header:3": "",
        "header:4": ",birth_date,",
        "episodes:6": ",birth_date,sex,",
    }


def test_children_are_as_the_newest_edition_knows_them(care):
    made = care(
        y2020={"episodes": [{"DECOM": "01/05/2020"}], "header": [{"DOB": "01/01/2010", "SEX": "1"}]},
        y2021={"episodes": [{"DECOM": "01/05/2021"}], "header": [{"DOB": "02/02/2011", "SEX": "2"}]},
    )
    (child,) = made.child
    assert (child["birth_date"], child["sex"]) == (date(2011, 2, 2), "F")
    assert {row["birth_date"] for row in made.care_episode} == {date(2011, 2, 2)}


def test_unaccompanied_children_as_the_newest_edition_knows_them(care):
    made = care(
        y2020={"episodes": [{"DECOM": "01/05/2020"}], "uasc": [{"DUC": "01/01/2030"}, {"CHILD": "2", "DUC": ""}]},
        y2021={"episodes": [{}], "uasc": [{"DUC": "01/02/2022"}, {"CHILD": "3", "DUC": "??"}]},
    )
    assert sorted((row["flagged"], str(row["start"]), str(row["end"])) for row in made.unaccompanied_spell) == [
        ("", "None", "2022-02-01"),
        ("", "None", "None"),
        (",end,", "None", "None"),
    ]


def test_care_leavers_by_the_birthday_in_the_year_of_each_edition(care):
    made = care(
        y2020={"episodes": [{"DECOM": "01/05/2020"}], "oc3": [{"DOB": "01/06/2003", "ACTIV": "P3"}]},
        y2021={
            "episodes": [{}],
            "oc3": [{"DOB": "01/06/2003", "IN_TOUCH": "maybe"}, {"CHILD": "2", "DOB": "01/06/1999"}],
        },
    )
    assert [
        (r["birthday"], r["age"], r["in_touch"], r["activity"], r["flagged"]) for r in made.care_leaver_contact
    ] == [
        (date(2020, 6, 1), 17, "YES", "P3", ""),
        (date(2021, 6, 1), 18, None, "F1", ",in_touch,"),
    ]


def test_missing_episodes_end_as_the_newest_edition_knows(care):
    made = care(
        y2020={
            "episodes": [{"DECOM": "01/05/2020"}],
            "missing": [{"MIS_START": "30/03/2021"}, {"MIS_START": "01/05/2020"}],
        },
        y2021={"episodes": [{}], "missing": [{"MIS_START": "30/03/2021", "MIS_END": "02/04/2021", "MISSING": "A"}]},
    )
    assert [(row["start"], row["end"], row["type"]) for row in made.missing_episode] == [
        (date(2020, 5, 1), None, "M"),
        (date(2021, 3, 30), date(2021, 4, 2), "A"),
    ]


def test_coverage_joins_years_and_leaves_gaps(care):
    made = care(
        y2018={"episodes": [{"DECOM": "01/05/2018"}], "oc3": []},
        y2019={"episodes": [{"DECOM": "01/05/2019"}]},
        y2021={"episodes": [{"DECOM": "01/05/2021"}], "oc3": []},
    )
    year = {start: Span(date(start, 4, 1), date(start + 1, 3, 31)) for start in (2018, 2019, 2021)}
    assert made.coverage["care_episode"] == Coverage.of(year.values())
    assert (
        str(made.coverage["care_leaver_contact"]) == "1 April 2018 to 31 March 2019 and 1 April 2021 to 31 March 2022"
    )
    assert "missing_episode" not in made.coverage


# Adoption


def adopted(care, *episodes):
    """Episodes as (DECOM, RNE, PLACE), back to back, the last adopted on 1 March 2022; then the adoption row."""
    rows = []
    for position, (begun, rne, place) in enumerate(episodes):
        last = position + 1 == len(episodes)
        rows.append(
            {
                "DECOM": begun,
                "RNE": rne,
                "PLACE": place,
                "DEC": "01/03/2022" if last else episodes[position + 1][0],
                "REC": "E11" if last else "X1",
            }
        )
    (row,) = care(y={"episodes": rows}).adoption
    return row


def test_days_from_entering_care_to_moving_in(care):
    row = adopted(
        care,
        ("01/05/2021", "S", "U4"),
        ("01/07/2021", "P", "A4"),
        ("01/09/2021", "L", "A4"),
    )
    assert (row["period_start"], row["moved_in"], row["adoption_date"]) == (
        date(2021, 5, 1),
        date(2021, 7, 1),
        date(2022, 3, 1),
    )
    assert (row["moved_in_with_carer"], row["days_to_family"], row["days_to_carer"]) == (date(2021, 7, 1), 61, 61)
    assert row["flagged"] == ""


def test_a_foster_carer_who_adopts_counts_from_the_day_the_child_came(care):
    row = adopted(
        care,
        ("01/05/2021", "S", "U4"),
        ("01/06/2021", "P", "U4"),
        ("01/09/2021", "U", "A3"),
        ("01/11/2021", "L", "A3"),
    )
    assert (row["moved_in"], row["moved_in_with_carer"]) == (date(2021, 9, 1), date(2021, 6, 1))
    assert (row["days_to_family"], row["days_to_carer"]) == (123, 31)


@pytest.mark.parametrize("rne", ["P", "B"])
def test_a_second_family_begins_a_new_run(care, rne):
    row = adopted(care, ("01/05/2021", "S", "U4"), ("01/07/2021", "P", "A4"), ("01/09/2021", rne, "A4"))
    assert row["moved_in"] == date(2021, 9, 1)


def test_adopted_without_a_run_has_no_day_of_moving_in(care):
    row = adopted(care, ("01/05/2021", "S", "A4"), ("01/07/2021", "P", "U4"))
    assert (row["moved_in"], row["days_to_family"], row["flagged"]) == (None, None, "")
    assert row["period_start"] == date(2021, 5, 1)


def test_care_that_began_in_files_not_loaded_has_no_known_start(care):
    row = adopted(care, ("01/05/2020", "P", "U4"), ("01/07/2021", "P", "A4"))
    assert (row["period_start"], row["days_to_family"], row["moved_in"]) == (None, None, date(2021, 7, 1))
    assert row["flagged"] == ""


def test_care_that_began_before_the_files_but_is_seen_to_begin_is_known(care):
    row = adopted(care, ("01/05/2020", "S", "U4"), ("01/07/2021", "P", "A4"))
    assert row["days_to_family"] == 426


def test_only_the_latest_period_of_care_counts(care):
    made = care(
        y={
            "episodes": [
                {"DECOM": "01/05/2021", "DEC": "01/06/2021", "REC": "E4A"},
                {"DECOM": "01/08/2021", "DEC": "01/09/2021", "REC": "X1", "PLACE": "U4"},
                {"DECOM": "01/09/2021", "DEC": "01/02/2022", "REC": "E12", "RNE": "P", "PLACE": "A6"},
            ]
        }
    )
    (row,) = made.adoption
    assert (row["period_start"], row["days_to_family"]) == (date(2021, 8, 1), 31)


def test_an_adoption_without_its_day_is_flagged_and_an_open_episode_is_none(care):
    made = care(
        y={
            "episodes": [
                {"PLACE": "A4", "DEC": "30/02/2022", "REC": "E11"},
                {"CHILD": "2", "PLACE": "A4", "REC": "E11"},
            ]
        }
    )
    (row,) = made.adoption
    assert (row["flagged"], row["adoption_date"], row["moved_in"]) == (",adoption_date,", None, date(2021, 5, 1))


def test_an_end_supplied_at_the_year_end_is_no_adoption(care):
    made = care(
        y2020={"episodes": [{"DECOM": "01/05/2020", "PLACE": "A4", "REC": "E11"}]},
        y2021={"episodes": [{"CHILD": "2"}]},
    )
    assert made.adoption == []


def test_what_is_hidden_by_wrong_fields_is_flagged(care):
    made = care(
        y={
            "episodes": [
                {"DEC": "?"},
                {"DECOM": "01/06/2021", "RNE": "P", "PLACE": "Q9", "DEC": "01/07/2021", "REC": "X1"},
                {"DECOM": "01/07/2021", "RNE": "L", "PLACE": "A4", "DEC": "01/09/2021", "REC": "E11"},
            ]
        }
    )
    (row,) = made.adoption
    assert row["flagged"] == ",period_start,moved_in,moved_in_with_carer,days_to_family,days_to_carer,"


# Order

_DAYS = st.integers(0, 12).map(lambda number: date(2019, 1, 1) + timedelta(days=60 * number))
_EPISODES = st.lists(
    st.tuples(
        st.sampled_from(["p", "q"]),
        _DAYS,
        st.sampled_from(["S", "L", "P", "T", None]),
        st.sampled_from(["C2", "V3"]),
        st.sampled_from(["U4", "A3", "A6", None]),
        st.one_of(st.none(), st.integers(0, 4)),
        st.sampled_from([None, "X1", "E11"]),
    ),
    max_size=7,
)


def _record(number, child, start, rne, ls, place, lasts, rec):
    end = None if lasts is None else start + timedelta(days=60 * lasts)
    flagged = "".join(f"{name}," for name, value in (("RNE", rne), ("PLACE", place)) if value is None)
    return (
        f"ssda903:episodes:{number}",
        f",{flagged}" if flagged else "",
        *(child, start, rne, ls, "N1", place, "PR1", end, rec, None),
    )


def _edition(start, episodes, random):
    rows = {
        "episodes": [_record(number, *episode) for number, episode in enumerate(episodes, 2)],
        "header": [
            (f"ssda903:header:{number}", "", child, sex, born, "WBRI", None, None)
            for number, (child, sex, born) in enumerate(
                [("p", "1", date(2010, 1, 1)), ("p", "2", date(2010, 1, 1)), ("q", "1", None)], 2
            )
        ],
        "missing": [
            (f"ssda903:missing:{number}", "", "p", date(2010, 1, 1), "M", date(2020, 5, 1), end)
            for number, end in enumerate([None, date(2020, 5, 3), date(2020, 5, 3), date(2020, 5, 2)], 2)
        ],
    }
    for table in rows.values():
        random.shuffle(table)
    span = Coverage.of([Span(date(start, 4, 1), date(start + 1, 3, 31))])
    key = f"{start}-{(start + 1) % 100:02d}"
    return StoredEdition(
        f"{start}0000extract", key, {"care_episode": span, "adoption": span}, lambda t: iter(rows.get(t, ()))
    )


@given(_EPISODES, _EPISODES, st.integers(0, 1000))
def test_the_order_of_rows_never_matters(older, newer, seed):
    def made(random):
        return standardise([_edition(2019, older, random), _edition(2020, newer, random)])

    assert made(Random(seed)) == made(Random(seed + 1))


@given(_EPISODES, _EPISODES)
def test_a_child_has_one_row_on_any_day_and_every_row_id_is_unique(older, newer):
    made = standardise([_edition(2019, older, Random(1)), _edition(2020, newer, Random(1))])
    for table, rows in made.tables.items():
        assert len({row[0] for row in rows}) == len(rows)
        width = len(STANDARD_TABLES[table].all_columns)
        assert {len(row) for row in rows} <= {width}
    names = [column.name for column in STANDARD_TABLES["care_episode"].all_columns]
    care = [dict(zip(names, row, strict=True)) for row in made.tables["care_episode"]]
    for child in ("p", "q"):
        spells = sorted((row["start"], row["end"] or date.max) for row in care if row["child"] == child)
        assert all(first[1] <= later[0] for first, later in itertools.pairwise(spells))
        assert all(start < end for start, end in spells)
    for row in care:
        known = [row[name] for name in ("settled_carer_start", "settled_start", "start") if row[name]]
        assert known == sorted(known)
        assert row["period_start"] is None or row["period_start"] <= row["start"]


def test_the_source_is_what_the_store_expects():
    assert SOURCE.name == "ssda903"
    assert set(SOURCE.record_tables) == set(TABLES)
    assert set(SOURCE.feeds) <= set(STANDARD_TABLES)
    assert set(standardise([]).tables) == set(SOURCE.feeds)
