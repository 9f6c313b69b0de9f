"""Writes docs/guide/extracts.md from the layouts: `python tests/unit/sources/extracts/write_extracts_guide.py`.

A test fails when the page differs from what is written here.
"""

import csv
import io
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from waymark.domain.tables import STANDARD_TABLES
from waymark.sources.extracts.layouts import LAYOUTS
from waymark.sources.tabular.layout import Kind, Layout, LayoutColumn, Reach

PAGE = Path(__file__).resolve().parents[4] / "docs" / "guide" / "extracts.md"

OPENING = """# Extracts

For what no national return holds, Waymark reads small tables of its own. This page shows their columns. It is made
from `src/waymark/sources/extracts/layouts/` by `tests/unit/sources/extracts/write_extracts_guide.py`.

```sh
./waymark load extract returns/early-help.csv returns/posts.csv --workspace our-council
./waymark load extract returns/extracts --workspace our-council
```

## What every extract has in common

- It is a CSV file with one row of column names. The columns tell the layout; the file may have any name.
- The order of columns and rows means nothing. Other columns are passed over, and a warning names them.
- Dates are written 24/04/2019 or 2019-04-24. Yes or no may be written `yes`, `no`, `true`, `false`, `1` or `0`.
- Ids never enter the store: a keyed pseudonym stands for each. Use the ids of your other returns.
- No name, address or postcode belongs in an extract. A cell that holds a postcode or one of the row's ids is not kept.
- A row that lacks a *needed* cell is set apart, and the rest is loaded. With `--strict` the file is refused.
- A wrong cell that is not needed is flagged. The row stays, and a figure that needs the cell counts it as missing.
- An *expected* cell is flagged when it is blank.

## Where a row counts

A row with a school that the framework's `areas.csv` has counts in that school, and so in the school's district and in
the county. Where its own district is another one, the school's counts, and a warning says how many rows there were.
Any other row counts in the district that it names. What the framework does not know counts as district not known.

## What a file speaks for

| layouts | a file speaks for | so that |
| --- | --- | --- |
"""

REACHES = {
    Reach.WHOLE: ("every day", "a later file replaces the earlier one"),
    Reach.MONTHS: (
        "the months of its snapshots",
        "a file of another month stands beside it; each month comes from one file",
    ),
    Reach.ACADEMIC_YEARS: (
        "the academic years of its rows",
        "a file of another year stands beside it; each year comes from one file",
    ),
    Reach.SPAN: (
        "the span it states, else the months from its first to its last row",
        "a file of another span stands beside it; of a row in both, the file that ends later counts",
    ),
}

CLOSING = """
A file of the same span replaces the earlier one as a new version. Where a layout may come in one
file or in several, its section says so.

State the span in `covers_from` and `covers_to` where a file also holds older rows, such as cases carried over.
Otherwise the file is taken to hold every row since its oldest one, and a warning names the months. A span may begin or
end within a month, as when a case system is replaced; figures that need the whole month wait for the rest of it.
"""


def page() -> str:
    """The whole guide."""
    reaches = "".join(
        f"| {', '.join(f'`{layout.name}`' for layout in LAYOUTS.values() if layout.reach is reach)} | {said} | {so} |\n"
        for reach, (said, so) in REACHES.items()
    )
    return OPENING + reaches + CLOSING + "".join(_section(layout) for layout in LAYOUTS.values())


def _section(layout: Layout) -> str:
    return "\n".join(("", f"## {layout.name}", "", *_told(layout), "", *_columns(layout), "", *_example(layout), ""))


def _told(layout: Layout) -> Iterator[str]:
    yield layout.meaning
    yield ""
    yield f"- It feeds the standard table `{layout.feeds}`: {_lowered(STANDARD_TABLES[layout.feeds].meaning)}"
    if layout.key:
        names = [f"`{_name(layout, column)}`" for column in layout.key]
        yield f"- Rows are told apart by {_listed(names)}; of rows alike in these one counts."
    for order in layout.orders:
        earlier, later, blamed = (_name(layout, column) for column in (order.earlier, order.later, order.blamed))
        yield f"- Where `{later}` comes before `{earlier}`, `{blamed}` is flagged."
    for part, whole in layout.limits:
        yield f"- `{_name(layout, part)}` is flagged where it is more than `{_name(layout, whole)}`."
    for column, other in layout.goes_with:
        yield f"- `{_name(layout, column)}` is expected where `{_name(layout, other)}` is filled."
    if layout.parted_by:
        yield f"- It may come in one file, or in one for each `{_name(layout, layout.parted_by)}`."


def _columns(layout: Layout) -> Iterator[str]:
    yield "| column | what it holds | must it be there? | what may stand there |"
    yield "| --- | --- | --- | --- |"
    for column in layout.columns:
        yield f"| `{column.name}` | {column.meaning} | {_must(column)} | {_allowed(column)} |"


def _must(column: LayoutColumn) -> str:
    if column.needed:
        return "needed"
    if column.expected:
        return "expected"
    said = "the column may be left out" if column.optional else "may be blank"
    return f"{said}; a row where it is wrong is set apart" if column.placing else said


def _allowed(column: LayoutColumn) -> str:
    match column.kind:
        case Kind.ID:
            return "an id; a pseudonym is kept"
        case Kind.PLACE:
            return "name or code"
        case Kind.SCHOOL:
            return "a code, as `9992001` or `999/2001`"
        case Kind.TEXT:
            return "a few words, at most 80 characters"
        case Kind.DATE | Kind.BIRTH:
            return "a date"
        case Kind.YEAR:
            return "`2018-19` or `2019`"
        case Kind.WORD:
            return _words(column)
        case Kind.YES_NO:
            return f"yes or no{_blanks(column)}"
        case Kind.STANDARD:
            return (
                "yes: `yes`, `EXS`, `GDS`, `AS`; no: `no`, `WTS`, `NS`, `HNM`, `BLW`, `PKG`, `PKF`, `PKE`, "
                "`PK1` to `PK6`, `A` (absent), `B`, `T`, `D`; any other code is flagged"
            )
        case Kind.COUNT:
            return f"a whole number from 0 to {column.most:,}"
        case Kind.DECIMAL:
            return f"a number from 0 to {column.most:,}, at most {column.digits} decimals"


def _words(column: LayoutColumn) -> str:
    said = _listed([f"`{word}`" for word in column.words], "or")
    also = "; ".join(f"`{spelling}` is read as `{word}`" for spelling, word in column.also.items())
    return f"{said}; {also}{_blanks(column)}" if also else f"{said}{_blanks(column)}"


def _blanks(column: LayoutColumn) -> str:
    unknown = [f"`{word}`" for word in column.unknown_words]
    return f"; {_listed(unknown)} count as blank" if unknown else ""


def _example(layout: Layout) -> Iterator[str]:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(layout.names)
    writer.writerow([column.example for column in layout.columns])
    yield from ("A made-up row:", "", "```csv", text.getvalue().rstrip("\n"), "```")


def _name(layout: Layout, column: str) -> str:
    return layout.columns[layout.at(column)].name


def _listed(words: Sequence[str], last: str = "and") -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {last} {words[-1]}"


def _lowered(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def main() -> int:
    PAGE.write_text(page(), encoding="utf-8")
    print("docs/guide/extracts.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
