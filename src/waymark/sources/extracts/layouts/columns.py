"""Columns that several layouts have."""

from waymark.sources.tabular.layout import COVERS_FROM, COVERS_TO, Kind, LayoutColumn

SPAN = (
    LayoutColumn(
        COVERS_FROM,
        COVERS_FROM,
        Kind.DATE,
        "first day that the file speaks for, the same in every row; blank: read from the rows",
        "2018-04-01",
        optional=True,
    ),
    LayoutColumn(
        COVERS_TO,
        COVERS_TO,
        Kind.DATE,
        "last day that the file speaks for, the same in every row; blank: read from the rows",
        "2019-03-31",
        optional=True,
    ),
)
DISTRICT = LayoutColumn("district", "area", Kind.PLACE, "name or code of the district; blank: not known", "Northfield")
BORN = LayoutColumn("dob", "birth_date", Kind.BIRTH, "date of birth; blank: unborn or not known", "2008-09-14")
PUPIL = LayoutColumn("pupil_id", "pupil", Kind.ID, "the pupil's id", "P20417", needed=True)
SCHOOL = LayoutColumn("school", "school", Kind.SCHOOL, "school code: LA and establishment number", "9992001")
SCHOOL_OF_KEY = LayoutColumn(
    "school", "school", Kind.SCHOOL, "school code: LA and establishment number", "9992001", needed=True
)
PHASE = LayoutColumn(
    "phase", "phase", Kind.WORD, "phase of the school", "primary", needed=True, words=("primary", "secondary")
)
YEAR = LayoutColumn(
    "year", "year", Kind.YEAR, "academic year, as 2018-19, or the year in which it ends", "2018-19", needed=True
)
PHASE_OR_SPECIAL = LayoutColumn(
    "phase",
    "phase",
    Kind.WORD,
    "phase of the school",
    "secondary",
    needed=True,
    words=("primary", "secondary", "special"),
)
FSM = LayoutColumn(
    "fsm",
    "fsm",
    Kind.YES_NO,
    "whether eligible for free school meals; blank: unclassified",
    "no",
    unknown_words=("unclassified", "unknown", "not known"),
)
CHILD = LayoutColumn("child_id", "child", Kind.ID, "the child's id as in the other returns", "C1042", needed=True)
