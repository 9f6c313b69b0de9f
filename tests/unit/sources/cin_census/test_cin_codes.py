"""The code sets of each census."""

import pytest

from waymark.sources.cin_census.codes import CHANGES, FIRST_CENSUS, codes_of, codes_of_any_year, in_newest_set


@pytest.mark.parametrize(
    ("code_set", "code", "first", "last"),
    [
        ("factor", "18A", 2017, 2026),
        ("factor", "18B", 2021, 2026),
        ("factor", "19C", 2021, 2026),
        ("factor", "24A", 2022, 2026),
        ("factor", "23A", 2017, 2026),
        ("referral_source", "5D", 2023, 2026),
        ("referral_source", "10", 2017, 2026),
        ("closure_reason", "RC9", 2023, 2026),
        ("closure_reason", "RC8", 2017, 2026),
        ("sex", "9", 2017, 2024),
        ("sex", "U", 2025, 2026),
        ("need", "N0", 2017, 2026),
        ("abuse", "MUL", 2017, 2026),
    ],
)
def test_a_code_holds_from_its_first_census_to_its_last(code_set, code, first, last):
    held = [census for census in range(2017, 2027) if code in codes_of(census)[code_set]]
    assert held == list(range(first, last + 1))


@pytest.mark.parametrize(
    ("code_set", "size"),
    [
        *[("ethnicity", 20), ("disability", 13), ("referral_source", 22), ("need", 10), ("closure_reason", 9)],
        *[("abuse", 5), ("factor", 44), ("sex", 3)],
    ],
)
def test_the_newest_sets_have_as_many_codes_as_the_schema(code_set, size):
    assert len(codes_of(2026)[code_set]) == size


def test_years_outside_the_known_ones_use_the_nearest():
    assert codes_of(2010) == codes_of(FIRST_CENSUS)
    assert codes_of(2040) == codes_of(max(change.census for change in CHANGES))


def test_any_year_holds_every_years_codes():
    for census in range(2017, 2027):
        for code_set, codes in codes_of(census).items():
            assert codes <= codes_of_any_year()[code_set]


@pytest.mark.parametrize(("old", "new"), [("1", "M"), ("2", "F"), ("0", "U"), ("9", "U"), ("M", "M")])
def test_old_sex_codes_have_a_newest(old, new):
    assert in_newest_set("sex", old) == new


def test_a_code_of_another_year_is_kept_with_a_warning(census):
    details = census.details("<ReasonForClosure>RC9</ReasonForClosure>")
    kept = census.read(census.message(census.child(details=details, more="<Sex>F</Sex>")))
    assert [row["closure_reason"] for row in kept.records("referral")] == ["RC9"]
    assert [row["sex"] for row in kept.records("child")] == ["F"]
    assert kept.edition.flagged == ()
    assert {issue.field: issue.sentence for issue in kept.edition.issues if issue.rule == "code_of_another_year"} == {
        "Sex": "F is a code of Sex of 2024-25 onwards; this file is of 2021-22. It was kept.",
        "ReasonForClosure": (
            "RC9 is a code of ReasonForClosure of 2022-23 onwards; this file is of 2021-22. It was kept."
        ),
    }


def test_each_code_of_another_year_is_told_apart(census):
    children = [
        census.child(f"CH{number}", more=f"<GenderCurrent>{code}</GenderCurrent>")
        for number, code in enumerate(["M", "F", "M", "1"])
    ]
    kept = census.read(census.message(*children))
    said = [issue for issue in kept.edition.issues if issue.rule == "code_of_another_year"]
    assert sorted((issue.value, issue.count) for issue in said) == [("F", 1), ("M", 2)]


def test_without_a_year_a_code_of_any_year_will_do(census):
    details = census.details("<ReasonForClosure>RC9</ReasonForClosure>")
    kept = census.read(census.collection(census.child(details=details, more="<GenderCurrent>1</GenderCurrent>")))
    assert kept.rules() == ["header_missing"]


def test_an_unknown_code_is_answered_with_the_codes(census):
    details = census.details("<ReasonForClosure>RC99</ReasonForClosure>")
    (issue,) = census.read(census.message(census.child(details=details))).edition.issues
    assert issue.hint == "The codes are RC1, RC2, RC3, RC4, RC5, RC6, RC7, RC8, RC9."
