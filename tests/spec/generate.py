"""Writes docs/spec from the rules' own words and the tables of `waymark.worked`: `python tests/spec/generate.py`.

A page is the rule's docstring, its table with what the real code says of each row, and its relatives by name. The tests
run every row, and fail when a page differs from what is written here.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from waymark.worked.subject import Subject
from waymark.worked.subjects import SUBJECTS, subject
from waymark.worked.tables import rows_of

PAGES = Path(__file__).resolve().parents[2] / "docs" / "spec"


def page(name: str) -> str:
    """The whole page of one rule, method or calculation."""
    told = subject(name)
    return "\n".join((*_prose(told), *_table(told), *_relatives(told)))


def _prose(told: Subject) -> Iterator[str]:
    yield from (f"# {told.name}", "", told.doc, "")
    yield f"In the code: `{told.code}`. This page is made by `tests/spec/generate.py`"
    yield f"from that module and from `src/waymark/worked/spec/{told.name}.csv`; every row below is a test."
    yield ""


def _table(told: Subject) -> Iterator[str]:
    table = rows_of(told.name)
    given = [column for column in table[0] if column not in ("verdict", "shows", "decimals")]
    yield from ("## Worked examples", "")
    yield _line([*(column.replace("_", " ") for column in given), told.heading, "what it shows", "what it says"])
    yield _line(["---"] * (len(given) + 3))
    for row in table:
        said = told.answer(row).sentence
        yield _line([*(row[column] or "–" for column in given), f"**{row['verdict']}**", row["shows"], said or "–"])
    yield ""


def _relatives(told: Subject) -> Iterator[str]:
    others = [other for other in SUBJECTS if other.family is told.family and other.name != told.name]
    yield from (f"## {told.family.value}", "")
    for other in others:
        yield f"- [`{other.name}`]({other.name}.md): {other.first_line}"
    yield ""


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> int:
    PAGES.mkdir(parents=True, exist_ok=True)
    for told in SUBJECTS:
        (PAGES / f"{told.name}.md").write_text(page(told.name), encoding="utf-8")
        print(f"docs/spec/{told.name}.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
