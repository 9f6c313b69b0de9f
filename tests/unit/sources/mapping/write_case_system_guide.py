"""Writes the last section of docs/guide/bring-your-own-case-system.md, which is made from the standard tables.

Run it after a standard table has changed: `python tests/unit/sources/mapping/write_case_system_guide.py`.
"""

from collections.abc import Iterator
from pathlib import Path

from waymark.domain.tables import STANDARD_TABLES, StandardTable
from waymark.sources.mapping.target import target_of
from waymark.sources.tabular.layout import Kind, LayoutColumn

GUIDE = Path(__file__).parents[4] / "docs" / "guide" / "bring-your-own-case-system.md"
HEADING = "## The standard tables\n"
_KINDS = {
    Kind.ID: "an id",
    Kind.PLACE: "name or code of an area",
    Kind.SCHOOL: "a school's code",
    Kind.TEXT: "a few words",
    Kind.DATE: "a date",
    Kind.BIRTH: "a date",
    Kind.YES_NO: "yes or no",
    Kind.COUNT: "a whole number",
    Kind.DECIMAL: "a number",
}


def section() -> str:
    return HEADING + "\n" + "\n".join(line for table in STANDARD_TABLES.values() for line in _table(table))


def _table(table: StandardTable) -> Iterator[str]:
    yield f"### {table.name}\n"
    yield f"{table.meaning}\n"
    yield "| column | what it holds | what may stand there |"
    yield "| --- | --- | --- |"
    for column in target_of(table.name).columns:
        if column.column not in ("covers_from", "covers_to"):
            needed = " (needed)" if column.needed else ""
            yield f"| `{column.column}` | {_meaning(column)}{needed} | {_may(column)} |"
    yield ""


def _meaning(column: LayoutColumn) -> str:
    return column.meaning.replace("keyed pseudonym of ", "")


def _may(column: LayoutColumn) -> str:
    if column.words:
        return ", ".join(f"`{word}`" for word in column.words)
    return _KINDS[column.kind]


def main() -> None:
    before = GUIDE.read_text(encoding="utf-8").partition(HEADING)[0]
    GUIDE.write_text(before + section(), encoding="utf-8")


if __name__ == "__main__":
    main()
