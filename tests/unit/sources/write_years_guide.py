"""Writes docs/guide/returns-by-year.md from the schemas: `python tests/unit/sources/write_years_guide.py`.

A test fails when the page differs from what is written here.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from waymark.sources.cin_census import codes as census_codes
from waymark.sources.cin_census import schema as census
from waymark.sources.ssda903 import schema
from waymark.sources.ssda903.schema import TABLES, label_of

PAGE = Path(__file__).resolve().parents[3] / "docs" / "guide" / "returns-by-year.md"

OPENING = f"""# SSDA903 and the CIN census, year by year

Waymark reads both returns for every year from {label_of(schema.FIRST_YEAR)} to {label_of(schema.LAST_YEAR)}. This page
says what changed in between, and what becomes of a code that is not of a file's own year. It is made from
`src/waymark/sources/ssda903/schema.py` and `src/waymark/sources/cin_census/codes.py` by
`tests/unit/sources/write_years_guide.py`.

## Which year a file is of

- **SSDA903**: the financial year of the latest DECOM, whatever the file or folder is called. `--year` overrides it.
- **CIN census**: the Header's year, which must agree with its reference date. Without a Header, referral dates tell.

## A code of another year

Each cell is checked against the codes of the file's own year.

- A code of another year is **kept and named**: *"M is a code of SEX of 2024-25 onwards; this file is of 2021-22."*
  Each such code is counted by itself, with the first row that has it. No year gives a code another meaning.
- A code of no year is **flagged**: the row stays, and figures that need the field treat it as missing.
- An element, a table or a record of another year is named too. A table of later years is left alone.

One set alone was renamed as a whole, and is turned into the newest in the standard tables:

| old | new | where |
| --- | --- | --- |
"""

FORMS = """
## Forms of SSDA903

| form | what it is | how it is known |
| --- | --- | --- |
| CSV files | one for each table, a folder or a set of names for each year | by the column names |
| XML | one file: `EXPSSDA903`, and in it a `CHILD` with its `HEADER` and each `EPISODE` | by the root or the fields |
| workbook | one `.xlsx`, a sheet for each table | by the column names on the sheets |

All three come to the same figures. In XML, `CHILDID` and `PL` are CHILD and PLACE; a record is known by its fields,
whatever the element around it is called; `UASC` or a `DUC` says that a child is unaccompanied. A table is taken to be
given when the file has a record of it. In any form, a row that calls itself a total is set aside.

## What changed in SSDA903

The columns are the same in every year. Two things changed: tables, and codes.

| from | table | column | came | went |
| --- | --- | --- | --- | --- |
"""

CENSUS = """
## What changed in the CIN census

| from | what | came | went |
| --- | --- | --- | --- |
"""


def page() -> str:
    """The whole page."""
    renamed = [
        *(f"| `{old}` | `{new}` | SSDA903, SEX |" for old, new in schema.SEX_OF.items() if old != new),
        *(f"| `{old}` | `{new}` | CIN census, sex |" for old, new in census_codes.NEWEST["sex"].items()),
    ]
    parts = [OPENING, *(f"{row}\n" for row in renamed), FORMS, *_ssda903(), CENSUS, *_census()]
    return "".join(parts)


def _ssda903() -> Iterator[str]:
    rows: list[tuple[int, str, str, str, str]] = []
    for table in TABLES.values():
        if table.since > schema.FIRST_YEAR:
            rows.append((table.since, table.name, "every column", "the table", ""))
        for column in table.kept:
            if column.codes is None:
                continue
            for year in sorted({*column.codes.added, *column.codes.withdrawn}):
                came, went = (_said(of.get(year, ())) for of in (column.codes.added, column.codes.withdrawn))
                rows.append((year, table.name, column.name, came, went))
    for year, name, column_name, came, went in sorted(rows):
        yield f"| {label_of(year)} | {name} | {column_name} | {came} | {went} |\n"


def _census() -> Iterator[str]:
    rows: list[tuple[int, str, str, str]] = []
    for change in census_codes.CHANGES:
        what = f"codes of {change.code_set.replace('_', ' ')}"
        rows.append((change.census, what, _said(change.added.split()), _said(change.dropped.split())))
    for (_, element), (first, last) in census_codes.ELEMENTS_OF_YEARS.items():
        if first is not None:
            rows.append((first, "element", f"`{element}`", ""))
        if last is not None:
            rows.append((last + 1, "element", "", f"`{element}`"))
    for table, since in census_codes.RECORDS_SINCE.items():
        rows.append((since, "records", f"`{census.RECORD_TABLES[table].element}`", ""))
    for year, what, came, went in sorted(rows):
        yield f"| {label_of(year)} | {what} | {came} | {went} |\n"


def _said(codes: Iterable[str]) -> str:
    return " ".join(f"`{code}`" for code in sorted(codes))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
