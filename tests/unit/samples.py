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


def _school_census(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    roll = "pupilonrolltableid,NativeId,upn,dob,entrydate,enrolstatus,ncyearactual,senprovision,language"
    sessions = "termlysessionspossible,termlysessionsauthorised,termlysessionsunauthorised"
    pupils = [
        "r1,9992001,A999200114001,2014-Mar-01 00:00:00,2024-Sep-03 00:00:00,C,6,N,ENG,134.0,8.0,",
        "r2,9992001,A999200114002,2015-Mar-01 00:00:00,2019-Sep-03 00:00:00,C,5,K,POL,134.0,14.0,2.0",
        "r3,9994001,A999200114003,2011-Mar-01 00:00:00,2022-Sep-03 00:00:00,M,9,E,ENG,130.0,,1.0",
    ]
    (folder / "2024_autumn_pupilonroll.csv").write_text("\n".join([f"{roll},{sessions}", *pupils, ""]))
    meals = [
        "pupilonrolltableid,NativeId,fsmstartdate,fsmenddate,ukcountry",
        "r1,9992001,2023-Sep-01 00:00:00,,ENG",
        "r2,9992001,2023-Sep-01 00:00:00,2024-Jan-01 00:00:00,",
    ]
    (folder / "2024_autumn_fsmperiodsonroll.csv").write_text("\n".join([*meals, ""]))


SAMPLES = {
    "ssda903": Sample(_ssda903, reversed_lines),
    "cin-census": Sample(_cin_census, reversed_children),
    "school-census": Sample(_school_census, reversed_lines),
    "extract": Sample(_extract, reversed_lines),
}
