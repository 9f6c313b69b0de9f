"""Where a row with an area, a school or both counts, and what is said of it."""

import pytest

from waymark.domain.area import NOT_KNOWN, Area, AreaTree
from waymark.domain.tables import STANDARD_TABLES
from waymark.operations.area_codes import with_area_codes

AREAS = AreaTree.of(
    [
        Area("E10", "Shire", "authority", None),
        Area("E11", "North", "district", "E10", ("Old North",)),
        Area("E12", "South", "district", "E10"),
        Area("9992001", "First School", "school", "E11"),
        Area("9992002", "Second School", "school", "E12"),
    ]
)


def placed(*rows, table="school_capacity"):
    """The codes given to rows of (area, school), and the issues."""
    columns = [column.name for column in STANDARD_TABLES[table].all_columns]
    given = [tuple({"area": area, "school": school}.get(name) for name in columns) for area, school in rows]
    coded, issues = with_area_codes(table, given, AREAS)
    assert [row[: columns.index("area")] for row in coded] == [row[: columns.index("area")] for row in given]
    return [row[columns.index("area")] for row in coded], [(one.rule, one.value, one.count) for one in issues]


@pytest.mark.parametrize(
    ("area", "school", "code"),
    [
        ("E11", None, "E11"),
        (" old north ", "9999999", "E11"),  # a school that the framework does not know
        ("North", "9992001", "9992001"),
        ("", "9992001", "9992001"),
        (None, None, NOT_KNOWN),
        ("Shire", None, NOT_KNOWN),  # the whole authority is no place of a row
        ("Second School", None, "9992002"),
        ("North", "E12", "E11"),  # a district is no school
    ],
)
def test_a_known_school_wins_and_otherwise_the_row_s_own_area_counts(area, school, code):
    codes, _ = placed((area, school))
    assert codes == [code]


def test_a_published_value_may_be_the_whole_authority_s():
    codes, issues = placed(("Shire", None), ("E10", None), ("North", None), ("Nowhere", None), table="reference_value")
    assert codes == ["E10", "E10", "E11", NOT_KNOWN]
    assert issues == [("area_unknown", "Nowhere", 1)]


def test_rows_whose_district_is_not_the_school_s_are_counted_in_one_warning():
    codes, issues = placed(
        ("E11", "9992001"), ("E12", "9992001"), ("South", "9992001"), ("Old North", "9992002"), ("9992001", "9992002")
    )
    assert codes == ["9992001", "9992001", "9992001", "9992002", "9992002"]
    assert issues == [("school_elsewhere", "", 4)]


def test_an_unknown_area_is_said_only_where_no_school_places_the_row():
    codes, issues = placed(("Nowhere", "9992001"), ("Nowhere", None), ("Nowhere", "9999999"), ("12 High St", None))
    assert codes == ["9992001", NOT_KNOWN, NOT_KNOWN, NOT_KNOWN]
    assert issues == [("area_unknown", "", 1), ("area_unknown", "Nowhere", 2)]


def test_a_table_without_a_school_has_its_areas_alone():
    assert placed(("Old North", "9992002"), table="workforce_post") == (["E11"], [])
