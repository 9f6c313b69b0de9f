"""Columns as the tables declare them, and those that several tables have."""

from waymark.domain.tables.table import ColumnType, TableColumn


def text(name: str, meaning: str) -> TableColumn:
    return TableColumn(name, ColumnType.TEXT, meaning)


def date(name: str, meaning: str, identifying: bool = False) -> TableColumn:
    return TableColumn(name, ColumnType.DATE, meaning, identifying)


def integer(name: str, meaning: str, per_unit: int = 1) -> TableColumn:
    return TableColumn(name, ColumnType.INTEGER, meaning, per_unit=per_unit)


def boolean(name: str, meaning: str) -> TableColumn:
    return TableColumn(name, ColumnType.BOOLEAN, meaning)


CHILD_KEY = text("child", "keyed pseudonym of the child")
BORN = date("birth_date", "date of birth; blank for an unborn child", identifying=True)

AREA = text("area", "code of the known school, else of the district; what the framework does not know is not known")
SCHOOL = text("school", "school code (LA and establishment number)")
PERSON_KEY = text("person", "keyed pseudonym of the young person")
PUPIL_KEY = text("pupil", "keyed pseudonym of the pupil")
