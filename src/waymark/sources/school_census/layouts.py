"""How each table of the census is read: one layout for each, known by columns that no other table has together."""

from waymark.sources.school_census import schema
from waymark.sources.tabular.layout import Kind, Layout, LayoutColumn, Order, Reach

_ROW = "school census pupil"
_LEAVER_ROW = "school census leaver"

_SCHOOL = LayoutColumn(
    "NativeId",
    "school",
    Kind.SCHOOL_KEY,
    "key of the school: its code, or what the table schoolcensus gives a code for",
    "9992001",
    needed=True,
    aliases=("laestab", "schoolid"),
)
_LEA = LayoutColumn("lea", "lea", Kind.CODE, "number of the authority", "999", optional=True, aliases=("la",))
_ESTAB = LayoutColumn("estab", "estab", Kind.CODE, "number of the establishment", "2001", optional=True)
_UPN = LayoutColumn(
    "upn",
    "pupil",
    Kind.PUPIL_NUMBER,
    "unique pupil number; blank or temporary: the row's own id stands for the pupil",
    "A999200114001",
    optional=True,
)
_BORN = LayoutColumn("dob", "birth_date", Kind.BIRTH, "date of birth", "2013-Jul-19 00:00:00", optional=True)
_ENTRY = LayoutColumn(
    "entrydate", "entry_date", Kind.DATE, "first day at the school", "2023-Sep-04 00:00:00", expected=True
)
_MOST_SESSIONS = 500


def _row(name: str, of: str) -> LayoutColumn:
    return LayoutColumn(name, "row", Kind.ID, "the pupil's row of the census", "0002e817-8ca", needed=True, of=of)


def _year_group(name: str, optional: bool) -> LayoutColumn:
    """Years may come as 1.0 or 01, when a spreadsheet was in between."""
    numbers = [year for year in schema.YEAR_GROUPS if year.isdigit()]
    return LayoutColumn(
        name,
        "year_group",
        Kind.WORD,
        "year group of the national curriculum",
        "6",
        words=schema.YEAR_GROUPS,
        also={
            "reception": "R",
            **{f"{year}.0": year for year in numbers},
            **{f"0{year}": year for year in numbers if len(year) == 1},
        },
        optional=optional,
    )


def _sessions(name: str, meaning: str, *aliases: str) -> LayoutColumn:
    column = name.removeprefix("termlysessions")
    return LayoutColumn(name, column, Kind.COUNT, meaning, "134.0", optional=True, most=_MOST_SESSIONS, aliases=aliases)


_SESSIONS = (
    _sessions("termlysessionspossible", "sessions possible in the term before; blank: none"),
    _sessions("termlysessionsauthorised", "sessions missed with leave; blank: none"),
    _sessions("termlysessionsunauthorised", "sessions missed without; blank: none"),
)
_SESSION_DETAILS = (
    LayoutColumn("attendancereason", "reason", Kind.CODE, "code of the register", "I"),
    _sessions("sessions", "sessions with this code; blank: none", "absencesessions"),
)
_EXCLUSION = (
    _SCHOOL,
    LayoutColumn("startdate", "excluded_on", Kind.DATE, "first day", "2024-Nov-20 00:00:00", needed=True),
    LayoutColumn(
        "category",
        "category",
        Kind.WORD,
        "for good, for some days, or at lunchtimes",
        "SUSP",
        needed=True,
        words=(schema.PERMANENT, schema.SUSPENSION, schema.LUNCHTIME),
        also=schema.EXCLUSION_CATEGORIES,
    ),
    LayoutColumn("sessions", "sessions", Kind.COUNT, "sessions lost", "4.0", optional=True, most=200),
)

PUPIL_ON_ROLL = Layout(
    schema.PUPIL_ON_ROLL,
    "Pupils on roll on census day: one row for each enrolment.",
    (
        _row("pupilonrolltableid", _ROW),
        _SCHOOL,
        _LEA,
        _ESTAB,
        _UPN,
        _BORN,
        _ENTRY,
        LayoutColumn(
            "enrolstatus",
            "status",
            Kind.WORD,
            "enrolment status",
            "C",
            words=schema.ENROLMENT_STATUSES,
        ),
        _year_group("ncyearactual", optional=False),
        LayoutColumn(
            "senprovision",
            "sen",
            Kind.WORD,
            "special educational needs; blank: not known",
            "N",
            words=("none", "support", "plan"),
            also=schema.SEN_PROVISION,
            optional=True,
        ),
        LayoutColumn("language", "language", Kind.CODE, "first language; blank: not known", "ENG", optional=True),
        *_SESSIONS,
    ),
    known_by=("entrydate", "enrolstatus", "ncyearactual"),
    feeds="pupil_enrolment",
    reach=Reach.SPAN,
    placed_by="entry_date",
    key=("pupil", "school", "entry_date"),
    orders=(Order("birth_date", "entry_date", "birth_date"),),
)
PUPIL_NO_LONGER_ON_ROLL = Layout(
    schema.PUPIL_NO_LONGER_ON_ROLL,
    "Pupils who left since the census before: one row for each enrolment.",
    (
        _row("pupilnolongeronrolltableid", _LEAVER_ROW),
        _SCHOOL,
        _LEA,
        _ESTAB,
        _UPN,
        _BORN,
        _ENTRY,
        LayoutColumn("leavingdate", "leaving_date", Kind.DATE, "last day at the school", "2024-Jul-19 00:00:00"),
        _year_group("ncyearleaving", optional=True),
        *_SESSIONS,
    ),
    known_by=("pupilnolongeronrolltableid", "leavingdate", "dob"),
    feeds="attendance",
    reach=Reach.SPAN,
    placed_by="entry_date",
    key=("pupil", "school", "entry_date"),
    orders=(Order("birth_date", "entry_date", "birth_date"), Order("entry_date", "leaving_date", "leaving_date")),
)
SESSIONS_ON_ROLL = Layout(
    schema.SESSIONS_ON_ROLL,
    "Sessions of the term before by code of the register, of pupils on roll.",
    (_row("pupilonrolltableid", _ROW), *_SESSION_DETAILS),
    known_by=("pupilonrolltableid", "attendancereason"),
    feeds="attendance",
    reach=Reach.SPAN,
    key=("row", "reason"),
)
SESSIONS_OFF_ROLL = Layout(
    schema.SESSIONS_OFF_ROLL,
    "Sessions of the term before by code of the register, of pupils who left.",
    (_row("pupilnolongeronrolltableid", _LEAVER_ROW), *_SESSION_DETAILS),
    known_by=("pupilnolongeronrolltableid", "attendancereason"),
    feeds="attendance",
    reach=Reach.SPAN,
    key=("row", "reason"),
)
FSM_PERIODS = Layout(
    schema.FSM_PERIODS,
    "Periods in which pupils on roll are eligible for free school meals.",
    (
        _row("pupilonrolltableid", _ROW),
        _SCHOOL,
        LayoutColumn("fsmstartdate", "start", Kind.DATE, "first day", "2024-Sep-02 00:00:00", needed=True),
        LayoutColumn("fsmenddate", "end", Kind.DATE, "first day no longer; blank: still"),
        LayoutColumn(
            "ukcountry",
            "country",
            Kind.WORD,
            "in which country; blank: England",
            "ENG",
            words=schema.COUNTRIES,
            optional=True,
        ),
    ),
    known_by=("pupilonrolltableid", "fsmstartdate"),
    feeds="fsm_period",
    reach=Reach.SPAN,
    placed_by="start",
    key=("row", "start"),
    orders=(Order("start", "end", "end", spell=True),),
)
SEN_NEEDS = Layout(
    schema.SEN_NEEDS,
    "Kinds of special educational needs of pupils on roll, by rank.",
    (
        _row("pupilonrolltableid", _ROW),
        LayoutColumn("sentyperank", "rank", Kind.COUNT, "1 for the primary need", "1", optional=True, most=99),
        LayoutColumn("sentype", "need", Kind.CODE, "kind of need", "SPLD"),
    ),
    known_by=("pupilonrolltableid", "sentype"),
    feeds="pupil_enrolment",
    reach=Reach.SPAN,
    key=("row", "rank"),
)
EXCLUSIONS_ON_ROLL = Layout(
    schema.EXCLUSIONS_ON_ROLL,
    "Exclusions of pupils on roll.",
    (_row("pupilonrolltableid", _ROW), *_EXCLUSION),
    known_by=("pupilonrolltableid", "startdate", "category"),
    feeds="exclusion",
    reach=Reach.SPAN,
    placed_by="excluded_on",
    key=("row", "excluded_on", "category"),
)
EXCLUSIONS_OFF_ROLL = Layout(
    schema.EXCLUSIONS_OFF_ROLL,
    "Exclusions of pupils who left.",
    (_row("pupilnolongeronrolltableid", _LEAVER_ROW), *_EXCLUSION),
    known_by=("pupilnolongeronrolltableid", "startdate", "category"),
    feeds="exclusion",
    reach=Reach.SPAN,
    placed_by="excluded_on",
    key=("row", "excluded_on", "category"),
)
SCHOOL_CENSUS = Layout(
    schema.SCHOOL_CENSUS,
    "The head of each school's return: its code, and which census it is of.",
    (
        _SCHOOL,
        _LEA,
        _ESTAB,
        LayoutColumn(
            "term",
            "term",
            Kind.WORD,
            "term of the census",
            "AUT",
            words=tuple(schema.TERM_CODES.values()),
            also=schema.TERM_CODES,
            unknown_words=("601", "602", "603", "604", "605", "606"),
            optional=True,
        ),
        LayoutColumn("year", "year", Kind.COUNT, "calendar year of the census", "2024", optional=True, most=2100),
        LayoutColumn("referencedate", "census_day", Kind.DATE, "census day", "2024-Oct-03 00:00:00", optional=True),
    ),
    known_by=("schoolcensustableid", "referencedate"),
    feeds="pupil_enrolment",
    reach=Reach.SPAN,
    placed_by="census_day",
    key=("school",),
)
SCHOOL = Layout(
    schema.SCHOOL,
    "Each school: its phase. Names, addresses and telephone numbers are passed over.",
    (
        _SCHOOL,
        LayoutColumn(
            "phase", "phase", Kind.WORD, "phase of the school", "PS", words=tuple(schema.SCHOOL_PHASES), optional=True
        ),
    ),
    known_by=("schooltableid", "schoolname"),
    feeds="pupil_enrolment",
    reach=Reach.SPAN,
    key=("school",),
)

LAYOUTS = {
    layout.name: layout
    for layout in (
        PUPIL_ON_ROLL,
        PUPIL_NO_LONGER_ON_ROLL,
        SESSIONS_ON_ROLL,
        SESSIONS_OFF_ROLL,
        FSM_PERIODS,
        SEN_NEEDS,
        EXCLUSIONS_ON_ROLL,
        EXCLUSIONS_OFF_ROLL,
        SCHOOL_CENSUS,
        SCHOOL,
    )
}
