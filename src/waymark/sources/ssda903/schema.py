"""The SSDA903 return as data: its tables and columns, and the codes in force in each year.

A year is named, as the return names it, by the 31 March on which it ends: 2022 is 1 April 2021 to 31 March 2022.
Columns keep the return's own names. UPN, URN and the placement's postcode are dropped at the
border and never kept. Of the home's postcode its sector is kept, so that a district can be told by it.

No code of this return has one successor that says the same: where a code was withdrawn (E43, F3, H5, P2) its
meaning was split or narrowed, so an old code is kept as it is. The only exact map is SEX, 1 to M and 2 to F.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from waymark.domain.period import Year, YearType
from waymark.domain.tables import FLAGGED, ROW_ID, ColumnType, TableColumn

FIRST_YEAR, LAST_YEAR = 2017, 2026


def label_of(ending: int) -> str:
    """The financial year that ends on 31 March of a year: 2021-22 of 2022."""
    return Year(ending - 1, YearType.FINANCIAL).label


# The code of an authority, or a name, which has no digits; not an id, a pupil number or a postcode.
AUTHORITY = r"\d{3}|[A-Z]\d{8}|[^\W\d_][^\d_]{0,59}"
# A date of which parts may be crossed out, as z/z/2015.
PART_OF_A_DATE = r"(?:\d{1,4}|[xz?]{1,4})(?:[-/. ](?:\d{1,4}|[xz?]{1,4})){0,2}|(?:\d{1,4}[-/ ])?[a-z]{3,9}[-/ ]\d{1,4}"


class Kind(Enum):
    """How the cells of a column are read."""

    CHILD = "child"  # the source's id: turned into a keyed pseudonym, kept under the name `child`
    WORKER = "worker"  # a worker's id: turned into a keyed pseudonym, kept under its own name
    TEXT = "text"
    DATE = "date"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    CODE = "code"
    SECTOR = "sector"  # a postcode, of which the sector alone is kept
    DROPPED = "dropped"  # an identifier or postcode: never read


@dataclass(frozen=True, eq=False)
class Codes:
    """The codes of one column: those of 2017, and what each later year added or withdrew."""

    first: frozenset[str]
    added: Mapping[int, frozenset[str]]
    withdrawn: Mapping[int, frozenset[str]]

    def in_year(self, year: int) -> frozenset[str]:
        """Codes in force in the year ending 31 March `year`; before 2017 those of 2017."""
        codes = self.first
        for change in sorted({*self.added, *self.withdrawn}):
            if change <= year:
                codes = (codes - self.withdrawn.get(change, frozenset())) | self.added.get(change, frozenset())
        return codes

    @property
    def ever(self) -> frozenset[str]:
        return self.first.union(*self.added.values())

    def years_of(self, code: str) -> tuple[int | None, int | None]:
        """The first and the last year of a code; None where it was there before, or is there still."""
        first = next((year for year, codes in sorted(self.added.items()) if code in codes), None)
        gone = next((year for year, codes in sorted(self.withdrawn.items()) if code in codes), None)
        return first, None if gone is None else gone - 1


@dataclass(frozen=True)
class Column:
    """One column. key: without it, or unreadable, the row is quarantined · blank: whether it may be blank ·
    shape: what a text must look like, so that no id is kept.
    """

    name: str
    kind: Kind
    meaning: str
    blank: bool = False
    key: bool = False
    codes: Codes | None = None
    least: int | None = None
    most: int | None = None
    shape: str = ""

    @cached_property
    def record_name(self) -> str:
        return {Kind.CHILD: "child", Kind.SECTOR: "HOME_SECTOR"}.get(self.kind, self.name)

    @cached_property
    def identifying(self) -> bool:
        """Whether its text may never be shown: an id, or a date of birth."""
        return self.kind in (Kind.CHILD, Kind.WORKER, Kind.SECTOR, Kind.DROPPED) or self.name in ("DOB", "MC_DOB")


@dataclass(frozen=True)
class Table:
    """One file of the return. spell: its start and end columns, where it has both · event: what DOB must not follow.

    aliases: what files that hold it are called, in lower case without spaces or marks ·
    telling: columns that no other table has, by which a file is known whatever it is called.
    """

    name: str
    aliases: tuple[str, ...]
    columns: tuple[Column, ...]
    telling: tuple[str, ...]
    spell: tuple[str, str] | None = None
    event: str | None = None
    since: int = FIRST_YEAR

    @cached_property
    def kept(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.kind is not Kind.DROPPED)

    @cached_property
    def may_be_missing(self) -> tuple[str, ...]:
        """Columns without which a file, or a row that is cut short there, is taken all the same."""
        return tuple(column.name for column in self.columns if column.kind in (Kind.DROPPED, Kind.SECTOR))

    @cached_property
    def record_columns(self) -> tuple[TableColumn, ...]:
        return (
            TableColumn(ROW_ID, ColumnType.TEXT, "ssda903, table and row of the file; unique in an edition"),
            TableColumn(FLAGGED, ColumnType.TEXT, "names of flagged columns between commas (',DEC,'), or empty"),
            *(
                TableColumn(column.record_name, _TYPES[column.kind], column.meaning, column.identifying)
                if column.kind is not Kind.CHILD
                else TableColumn("child", ColumnType.TEXT, "keyed pseudonym of the child")
                for column in self.kept
            ),
        )

    def place(self, record_name: str) -> int:
        """Where a column stands in a record row."""
        return self._places[record_name]

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {column.record_name: 2 + place for place, column in enumerate(self.kept)}


_TYPES = {
    Kind.CHILD: ColumnType.TEXT,
    Kind.WORKER: ColumnType.TEXT,
    Kind.TEXT: ColumnType.TEXT,
    Kind.SECTOR: ColumnType.TEXT,
    Kind.CODE: ColumnType.TEXT,
    Kind.DATE: ColumnType.DATE,
    Kind.INTEGER: ColumnType.INTEGER,
    Kind.BOOLEAN: ColumnType.BOOLEAN,
}


def _codes(first: str, added: Mapping[int, str] | None = None, withdrawn: Mapping[int, str] | None = None) -> Codes:
    return Codes(
        frozenset(first.split()),
        {year: frozenset(codes.split()) for year, codes in (added or {}).items()},
        {year: frozenset(codes.split()) for year, codes in (withdrawn or {}).items()},
    )


RNE = _codes("S L P T B U")
LS = _codes("C1 C2 D1 E1 V2 V3 V4 L1 L2 L3 J1 J2 J3")
NEED = _codes("N1 N2 N3 N4 N5 N6 N7 N8")
PLACE = _codes(
    "A3 A4 A5 A6 H5 K1 K2 P1 P2 P3 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 U1 U2 U3 U4 U5 U6 Z1",
    added={2025: "K3", 2026: "Z11 Z12 Z13 Z14"},
    withdrawn={2025: "H5 P2"},
)
PLACE_PROVIDER = _codes("PR0 PR1 PR2 PR3 PR4 PR5")
REC = _codes(
    "X1 E11 E12 E2 E3 E4A E4B E13 E41 E43 E44 E5 E6 E7 E9 E14 E15 E16 E17 E8",
    added={2019: "E45 E46 E47 E48"},
    withdrawn={2019: "E43 E44"},
)
REASON_PLACE_CHANGE = _codes(
    "CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE OTHER", added={2019: "CUSTOD"}
)
SEX = _codes("1 2", added={2025: "M F U"}, withdrawn={2025: "1 2"})
ETHNIC = _codes("WBRI WIRI WOTH WIRT WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT")
IN_TOUCH = _codes("YES NO DIED REFU NREQ RHOM")
ACTIV = _codes("F1 P1 F2 P2 F3 P3 G4 G5 G6 0", added={2022: "F4 P4 F5 P5"}, withdrawn={2022: "F3 P3"})
ACCOM = _codes("B1 B2 C1 C2 D1 D2 E1 E2 G1 G2 H1 H2 K1 K2 R1 R2 S1 S2 T1 T2 U1 U2 V1 V2 W1 W2 X1 X2 Y1 Y2 Z1 Z2 0")
SEX_OF = {"1": "M", "2": "F", "M": "M", "F": "F", "U": "U"}

SHORT_BREAKS = frozenset({"V3", "V4"})
ADOPTIVE = frozenset({"A3", "A4", "A5", "A6"})
WITH_CARER_WHO_ADOPTS = frozenset({"A3", "A5"})
ADOPTED = frozenset({"E11", "E12"})


def _child() -> Column:
    return Column("CHILD", Kind.CHILD, "keyed pseudonym of the child", key=True)


def _born(key: bool = False) -> Column:
    return Column("DOB", Kind.DATE, "date of birth", key=key)


def _code(name: str, codes: Codes, meaning: str, blank: bool = False) -> Column:
    return Column(name, Kind.CODE, meaning, blank=blank, codes=codes)


def _day(name: str, meaning: str, blank: bool = False, key: bool = False) -> Column:
    return Column(name, Kind.DATE, meaning, blank=blank, key=key)


def _yes_no(name: str, meaning: str, blank: bool = True) -> Column:
    return Column(name, Kind.BOOLEAN, meaning, blank=blank)


def _dropped(name: str) -> Column:
    return Column(name, Kind.DROPPED, "never kept", blank=True)


HEADER = Table(
    "header",
    ("header", "headers"),
    (
        _child(),
        _code("SEX", SEX, "1 or M male, 2 or F female, U unknown"),
        _born(),
        _code("ETHNIC", ETHNIC, "ethnic group"),
        _dropped("UPN"),
        _yes_no("MOTHER", "whether she is a mother"),
        _day("MC_DOB", "date of birth of her child", blank=True),
    ),
    telling=("ETHNIC", "UPN", "MOTHER", "MC_DOB"),
)
EPISODES = Table(
    "episodes",
    ("episodes", "episode"),
    (
        _child(),
        _day("DECOM", "day the episode began", key=True),
        _code("RNE", RNE, "reason for the new episode"),
        _code("LS", LS, "legal status"),
        _code("CIN", NEED, "primary need"),
        _code("PLACE", PLACE, "placement"),
        _code("PLACE_PROVIDER", PLACE_PROVIDER, "placement provider", blank=True),
        _day("DEC", "day the episode ceased: the first day no longer in it; blank: still", blank=True),
        _code("REC", REC, "reason the episode ceased", blank=True),
        _code("REASON_PLACE_CHANGE", REASON_PLACE_CHANGE, "reason for the change of placement", blank=True),
        Column("HOME_POST", Kind.SECTOR, "sector of the postcode of the home", blank=True),
        _dropped("PL_POST"),
        _dropped("URN"),
    ),
    telling=("DECOM", "RNE", "LS", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "REASON_PLACE_CHANGE"),
    spell=("DECOM", "DEC"),
)
UASC = Table(
    "uasc",
    ("uasc",),
    (
        _child(),
        _code("SEX", SEX, "1 or M male, 2 or F female, U unknown"),
        _born(),
        _day("DUC", "day the child stops counting as unaccompanied; blank or in the future: still", blank=True),
    ),
    telling=("DUC",),
    event="DUC",
)
OC2 = Table(
    "oc2",
    ("oc2",),
    (
        _child(),
        _born(),
        Column("SDQ_SCORE", Kind.INTEGER, "strengths and difficulties score", blank=True, least=0, most=40),
        _code("SDQ_REASON", _codes("SDQ1 SDQ2 SDQ3 SDQ4 SDQ5"), "why there is no score", blank=True),
        _yes_no("CONVICTED", "convicted in the year"),
        _yes_no("HEALTH_CHECK", "health surveillance up to date"),
        _yes_no("IMMUNISATIONS", "immunisations up to date"),
        _yes_no("TEETH_CHECK", "teeth checked in the year"),
        _yes_no("HEALTH_ASSESSMENT", "health assessed in the year"),
        _yes_no("SUBSTANCE_MISUSE", "substance misuse problem"),
        _yes_no("INTERVENTION_RECEIVED", "intervention received"),
        _yes_no("INTERVENTION_OFFERED", "intervention offered"),
    ),
    telling=("SDQ_SCORE", "SDQ_REASON", "CONVICTED", "HEALTH_CHECK", "IMMUNISATIONS", "TEETH_CHECK"),
)
OC3 = Table(
    "oc3",
    ("oc3",),
    (
        _child(),
        _born(key=True),
        _code("IN_TOUCH", IN_TOUCH, "whether in touch around the birthday"),
        _code("ACTIV", ACTIV, "main activity; 0: none"),
        _code("ACCOM", ACCOM, "accommodation; 0: none"),
    ),
    telling=("IN_TOUCH", "ACTIV", "ACCOM"),
)
AD1 = Table(
    "ad1",
    ("ad1",),
    (
        _child(),
        _born(),
        _day("DATE_INT", "day it was decided that the child should be placed for adoption"),
        _day("DATE_MATCH", "day the child was matched with adopters"),
        _yes_no("FOSTER_CARE", "adopted by the foster carer", blank=False),
        Column("NB_ADOPTR", Kind.INTEGER, "number of adopters", least=1, most=2),
        _code("SEX_ADOPTR", _codes("M1 F1 MM FF MF"), "sex of the adopters"),
        _code("LS_ADOPTR", _codes("L0 L11 L12 L2 L3 L4"), "legal status of the adopters"),
    ),
    telling=("DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
    event="DATE_INT",
)
PLACED_FOR_ADOPTION = Table(
    "placed_for_adoption",
    ("placedforadoption", "placedadoption", "adoptionplacement", "placed"),
    (
        _child(),
        _born(),
        _day("DATE_PLACED", "day of the decision that the child should be placed for adoption"),
        _day("DATE_PLACED_CEASED", "day the decision was reversed", blank=True),
        _code("REASON_PLACED_CEASED", _codes("RD1 RD2 RD3 RD4"), "why it was reversed", blank=True),
    ),
    telling=("DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
    spell=("DATE_PLACED", "DATE_PLACED_CEASED"),
    event="DATE_PLACED",
)
PREVIOUS_PERMANENCE = Table(
    "previous_permanence",
    ("previouspermanence", "prevpermanence", "previousperm", "prevperm"),
    (
        _child(),
        _born(),
        _code("PREV_PERM", _codes("P1 P2 P3 P4 Z1"), "previous permanent arrangement"),
        Column("LA_PERM", Kind.TEXT, "authority that arranged it", blank=True, shape=AUTHORITY),
        # Councils may send part of this date (z/z/2015), so it is kept as text.
        Column("DATE_PERM", Kind.TEXT, "day it was arranged, as sent", blank=True, shape=PART_OF_A_DATE),
    ),
    telling=("PREV_PERM", "LA_PERM", "DATE_PERM"),
)
MISSING = Table(
    "missing",
    ("missing", "missingepisodes", "missingepisode"),
    (
        _child(),
        _born(),
        _code("MISSING", _codes("M A"), "M missing, A away without authorisation"),
        _day("MIS_START", "day the child went missing", key=True),
        _day("MIS_END", "day the child returned; blank: still missing", blank=True),
    ),
    telling=("MISSING", "MIS_START", "MIS_END"),
    spell=("MIS_START", "MIS_END"),
    event="MIS_START",
)
REVIEWS = Table(
    "reviews",
    ("reviews", "review"),
    (
        _child(),
        _born(),
        _day("REVIEW", "day of the review", key=True),
        _code("REVIEW_CODE", _codes("PN0 PN1 PN2 PN3 PN4 PN5 PN6 PN7"), "how the child took part"),
    ),
    telling=("REVIEW", "REVIEW_CODE"),
    event="REVIEW",
)
SOCIAL_WORKER = Table(
    "social_worker",
    ("socialworker", "socialworkers", "socialworkerepisodes", "swepisodes", "swepisode"),
    (
        _child(),
        _born(),
        Column("SW_ID", Kind.WORKER, "keyed pseudonym of the social worker"),
        _day("SW_DECOM", "day the worker took the case", key=True),
        _day("SW_DEC", "day the worker gave it up; blank: still", blank=True),
        _code(
            "SW_REASON",
            _codes("MANAGE FCONTA LEFTRL ORGRST TSPROC ABSENC CHCHAN PCCHAN SWDIED OTHERS"),
            "why the worker changed",
            blank=True,
        ),
    ),
    telling=("SW_ID", "SW_DECOM", "SW_DEC", "SW_REASON"),
    spell=("SW_DECOM", "SW_DEC"),
    event="SW_DECOM",
    since=2024,
)

TABLES = {
    table.name: table
    for table in (
        HEADER,
        EPISODES,
        UASC,
        OC2,
        OC3,
        AD1,
        PLACED_FOR_ADOPTION,
        PREVIOUS_PERMANENCE,
        MISSING,
        REVIEWS,
        SOCIAL_WORKER,
    )
}
REQUIRED = ("header", "episodes")
