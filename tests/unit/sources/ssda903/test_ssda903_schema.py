"""The code sets of the return, year by year."""

import pytest

from waymark.domain.tables import ColumnType
from waymark.sources.ssda903.schema import ACTIV, PLACE, REC, SEX, TABLES, Kind


@pytest.mark.parametrize(
    ("codes", "year", "there", "not_there"),
    [
        (REC, 2018, "E43", "E45"),
        (REC, 2019, "E45", "E43"),
        (ACTIV, 2021, "F3", "F4"),
        (ACTIV, 2022, "P5", "P3"),
        (PLACE, 2024, "H5", "K3"),
        (PLACE, 2025, "K3", "H5"),
        (PLACE, 2025, "Z1", "Z11"),
        (PLACE, 2026, "Z14", "P2"),
        (SEX, 2024, "2", "F"),
        (SEX, 2025, "U", "1"),
        (SEX, 2010, "1", "M"),
    ],
)
def test_codes_come_and_go(codes, year, there, not_there):
    assert there in codes.in_year(year)
    assert not_there not in codes.in_year(year)
    assert {there, not_there} <= codes.ever


def test_identifiers_never_reach_a_record_table():
    kept = {column.name for table in TABLES.values() for column in table.record_columns}
    assert kept.isdisjoint({"CHILD", "UPN", "HOME_POST", "PL_POST", "URN"})
    assert {"child", "DECOM", "SDQ_SCORE", "SW_ID"} <= kept


def test_dates_of_birth_are_marked_identifying():
    marked = {column.name for table in TABLES.values() for column in table.record_columns if column.identifying}
    assert {"DOB", "MC_DOB"} <= marked


def test_every_table_names_its_places():
    for table in TABLES.values():
        names = [column.name for column in table.record_columns]
        assert names[:3] == ["row_id", "flagged", "child"]
        assert len(set(names)) == len(names)
        assert all(names[table.place(column.record_name)] == column.record_name for column in table.kept)
        assert all(column.codes is not None for column in table.columns if column.kind is Kind.CODE)
        assert set(table.telling) <= {column.name for column in table.columns}
    assert {column.name: column.type for column in TABLES["episodes"].record_columns}["DEC"] is ColumnType.DATE
