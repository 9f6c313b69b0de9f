"""Which span a file speaks for, and what several files of one layout come to."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waymark.domain.coverage import Coverage, Span
from waymark.sources.extracts.layouts import ALLOCATION
from waymark.sources.intake import StoredEdition
from waymark.sources.tabular.stacking import stacked

UNSTATED = {"covers_from": "", "covers_to": ""}


def span(first, last):
    return Coverage((Span(date.fromisoformat(first), date.fromisoformat(last)),))


def test_a_file_that_states_its_span_is_taken_at_its_word(extract_of):
    taken = extract_of("missing_episode").take({})
    assert taken.edition.key == "missing_episode 2018-04 to 2019-03"
    assert taken.edition.coverage == {"return_interview": span("2018-04-01", "2019-03-31")}
    assert (taken.edition.profile.first_date, taken.edition.profile.last_date) == (date(2018, 8, 2), date(2018, 8, 5))


def test_a_file_that_does_not_covers_the_months_of_its_rows_and_says_so(extract_of):
    taken = extract_of("missing_episode").take(
        UNSTATED,
        {
            **UNSTATED,
            "start": "2018-10-31",
            "end": "2018-11-02",
            "rhi_offered_date": "2018-11-02",
            "rhi_completed_date": "",
        },
    )
    assert taken.edition.key == "missing_episode 2018-08 to 2018-10"
    assert taken.edition.coverage == {"return_interview": span("2018-08-01", "2018-10-31")}
    (issue,) = taken.edition.issues
    assert (issue.rule, issue.field, issue.value) == ("span_read_from_rows", "start", "")
    assert (
        issue.sentence
        == "The file is taken to hold every row of August 2018 to October 2018, as its dates in start span."
    )


@pytest.mark.parametrize(
    ("rows", "rule"),
    [
        ([{}, {"covers_to": "2019-04-30"}], "span_differs"),
        ([{"covers_to": ""}], "span_differs"),
        ([{}, UNSTATED], "span_differs"),
        ([{"covers_from": "2019-04-01"}], "span_backwards"),
        ([UNSTATED, {**UNSTATED, "from": "2081-05-01"}], "span_doubtful"),
    ],
)
def test_a_span_that_cannot_be_believed_is_refused(extract_of, rows, rule):
    refused = extract_of("allocation").refused(*rows)
    assert [issue.rule for issue in refused.issues] == [rule]
    assert refused.issues[0].file.endswith("where they live.csv")


@pytest.mark.parametrize(
    ("cells", "key", "covered"),
    [
        ({"covers_to": "2018-06-11"}, "ehcp_request 2018-04 to 2018-06-11", span("2018-04-01", "2018-06-11")),
        ({"covers_from": "2018-05-02"}, "ehcp_request 2018-05-02 to 2019-03", span("2018-05-02", "2019-03-31")),
    ],
)
def test_a_span_may_end_or_begin_within_a_month_and_that_is_said(extract_of, cells, key, covered):
    taken = extract_of("ehcp_request").take(cells)
    assert taken.edition.key == key
    assert taken.edition.coverage == {"ehcp_request": covered}
    (issue,) = taken.edition.issues
    assert issue.rule == "span_not_of_months"
    assert str(covered) in issue.sentence


def test_the_file_of_a_new_case_system_takes_over_where_the_old_one_stopped(extract_of):
    extract = extract_of("ehcp_request")
    old = extract.take({"covers_to": "2018-06-11", "plan_issued_date": ""})
    new = extract.take({"covers_from": "2018-06-12"})
    for taken in ((old, new), (new, old)):
        assert [row["plan_issued_date"] for row in extract.rows(*taken)] == [date(2018, 9, 20)]
        assert extract.standard(*taken).coverage == {"ehcp_request": span("2018-04-01", "2019-03-31")}


def test_rows_after_a_stated_span_are_said(extract_of):
    taken = extract_of("allocation").take({}, {"from": "2019-04-01"}, {"from": "2010-01-01"})
    assert [(issue.rule, issue.count) for issue in taken.edition.issues] == [("date_after_span", 1)]
    assert taken.edition.coverage == {"case_allocation": span("2018-04-01", "2019-03-31")}


def test_a_file_of_several_snapshots_covers_their_months_only(extract_of):
    extract = extract_of("workforce_post")
    taken = extract.take({}, {"as_at": "2018-09-30"})
    assert taken.edition.key == "workforce_post 2018-09 to 2019-02"
    covered = Coverage((Span(date(2018, 9, 1), date(2018, 9, 30)), Span(date(2019, 2, 1), date(2019, 2, 28))))
    assert taken.edition.coverage == {"workforce_post": covered}
    assert extract.standard(taken).coverage == {"workforce_post": covered}


def test_snapshots_or_results_very_far_apart_are_refused(extract_of):
    refused = extract_of("workforce_post").refused({}, {"as_at": "2091-02-28"})
    assert [issue.rule for issue in refused.issues] == ["span_doubtful"]
    taken = extract_of("ks2_result").take({}, {"year": "2021-22"})
    assert taken.edition.key == "ks2_result 2018-19 to 2021-22"
    assert len(taken.edition.coverage["ks2_result"].spans) == 2
    refused = extract_of("ks2_result").refused({}, {"year": "2081"})
    assert [issue.rule for issue in refused.issues] == ["span_doubtful"]


def test_of_two_snapshots_in_a_month_the_last_counts(extract_of):
    extract = extract_of("workforce_post")
    taken = extract.take({"as_at": "2019-02-01", "fte": "1"}, {"as_at": "2019-02-01", "post_id": "P2"}, {})
    assert [(row["as_at"], row["fte"]) for row in extract.rows(taken)] == [(date(2019, 2, 28), 600)]
    assert [(issue.rule, issue.count) for issue in extract.standard(taken).issues] == [("snapshot_not_last", 2)]


def test_each_term_is_covered_from_its_first_day(extract_of):
    taken = extract_of("attendance").take(UNSTATED)
    assert taken.edition.key == "attendance 2018-09 to 2018-12 primary"
    assert taken.edition.coverage == {"attendance": span("2018-09-01", "2018-12-31")}
    taken = extract_of("attendance").take({**UNSTATED, "period_start": ""}, {**UNSTATED, "phase": "secondary"})
    assert taken.edition.key == "attendance 2018-09 to 2018-12"
    taken = extract_of("attendance").take({**UNSTATED, "period_start": ""})
    assert taken.edition.coverage == {"attendance": span("2018-12-01", "2018-12-31")}


def test_a_later_year_does_not_erase_the_earlier(extract_of):
    extract = extract_of("eyfsp_result")
    earlier, later = extract.take({"year": "2018"}), extract.take({"year": "2019"})
    assert earlier.edition.key != later.edition.key
    assert [row["assessed_on"].year for row in extract.rows(earlier, later)] == [2019, 2018]
    assert extract.standard(earlier, later).coverage == {"eyfsp_result": span("2017-09-01", "2019-08-31")}


def test_a_case_is_as_the_file_that_ends_later_has_it(extract_of):
    extract = extract_of("early_help_episode")
    still_open = extract.take({"closure_form_completed_date": "", "closure_outcome": ""}, {"case_id": "EH9"})
    closed = extract.take({"covers_to": "2019-04-30"})
    for taken in ((still_open, closed), (closed, still_open)):
        rows = extract.rows(*taken)
        assert len(rows) == 2
        assert all(row["closure_form_completed_date"] == date(2018, 12, 3) for row in rows)


def test_a_snapshot_comes_from_one_file_so_that_what_it_leaves_out_is_gone(extract_of):
    extract = extract_of("workforce_post")
    whole = extract.take({"as_at": "2019-01-31"}, {}, {"post_id": "P2"})
    february = extract.take({"fte": "1"})
    for taken in ((whole, february), (february, whole)):
        found = sorted((row["as_at"].month, row["fte"]) for row in extract.rows(*taken))
        assert found == [(1, 600), (2, 1000)]


def test_files_of_one_phase_stand_beside_each_other(extract_of):
    extract = extract_of("school_capacity")
    primary, secondary = extract.take({}), extract.take({"phase": "secondary", "school": "9994001"})
    assert primary.edition.key == "school_capacity 2019-05 primary"
    assert secondary.edition.key == "school_capacity 2019-05 secondary"
    assert {row["phase"] for row in extract.rows(primary, secondary)} == {"primary", "secondary"}
    both = extract.take({"capacity": "1"}, {"phase": "secondary", "capacity": "1"})
    for taken in ((primary, both), (both, primary)):
        assert sorted((row["phase"], row["capacity"]) for row in extract.rows(*taken)) == [
            ("primary", 420),
            ("secondary", 1),
        ]


def test_a_row_twice_is_taken_once_and_of_two_that_differ_the_fuller(extract_of):
    extract = extract_of("early_help_episode")
    taken = extract.take({}, {}, {"closure_outcome": "", "unit": ""}, {"child_id": "C2"})
    rows = extract.rows(taken)
    assert [(row["closure_outcome"], row["row_id"]) for row in rows] == [
        ("Outcomes achieved", "01234567:early_help_episode:3"),
        ("Outcomes achieved", "01234567:early_help_episode:5"),
    ]
    made = extract.standard(taken)
    assert [(issue.rule, issue.count, issue.field) for issue in made.issues] == [
        ("key_twice", 1, "case_id"),
        ("row_twice", 1, "case_id"),
    ]
    assert made.issues[0].sentence.startswith("early_help_episode: Rows with the same case_id and child_id say")


DAYS = st.integers(1, 9).map(lambda number: date(2021, 6, number))
SPELLS = st.lists(
    st.tuples(st.sampled_from("ab"), st.sampled_from("vw"), st.sampled_from(["N", None]), DAYS, st.none() | DAYS),
    max_size=8,
)


def allocations(number, rows, order):
    """The number-th file: allocation rows in some order. File 2 ends a month later than files 0 and 1."""
    coverage = span("2021-06-01", "2021-07-31" if number == 2 else "2021-06-30")
    recorded = [(f"allocation:{line}", "", *rows[at], None, None) for line, at in enumerate(order, 2)]
    return StoredEdition(f"{number:08d}", "allocation x", {"case_allocation": coverage}, lambda _: iter(recorded))


def what_counts(editions):
    """Each record with its extract but not its place in the file, in an order of our own."""
    held, issues = stacked(ALLOCATION, editions)
    return sorted((each.extract, [str(value) for value in each.row[1:]]) for each in held), issues


@given(st.lists(SPELLS, min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_neither_the_order_of_files_nor_of_rows_changes_what_counts(files, random):
    as_given = [allocations(number, rows, range(len(rows))) for number, rows in enumerate(files)]
    shuffled = [
        allocations(number, rows, random.sample(range(len(rows)), len(rows))) for number, rows in enumerate(files)
    ]
    random.shuffle(shuffled)
    assert what_counts(shuffled) == what_counts(as_given)
    held, _ = stacked(ALLOCATION, as_given)
    keys = [(row[2], row[3], row[5]) for _, row in held]
    assert len(set(keys)) == len(keys)
    assert set(keys) == {(child, worker, start) for rows in files for child, worker, _, start, _ in rows}
