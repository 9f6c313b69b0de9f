"""A small whole edition of each return, by its name on the command line. A new reader joins every test that goes
through `SAMPLES` by adding one here."""

import atexit
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from tests.unit.conftest import AFTER_MOVE, BIRTHS, LONG, RECENT, Returns

from waymark.sources.registry import SOURCES

ELSEWHERE = Path(mkdtemp(prefix="waymark-samples-"))  # where lies what a mapping reads
atexit.register(rmtree, ELSEWHERE, ignore_errors=True)


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


def _mapping(folder: Path) -> None:
    """The mapping alone lies in the folder: what it reads may lie anywhere, and is of no return."""
    elsewhere = Path(mkdtemp(dir=ELSEWHERE))
    (elsewhere / "cases.csv").write_text("Person,Opened,Kind\n1001,01/04/2021,EHR\n1002,02/05/2021,NFA\n")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "early_help.yaml").write_text(
        f"name: early_help\ntable: early_help_episode\nread:\n  file: {elsewhere / 'cases.csv'}\ncolumns:\n"
        "  child: {column: Person}\n  contact_date: {column: Opened}\n"
        "  stage: {column: Kind, values: {EHR: record, NFA: notification}}\n"
    )


def _reversed_cases(path: Path) -> None:
    (read,) = [line for line in path.read_text().splitlines() if line.startswith("  file: ")]
    reversed_lines(Path(read.removeprefix("  file: ")))
    head, columns = path.read_text().split("columns:\n")
    path.write_text(f"{head}columns:\n" + "\n".join(reversed(columns.splitlines())) + "\n")


def reversed_workers(path: Path) -> None:
    """Of a workforce census whose workers stand one on a line."""
    head, *workers, end = path.read_text().splitlines()
    path.write_text("\n".join([head, *reversed(workers), end]) + "\n")


def _csww(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    workers = "".join(
        f"<CSWWWorker><AgencyWorker>{agency}</AgencyWorker><SWENo>AB{number:010d}</SWENo><FTE>1.000000</FTE>"
        "<OrgRole>5</OrgRole></CSWWWorker>\n"
        for number, agency in enumerate((0, 1, 0))
    )
    header = (
        "<Header><CollectionDetails><Collection>CSWW</Collection><Year>2022</Year>"
        "<ReferenceDate>2022-09-30</ReferenceDate></CollectionDetails></Header>"
    )
    vacancies = (
        "<LALevelVacancies><NumberOfVacancies>2.50</NumberOfVacancies><NoAgencyFTE>1.00</NoAgencyFTE>"
        "<NoAgencyHeadcount>1</NoAgencyHeadcount></LALevelVacancies>"
    )
    (folder / "workforce.xml").write_text(f"<Message>{header}{vacancies}\n{workers}</Message>\n")


def _school_census(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    names = (
        "pupilonrolltableid,NativeId,upn,dob,entrydate,enrolstatus,ncyearactual,senprovision,language,"
        "termlysessionspossible,termlysessionsauthorised,termlysessionsunauthorised,"
        "summerhalfterm2sessionspossible,summerhalfterm2sessionsauthorised,summerhalfterm2sessionsunauthorised"
    )
    pupils = [
        f"r{number},9992001,A99920011400{number},2014-Mar-0{number} 00:00:00,2019-Sep-03 00:00:00,"
        "C,6,N,ENG,100.0,8.0,,,,"
        for number in (1, 2, 3)
    ]
    (folder / "2024_autumn_pupilonroll.csv").write_text("\n".join([names, *pupils]) + "\n")


def _open_data(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    names = (
        "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,"
        "old_la_code,new_la_code,la_name,Referrals,Re_referrals,Re_referrals_percent"
    )
    rows = [
        f"{year},Reporting year,National,E92000001,England,,,,,,{600_000 + year},{120_000 + year},20.{year % 10}"
        for year in (2021, 2022, 2023)
    ]
    (folder / "referrals.csv").write_text("\n".join([names, *rows]) + "\n")


def _annex_a(folder: Path, backwards: bool = False) -> None:
    # where that return is registered, these are there
    from tests.unit.sources.write_workbook import write_workbook

    from waymark.sources.annex_a.schema import LISTS

    folder.mkdir(parents=True, exist_ok=True)
    born = date(2012, 6, 5)

    def rows(number: int, *told: dict[str, object]) -> list[list[object]]:
        names = [column.name for column in LISTS[number].columns]
        rows = [{names[0]: 1000 + at, "Gender": "a) Male", "Date of Birth": born, **row} for at, row in enumerate(told)]
        cells = [[row.get(name, "") for name in names] for row in rows]
        return [names, *(reversed(cells) if backwards else cells)]

    seen = [{"Date Child Was Last Seen": date(2021, 3, day)} for day in (9, 12, 15)]
    write_workbook(folder / "annex a.xlsx", {"List 6": rows(6, *seen)})


def _annex_a_backwards(path: Path) -> None:
    _annex_a(path.parent, backwards=True)
    written = path.parent / "annex a.xlsx"
    if written != path:
        written.replace(path)


_ALL = {
    "ssda903": Sample(_ssda903, reversed_lines),
    "cin-census": Sample(_cin_census, reversed_children),
    "school-census": Sample(_school_census, reversed_lines),
    "csww": Sample(_csww, reversed_workers),
    "dfe-open-data": Sample(_open_data, reversed_lines),
    "annex-a": Sample(_annex_a, _annex_a_backwards),
    "extract": Sample(_extract, reversed_lines),
    "mapping": Sample(_mapping, _reversed_cases),
}
SAMPLES = {name: sample for name, sample in _ALL.items() if name in SOURCES}
