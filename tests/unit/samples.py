"""A small whole edition of each return, by its name on the command line. A new reader joins every test that goes
through `SAMPLES` by adding one here."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.unit.conftest import AFTER_MOVE, BIRTHS, LONG, RECENT, Returns


@dataclass(frozen=True)
class Sample:
    """write: the files of one edition, below a folder · reorder: one file's rows put into another order."""

    write: Callable[[Path], None]
    reorder: Callable[[Path], None]


def reversed_lines(path: Path) -> None:
    """Of a table of text: the header stays first."""
    header, *rows = path.read_text().splitlines()
    path.write_text("\n".join([header, *reversed(rows)]) + "\n")


def reversed_children(path: Path) -> None:
    """Of an XML return whose children begin and end on lines of their own."""
    head, *children = path.read_text().split("<Child>")
    last, end = children[-1].split("</Child>")
    whole = [*(child.removesuffix("\n") for child in children[:-1]), f"{last}</Child>"]
    path.write_text(head + "\n".join(f"<Child>{child}" for child in reversed(whole)) + end)


def _ssda903(folder: Path) -> None:
    touch = [("2001", "10/10/2003", "YES", "F1"), ("2002", "10/10/2003", "NO", "0")]
    Returns(folder).ssda903("2021-22", [LONG, AFTER_MOVE, RECENT], BIRTHS, touch, [("1004", BIRTHS["1004"], "")])


def _cin_census(folder: Path) -> None:
    children = {
        "1001": ("2012-06-05", ["2021-04-10", "2021-09-10"], [("2021-10-01", 0)]),
        "1002": ("2006-03-01", ["2022-03-31"], []),
        "1003": ("2010-09-09", ["2021-05-05"], [("2021-06-01", 1)]),
    }
    Returns(folder).cin_census(2022, children)


def _extract(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rows = [("1001", "Thanet", "", "", "home"), ("1002", "Swale", "01/04/2021", "", "home")]
    Returns(folder).child_area(rows)


SAMPLES = {
    "ssda903": Sample(_ssda903, reversed_lines),
    "cin-census": Sample(_cin_census, reversed_children),
    "extract": Sample(_extract, reversed_lines),
}
