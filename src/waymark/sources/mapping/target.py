"""A standard table as the target of a mapping: which of its columns must be filled, and how each cell is read."""

from dataclasses import replace
from functools import cache

from waymark.domain.tables import STANDARD_TABLES, ColumnType, StandardTable, TableColumn
from waymark.sources.tabular.layout import COVERS_FROM, COVERS_TO, Kind, Layout, LayoutColumn, Order, Reach

# Rows of these speak for a school year: a file of one year replaces that year and no other.
_BY_SCHOOL_YEAR = ("eyfsp_result", "ks2_result", "ks4_result", "school_preference")
# What is known of a child at all, and where it counts: a later file replaces the earlier one whole.
_WHOLE = ("child", "child_area")
# The date that places a row, where it is not the first of the table's dates, and those that may be blank.
_PLACED_BY = {"offender_outcome": "proven_date"}
_MAY_BE_BLANK = ("child_area", "unaccompanied_spell")
# Columns that tell rows apart beside the entity and the placing date; or, for a case of its own, in their place.
_BESIDE = {
    "child_area": ("basis",),
    "case_allocation": ("worker",),
    "offender_outcome": ("disposal_type", "offence_date"),
    "school_preference": ("phase",),
    "school_capacity": ("phase",),
    "pupil_enrolment": ("school",),
    "exclusion": ("type",),
    "reference_value": ("area",),
    "early_help_episode": ("family",),
    "early_help_notification": ("notification",),
}
_KEYS = {"child": ("child",), "ehcp_request": ("request",)}
_PARTED_BY = {
    "school_preference": "phase",
    "school_capacity": "phase",
    "pupil_enrolment": "phase",
    "inspection": "kind",
    "population": "age_group",
    "reference_value": "series",
}
# Columns without which a row says nothing, beside the entity and the placing date.
_NEEDED = {"child_area": ("area", "basis"), "reference_value": ("area", "value"), "population": ("area", "people")}

STATED_SPAN = (
    LayoutColumn(COVERS_FROM, COVERS_FROM, Kind.DATE, "first day that the rows speak for", optional=True),
    LayoutColumn(COVERS_TO, COVERS_TO, Kind.DATE, "last day that the rows speak for", optional=True),
)


@cache
def target_of(table: str) -> Layout:
    """The layout whose columns are those of the standard table, under their own names, each of them optional."""
    standard = STANDARD_TABLES[table]
    placed_by = placing_date(standard)
    dates = standard.dates
    spell = standard.kind == "spell" and len(dates) == 2
    orders = [Order(dates[0], dates[1], dates[1], spell=True)] if spell else []
    if placed_by and standard.column("birth_date") is not None:
        orders.append(Order("birth_date", placed_by, "birth_date"))
    return Layout(
        table,
        standard.meaning,
        (*(_column(standard, column) for column in standard.columns), *STATED_SPAN),
        known_by=(),
        feeds=table,
        reach=_reach(standard),
        placed_by=placed_by if table not in _WHOLE else "",
        key=_KEYS.get(table, (standard.entity, *_BESIDE.get(table, ()), *([placed_by] if placed_by else []))),
        parted_by=_PARTED_BY.get(table, ""),
        orders=tuple(orders),
    )


def placing_date(standard: StandardTable) -> str:
    """The column that places a row in time; '' for a table without dates."""
    return _PLACED_BY.get(standard.name, standard.dates[0] if standard.dates else "")


def needed_columns(table: str) -> tuple[str, ...]:
    """The columns that a mapping must fill."""
    return tuple(column.column for column in target_of(table).columns if column.needed)


def pseudonymised(column: LayoutColumn) -> LayoutColumn:
    """The column with pseudonyms in place of its texts, because the mapping says that they are ids."""
    return replace(column, kind=Kind.ID, words=(), of=column.of or column.column)


def _reach(standard: StandardTable) -> Reach:
    if standard.name in _WHOLE:
        return Reach.WHOLE
    if standard.name in _BY_SCHOOL_YEAR:
        return Reach.ACADEMIC_YEARS
    return Reach.MONTHS if standard.kind == "snapshot" else Reach.SPAN


def _column(standard: StandardTable, column: TableColumn) -> LayoutColumn:
    placing = column.name == placing_date(standard)
    needed = (
        column.name == standard.entity
        or column.name in _NEEDED.get(standard.name, ())
        or (placing and standard.name not in _MAY_BE_BLANK)
    )
    institution = column.pseudonym_of == "provider"
    return LayoutColumn(
        column.name,
        column.name,
        _kind(column),
        column.meaning,
        needed=needed,
        placing=placing,
        optional=not needed,
        words=column.words,
        # a child, a pupil and a young person may be one and the same, so their ids are numbered together
        of="" if column.pseudonym_of == "child" else column.pseudonym_of,
        institution=institution,
        digits=len(str(column.per_unit)) - 1,
    )


def _kind(column: TableColumn) -> Kind:
    if column.pseudonym_of:
        return Kind.ID
    if column.identifying:
        return Kind.BIRTH
    if column.type is ColumnType.INTEGER:
        return Kind.DECIMAL if column.per_unit > 1 else Kind.COUNT
    if column.type is not ColumnType.TEXT:
        return {ColumnType.DATE: Kind.DATE, ColumnType.BOOLEAN: Kind.YES_NO}[column.type]
    if column.name in ("area", "school"):
        return Kind.PLACE if column.name == "area" else Kind.SCHOOL
    return Kind.WORD if column.words else Kind.TEXT
