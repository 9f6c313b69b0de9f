"""A small whole edition of each return as bytes, full of canaries. A new reader joins every test of this folder by
adding its samples to `SAMPLES`; a test holds that no return is left out.

Each child of a sample is one of the canaries, so whatever of a row is shown or kept would show.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tests.hostile.canaries import (
    BORN,
    CHILD,
    FAMILY,
    FORENAME,
    FORMER_PUPIL_NUMBER,
    HOME,
    PLACEMENT,
    POST,
    PUPIL_NUMBER,
    SIBLING,
    SIBLING_BORN,
    SURNAME,
    WORKER,
)

from waymark.sources.extracts.layouts import LAYOUTS
from waymark.sources.ssda903.schema import TABLES
from waymark.sources.tabular.layout import Kind, Layout

Files = Mapping[str, bytes]


@dataclass(frozen=True)
class Sample:
    """source: the return's name on the command line · files: name → content, one edition, with a few faults in it."""

    source: str
    files: Callable[[], Files]


def table(names: tuple[str, ...], *rows: Mapping[str, object]) -> bytes:
    """A CSV file of the columns; what a row does not give is blank."""
    lines = [names, *(tuple(str(row.get(name, "")) for name in names) for row in rows)]
    return "".join(",".join(line) + "\r\n" for line in lines).encode()


def _ssda903() -> Files:
    born, young = f"{BORN:%d/%m/%Y}", f"{SIBLING_BORN:%d/%m/%Y}"
    child, sibling = {"CHILD": CHILD, "DOB": born}, {"CHILD": SIBLING, "DOB": young}
    home = {"HOME_POST": HOME, "PL_POST": PLACEMENT, "URN": "SC012345"}
    stay = {"RNE": "S", "LS": "C2", "CIN": "N1", "PLACE": "U4", "PLACE_PROVIDER": "PR1", **home}
    yes = {"CONVICTED": "0", "HEALTH_CHECK": "1", "IMMUNISATIONS": "1", "TEETH_CHECK": "1", "HEALTH_ASSESSMENT": "1"}
    rows: dict[str, list[Mapping[str, object]]] = {
        "header": [
            {**child, "SEX": "1", "ETHNIC": "WBRI", "UPN": PUPIL_NUMBER, "MOTHER": "0", "MC_DOB": ""},
            {**sibling, "SEX": "2", "ETHNIC": "ZZZZ", "UPN": FORMER_PUPIL_NUMBER, "MOTHER": "1", "MC_DOB": born},
        ],
        "episodes": [
            {**child, **stay, "DECOM": "01/05/2019"},
            {
                **sibling,
                **stay,
                "DECOM": "15/04/2021",
                "DEC": "01/02/2022",
                "REC": "X1",
                "REASON_PLACE_CHANGE": "CARPL",
            },
            {**sibling, **stay, "DECOM": "01/02/2022", "RNE": "P", "PLACE": CHILD, "DEC": "01/01/2022", "REC": "E4A"},
            {**sibling, **stay, "DECOM": HOME},
        ],
        "uasc": [{**sibling, "SEX": "2", "DUC": "23/02/2027"}],
        "oc2": [{**child, **yes, "SDQ_SCORE": "12", "SUBSTANCE_MISUSE": "0"}, {**sibling, **yes, "SDQ_SCORE": SIBLING}],
        "oc3": [{**child, "DOB": "10/10/2003", "IN_TOUCH": "YES", "ACTIV": "F1", "ACCOM": "B1"}],
        "ad1": [{**child, "DATE_INT": "01/06/2021", "DATE_MATCH": "01/07/2021", "FOSTER_CARE": "0", "NB_ADOPTR": "2"}],
        "placed_for_adoption": [{**child, "DATE_PLACED": "01/07/2021"}],
        "previous_permanence": [{**child, "PREV_PERM": "Z1"}],
        "missing": [{**child, "MISSING": "M", "MIS_START": "01/08/2021", "MIS_END": "03/08/2021"}],
        "reviews": [{**child, "REVIEW": "01/09/2021", "REVIEW_CODE": "PN1"}, {**child, "REVIEW": PUPIL_NUMBER}],
    }
    return {
        f"2021-22 {name}.csv": table(tuple(column.name for column in TABLES[name].columns), *given)
        for name, given in rows.items()
    }


def element(name: str, *inside: str, text: str = "") -> str:
    return f"<{name}>{escape(text)}{''.join(inside)}</{name}>\n"


def _leaves(**texts: str) -> str:
    return "".join(element(name, text=text) for name, text in texts.items())


def _cin_child(child: str, born: str, *details: str) -> str:
    identifiers = _leaves(LAchildID=child, UPN=PUPIL_NUMBER, FormerUPN=FORMER_PUPIL_NUMBER, PersonBirthDate=born)
    names = _leaves(GenderCurrent="1", PersonGivenName=FORENAME, PersonFamilyName=SURNAME, PostCode=HOME)
    return element(
        "Child",
        element("ChildIdentifiers", identifiers, names),
        element("ChildCharacteristics", _leaves(Ethnicity="WBRI"), element("Disabilities", _leaves(Disability="NONE"))),
        *details,
    )


def _cin_census() -> Files:
    plan = _leaves(
        CPPstartDate="2021-10-01",
        InitialCategoryOfAbuse="NEG",
        LatestCategoryOfAbuse=SIBLING,
        NumberOfPreviousCPP="0",
    )
    review = element("Reviews", _leaves(CPPreviewDate="2021-12-01"))
    assessment = _leaves(AssessmentActualStartDate="2021-04-20", AssessmentAuthorisationDate="2021-05-20")
    factors = element("FactorsIdentifiedAtAssessment", _leaves(AssessmentFactors="2B"))
    enquiry = _leaves(S47ActualStartDate="2021-09-12", ICPCnotRequired="false")
    referral = _leaves(
        CINreferralDate="2021-04-10", ReferralSource="1A", PrimaryNeedCode="N1", ReferralNFA="0", CINclosureDate=""
    )
    first = element(
        "CINdetails",
        referral,
        element("Assessments", assessment, factors),
        element("CINPlanDates", _leaves(CINPlanStartDate="2021-06-01")),
        element("Section47", enquiry),
        element("ChildProtectionPlans", plan, review),
    )
    second = element("CINdetails", referral.replace("N1", CHILD).replace("<ReferralNFA>0", f"<ReferralNFA>{SURNAME}"))
    third = element("CINdetails", referral.replace("2021-04-10", HOME))
    header = element(
        "Header",
        element("CollectionDetails", _leaves(Collection="CIN", Year="2022", ReferenceDate="2022-03-31")),
    )
    children = element(
        "Children",
        _cin_child(CHILD, BORN.isoformat(), first, second),
        _cin_child(SIBLING, SIBLING_BORN.isoformat(), second, third),
    )
    return {"census.xml": ('<?xml version="1.0" encoding="utf-8"?>\n' + element("Message", header, children)).encode()}


_IDS = {"child": CHILD, "pupil": CHILD, "young person": SIBLING, "family": FAMILY, "post": POST, "worker": WORKER}


def _extract_of(layout: Layout) -> Files:
    """The guide's example three times: as it is but for canaries, with an area turned to an id, without its dates."""
    first: dict[str, object] = {}
    for column in layout.columns:
        first[column.name] = column.example
        if column.kind is Kind.BIRTH:
            first[column.name] = BORN.isoformat()
        elif column.kind is Kind.ID and not column.institution:
            first[column.name] = next((said for of, said in _IDS.items() if of in (column.of or column.name)), CHILD)
    slipped = {
        **first,
        **{column.name: SIBLING for column in layout.columns if column.kind is Kind.ID and not column.institution},
        **{column.name: HOME for column in layout.columns if column.kind in (Kind.PLACE, Kind.TEXT)},
        **{column.name: PUPIL_NUMBER for column in layout.columns if column.kind in (Kind.COUNT, Kind.YES_NO)},
    }
    unplaced = {**first, **{column.name: CHILD for column in layout.columns if column.kind is Kind.DATE}}
    return {f"{layout.name}.csv": table(layout.names, first, slipped, unplaced)}


SAMPLES: dict[str, Sample] = {
    "ssda903": Sample("ssda903", _ssda903),
    "cin-census": Sample("cin-census", _cin_census),
    **{
        f"extract {name}": Sample("extract", lambda layout=layout: _extract_of(layout))
        for name, layout in LAYOUTS.items()
    },
}
