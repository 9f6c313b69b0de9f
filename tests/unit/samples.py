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
from tests.unit.sources.write_workbook import write_workbook

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


def _open_data(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        f"{year},Reporting year,{place},Referrals,{count},{percent}"
        for year, place, count, percent in (
            (2021, "National,E92000001,,,", 597760, "22.7"),
            (2022, "National,E92000001,,,", 650270, "21.5"),
            (2022, "Local authority,E92000001,E12000008,886,E10000016", 19497, "21.5"),
        )
    ]
    heading = "time_period,time_identifier,geographic_level,country_code,region_code,old_la_code,new_la_code"
    named = f"{heading},category,referral_count,rereferral_percent"
    (folder / "referrals.csv").write_text("\n".join([named, *rows]) + "\n")
    described = ["category,Filter,Category", "referral_count,Indicator,Referrals"]
    described.append("rereferral_percent,Indicator,Re-referrals")
    (folder / "referrals.meta.csv").write_text("\n".join(["col_name,col_type,label", *described]) + "\n")


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


def _annex_a(folder: Path) -> None:
    write_workbook(folder / "annex a.xlsx", ANNEX_A)


def reversed_sheet_rows(path: Path) -> None:
    """Of the workbook that `_annex_a` writes: in every sheet the column names stay first."""
    write_workbook(path, {name: [rows[0], *reversed(rows[1:])] for name, rows in ANNEX_A.items()})


def _csww(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    workers = "".join(
        f"<CSWWWorker><AgencyWorker>{agency}</AgencyWorker><SWENo>{number}</SWENo><FTE>{hours}</FTE>"
        "<OrgRole>5</OrgRole><Cases30>14</Cases30></CSWWWorker>\n"
        for number, agency, hours in (("AB0000000001", 0, "1"), ("AB0000000002", 1, "0.6"), ("AB0000000003", 0, "0.8"))
    )
    header = "<Header><CollectionDetails><Collection>CSWW</Collection><Year>2022</Year></CollectionDetails></Header>"
    (folder / "csww.xml").write_text(f"<Message>{header}\n{workers}</Message>")


def reversed_workers(path: Path) -> None:
    head, *workers = path.read_text().split("<CSWWWorker>")
    last, end = workers[-1].split("</CSWWWorker>\n")
    whole = [*workers[:-1], f"{last}</CSWWWorker>\n"]
    path.write_text(head + "".join(f"<CSWWWorker>{worker}" for worker in reversed(whole)) + end)


ANNEX_A = {
    "List 1": [
        ["Child Unique ID", "Gender", "Date of Birth", "Date of Contact", "Contact Source"],
        ["1001", "a) Male", date(2012, 6, 5), date(2021, 11, 1), "q) 6: Police"],
        ["1002", "b) Female", date(2006, 3, 1), date(2021, 12, 1), "e) 2A: Schools"],
    ],
    "List 3": [
        ["Child Unique ID", "Gender", "Date of Birth", "Date of Referral", "Referral Source", "Referral NFA?"],
        ["1001", "a) Male", date(2012, 6, 5), date(2021, 11, 2), "q) 6: Police", "b) No"],
        ["1002", "b) Female", date(2006, 3, 1), date(2021, 12, 2), "e) 2A: Schools", "a) Yes"],
    ],
}

SAMPLES = {
    "ssda903": Sample(_ssda903, reversed_lines),
    "cin-census": Sample(_cin_census, reversed_children),
    "school-census": Sample(_school_census, reversed_lines),
    "csww": Sample(_csww, reversed_workers),
    "dfe-open-data": Sample(_open_data, reversed_lines),
    "annex-a": Sample(_annex_a, reversed_sheet_rows),
    "extract": Sample(_extract, reversed_lines),
    "mapping": Sample(_mapping, _reversed_cases),
}
