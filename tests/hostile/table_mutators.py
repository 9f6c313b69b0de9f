"""Tables of text spoilt by cell, row, column and header."""

import csv
import io
from collections.abc import Callable
from random import Random

from tests.hostile.canaries import CHILD, HOME
from tests.hostile.nasty_cells import NASTY

Mutator = Callable[[bytes, Random], bytes]

_HEADINGS = (
    "",
    " ",
    "CHILD",
    "child_id",
    "DOB",
    "Column1",
    "Unnamed: 3",
    "1",
    "=A1",
    "x" * 300,
    "\x00",
    "Ünïcode",
    HOME,
)


def _of_rows(change: Callable[[list[list[str]], Random], None]) -> Mutator:
    def mutator(content: bytes, random: Random) -> bytes:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
        change(rows, random)
        out = io.StringIO(newline="")
        csv.writer(out, quoting=random.choice((csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL))).writerows(rows)
        return out.getvalue().encode("utf-8", "surrogatepass")

    mutator.__name__ = change.__name__
    return mutator


@_of_rows
def cell(rows: list[list[str]], random: Random) -> None:
    for _ in range(random.choice((1, 1, 2, 6))):
        row = random.choice(rows[1:])
        row[random.randrange(len(row))] = random.choice(NASTY)


@_of_rows
def cells_slip(rows: list[list[str]], random: Random) -> None:
    row = random.choice(rows[1:])
    one, other = random.randrange(len(row)), random.randrange(len(row))
    row[one], row[other] = row[other], row[one]


@_of_rows
def column_spoilt(rows: list[list[str]], random: Random) -> None:
    at, text = random.randrange(len(rows[0])), random.choice(NASTY)
    for row in rows[1:]:
        row[at] = text


@_of_rows
def row_width(rows: list[list[str]], random: Random) -> None:
    row = random.choice(rows)
    row[random.randrange(len(row)) :] = random.choice(([], ["x"], ["", "", ""], [CHILD] * 40))


@_of_rows
def row_order(rows: list[list[str]], random: Random) -> None:
    random.shuffle(rows if random.random() < 0.2 else (under := rows[1:]))
    if len(rows) > 1 and "under" in locals():
        rows[1:] = under


@_of_rows
def row_again(rows: list[list[str]], random: Random) -> None:
    rows.insert(random.randrange(len(rows) + 1), list(random.choice(rows)))


@_of_rows
def row_gone(rows: list[list[str]], random: Random) -> None:
    del rows[random.randrange(len(rows))]


@_of_rows
def row_of_totals(rows: list[list[str]], random: Random) -> None:
    width = len(rows[0])
    rows.append([random.choice(("Total", "Grand total", "")), *["3"] * (width - 1)][:width])


@_of_rows
def titles_above(rows: list[list[str]], random: Random) -> None:
    rows[:0] = [["Report of children"], [], ["Printed", "01/04/2022"]][: random.randrange(1, 4)]


@_of_rows
def heading(rows: list[list[str]], random: Random) -> None:
    names, at = rows[0], random.randrange(len(rows[0]))
    change = random.choice(("twice", "gone", "renamed", "merged", "case", "order"))
    if change == "twice":
        names[at] = random.choice(names)
    elif change == "gone":
        for row in rows:
            del row[at : at + 1]
    elif change == "renamed":
        names[at] = random.choice(_HEADINGS)
    elif change == "merged":
        names[at : at + 3] = [names[at]] + [""] * (len(names[at : at + 3]) - 1)
    elif change == "case":
        names[at] = f" {names[at].swapcase()}\u00a0"
    else:
        random.shuffle(names)


def written_otherwise(content: bytes, random: Random) -> bytes:
    """Another encoding, delimiter or line end, which may be right and may be wrong."""
    text = content.decode("utf-8")
    ends = random.choice(("\r\n", "\n", "\r", "\n\r", "\u2028"))
    text = text.replace("\r\n", ends).replace(",", random.choice((",", ";", "\t", "|", ", ")))
    encoding = random.choice(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32", "utf-7"))
    return text.encode(encoding, "replace") + random.choice((b"", b"\x1a", b"\x00", b"\x81"))


TABLE = (
    *(cell, cell, cell, cells_slip, column_spoilt, row_width, row_order, row_again, row_gone, row_of_totals),
    *(titles_above, heading, heading, written_otherwise),
)
