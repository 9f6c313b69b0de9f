"""Samples of the returns about pupils, workers and inspections, of open data, and of a mapping, full of canaries."""

from datetime import date

from tests.hostile.canaries import (
    BORN,
    CHILD,
    FORENAME,
    FORMER_PUPIL_NUMBER,
    HOME,
    PLACEMENT,
    PUPIL_NUMBER,
    SIBLING,
    SIBLING_BORN,
    SURNAME,
    WORKER,
)
from tests.hostile.mutators import packed
from tests.hostile.written_samples import Files, element, leaves, table
from tests.unit.sources.write_workbook import sheet_part, workbook_parts


def school_census() -> Files:
    """An autumn census. A pupil is known by a number of the census; beside it stand the pupil's own."""
    roll = (
        *("pupilonrolltableid", "NativeId", "upn", "dob", "forename", "surname", "postcode", "entrydate"),
        *("enrolstatus", "ncyearactual", "senprovision", "language"),
        *("termlysessionspossible", "termlysessionsauthorised", "termlysessionsunauthorised"),
    )
    pupil = {
        "NativeId": "9992001",
        "forename": FORENAME,
        "surname": SURNAME,
        "postcode": HOME,
        "ncyearactual": "6",
        "entrydate": "2019-Sep-03 00:00:00",
        "enrolstatus": "C",
        "senprovision": "N",
        "language": "ENG",
        "termlysessionspossible": "134.0",
        "termlysessionsauthorised": "8.0",
        "termlysessionsunauthorised": "",
    }
    first = {**pupil, "pupilonrolltableid": CHILD, "upn": PUPIL_NUMBER, "dob": f"{BORN:%Y-%b-%d} 00:00:00"}
    first["entrydate"] = "2024-Sep-03 00:00:00"
    other = {**pupil, "pupilonrolltableid": SIBLING, "upn": FORMER_PUPIL_NUMBER, "dob": f"{SIBLING_BORN:%Y-%b-%d}"}
    slipped = {**other, "pupilonrolltableid": WORKER, "ncyearactual": PUPIL_NUMBER, "termlysessionspossible": SURNAME}
    meals = ("pupilonrolltableid", "NativeId", "fsmstartdate", "fsmenddate", "ukcountry")
    eaten = {"NativeId": "9992001", "fsmstartdate": "2023-Sep-01 00:00:00", "ukcountry": "ENG"}
    spoilt = {**eaten, "pupilonrolltableid": SIBLING, "fsmenddate": HOME}
    return {
        "2024_autumn_pupilonroll.csv": table(roll, first, other, slipped),
        "2024_autumn_fsmperiodsonroll.csv": table(meals, {**eaten, "pupilonrolltableid": CHILD}, spoilt),
    }


def annex_a() -> Files:
    """Four of the eleven lists, with birthdays as dates and as day numbers."""
    who = ["Child Unique ID", "Gender", "Date of Birth"]
    one, other = [CHILD, "a) Male", BORN], [SIBLING, "b) Female", SIBLING_BORN]
    sheets = {
        "List 1": [
            [*who, "Date of Contact", "Contact Source"],
            [*one, date(2021, 11, 1), "q) 6: Police"],
            [*other, HOME, "e) 2A: Schools"],
            [*other, date(2021, 12, 1), CHILD],
        ],
        "List 3": [
            [*who, "Date of Referral", "Referral Source", "Referral NFA?", "Allocated Team", "Allocated Worker"],
            [*one, date(2021, 11, 2), "q) 6: Police", "b) No", "North", WORKER],
            [*other, date(2021, 12, 2), "e) 2A: Schools", PUPIL_NUMBER, HOME, f"{FORENAME} {SURNAME}"],
        ],
        "List 6": [
            [*who, "CIN Start Date", "CIN Closure Date", "Date Child Was Last Seen", "Allocated Worker"],
            [*one, date(2021, 6, 1), "", date(2021, 12, 9), f"{FORENAME} {SURNAME}"],
            [*other, date(2021, 7, 1), HOME, SIBLING, WORKER],
        ],
    }
    parts = workbook_parts({name: sheet_part(rows) for name, rows in sheets.items()})
    return {"annex a.xlsx": packed({name: part.encode() for name, part in parts.items()})}


def csww() -> Files:
    header = element("CollectionDetails", leaves(Collection="CSWW", Year="2022", ReferenceDate="2022-09-30"))
    vacancies = leaves(NumberOfVacancies="2.50", NoAgencyFTE="1.00", NoAgencyHeadcount="1")
    named = leaves(PersonGivenName=FORENAME, PersonFamilyName=SURNAME, PersonBirthDate=BORN.isoformat())

    def worker(number: str, **further: str) -> str:
        said = {"AgencyWorker": "0", "SWENo": number, "FTE": "1.000000", "OrgRole": "5", "RoleStartDate": "2019-09-02"}
        return element("CSWWWorker", leaves(**{**said, **further}), named)

    workers = (
        worker(WORKER, Cases30="14"),
        worker(CHILD, FTE=SURNAME, OrgRole=CHILD),
        worker(SIBLING, RoleStartDate=HOME),
    )
    message = element("Message", element("Header", header), element("LALevelVacancies", vacancies), *workers)
    return {"workforce.xml": f'<?xml version="1.0" encoding="utf-8"?>\n{message}'.encode()}


def dfe_open_data() -> Files:
    """Open data are published, and name nobody."""
    places = (
        "geographic_level",
        "country_code",
        "country_name",
        "region_code",
        "region_name",
        "new_la_code",
        "la_name",
    )
    names = ("time_period", "time_identifier", *places, "Referrals", "Re_referrals", "Re_referrals_percent")
    said = {"time_identifier": "Reporting year", "geographic_level": "National", "country_code": "E92000001"}
    rows = [
        {**said, "country_name": "England", "time_period": year, "Referrals": 600_000, "Re_referrals": 120_000 + year}
        for year in (2021, 2022, 2023)
    ]
    return {"referrals.csv": table(names, *rows, {**rows[0], "time_period": 2020, "Referrals": "x"})}


def mapping() -> Files:
    cases = ("Person", "Name", "Opened", "Kind", "Home")
    opened = {"Name": SURNAME, "Opened": "01/04/2021", "Kind": "EHR", "Home": PLACEMENT}
    return {
        "cases.csv": table(
            cases,
            {**opened, "Person": CHILD},
            {**opened, "Person": SIBLING, "Kind": CHILD},
            {**opened, "Person": SIBLING, "Opened": HOME},
        ),
        "early_help.yaml": (
            b"name: early_help\ntable: early_help_episode\nread:\n  file: cases.csv\ncolumns:\n"
            b"  child: {column: Person}\n  contact_date: {column: Opened}\n"
            b"  stage: {column: Kind, values: {EHR: record, NFA: notification}}\n"
        ),
    }
