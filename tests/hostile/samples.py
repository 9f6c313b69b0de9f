"""A small whole edition of each return as bytes, full of canaries. A new reader joins every test of this folder by
adding its sample to `_ALL`; a test holds that no return is left out.

Each child of a sample is one of the canaries, so whatever of a row is shown or kept would show.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

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
from tests.hostile.further_samples import annex_a, csww, dfe_open_data, mapping, school_census
from tests.hostile.mutators import packed
from tests.hostile.written_samples import Files, element, leaves, table
from tests.unit.sources.write_workbook import sheet_part, workbook_parts

from waymark.sources.extracts.layouts import LAYOUTS
from waymark.sources.registry import SOURCES
from waymark.sources.ssda903.schema import TABLES
from waymark.sources.tabular.layout import Kind, Layout


@dataclass(frozen=True)
class Sample:
    """source: the return's name on the command line · files: name → content, one edition, with a few faults in it."""

    source: str
    files: Callable[[], Files]


def _ssda903_rows() -> Mapping[str, list[Mapping[str, object]]]:
    born, young = f"{BORN:%d/%m/%Y}", f"{SIBLING_BORN:%d/%m/%Y}"
    child, sibling = {"CHILD": CHILD, "DOB": born}, {"CHILD": SIBLING, "DOB": young}
    home = {"HOME_POST": HOME, "PL_POST": PLACEMENT, "URN": "SC012345"}
    stay = {"RNE": "S", "LS": "C2", "CIN": "N1", "PLACE": "U4", "PLACE_PROVIDER": "PR1", **home}
    yes = {"CONVICTED": "0", "HEALTH_CHECK": "1", "IMMUNISATIONS": "1", "TEETH_CHECK": "1", "HEALTH_ASSESSMENT": "1"}
    return {
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


def _names(name: str) -> tuple[str, ...]:
    return tuple(column.name for column in TABLES[name].columns)


def _ssda903() -> Files:
    return {f"2021-22 {name}.csv": table(_names(name), *rows) for name, rows in _ssda903_rows().items()}


def _ssda903_workbook() -> Files:
    sheets = {
        name: sheet_part([_names(name), *([row.get(column, "") for column in _names(name)] for row in rows)])
        for name, rows in _ssda903_rows().items()
    }
    return {"2021-22.xlsx": packed({name: part.encode() for name, part in workbook_parts(sheets).items()})}


def _ssda903_xml() -> Files:
    """What a child has once stands in its HEADER, and so do all its records but the episodes."""
    inside = {"episodes": "EPISODE", "oc2": "OC2", "missing": "AMISSING", "reviews": "AREVIEW"}
    children = []
    for child in (CHILD, SIBLING):
        own = [(name, row) for name, rows in _ssda903_rows().items() for row in rows if row["CHILD"] == child]
        once = {key: str(said) for name, row in own if name in ("header", "uasc") for key, said in row.items()}
        records = {
            name: [
                element(inside[name], leaves(**{k: str(v) for k, v in row.items()})) for of, row in own if of == name
            ]
            for name in inside
        }
        beside = [record for name in ("oc2", "missing", "reviews") for record in records[name]]
        children.append(element("CHILD", element("HEADER", leaves(**once), *beside), *records["episodes"]))
    message = element("EXPSSDA903", *children)
    return {"SSDA903_2021-22.xml": f'<?xml version="1.0" encoding="utf-8"?>\n{message}'.encode()}


def _cin_child(child: str, born: str, *details: str) -> str:
    identifiers = leaves(LAchildID=child, UPN=PUPIL_NUMBER, FormerUPN=FORMER_PUPIL_NUMBER, PersonBirthDate=born)
    names = leaves(GenderCurrent="1", PersonGivenName=FORENAME, PersonFamilyName=SURNAME, PostCode=HOME)
    return element(
        "Child",
        element("ChildIdentifiers", identifiers, names),
        element("ChildCharacteristics", leaves(Ethnicity="WBRI"), element("Disabilities", leaves(Disability="NONE"))),
        *details,
    )


def _cin_census() -> Files:
    plan = leaves(
        CPPstartDate="2021-10-01",
        InitialCategoryOfAbuse="NEG",
        LatestCategoryOfAbuse=SIBLING,
        NumberOfPreviousCPP="0",
    )
    review = element("Reviews", leaves(CPPreviewDate="2021-12-01"))
    assessment = leaves(AssessmentActualStartDate="2021-04-20", AssessmentAuthorisationDate="2021-05-20")
    factors = element("FactorsIdentifiedAtAssessment", leaves(AssessmentFactors="2B"))
    enquiry = leaves(S47ActualStartDate="2021-09-12", ICPCnotRequired="false")
    referral = leaves(
        CINreferralDate="2021-04-10", ReferralSource="1A", PrimaryNeedCode="N1", ReferralNFA="0", CINclosureDate=""
    )
    first = element(
        "CINdetails",
        referral,
        element("Assessments", assessment, factors),
        element("CINPlanDates", leaves(CINPlanStartDate="2021-06-01")),
        element("Section47", enquiry),
        element("ChildProtectionPlans", plan, review),
    )
    second = element("CINdetails", referral.replace("N1", CHILD).replace("<ReferralNFA>0", f"<ReferralNFA>{SURNAME}"))
    third = element("CINdetails", referral.replace("2021-04-10", HOME))
    header = element(
        "Header",
        element("CollectionDetails", leaves(Collection="CIN", Year="2022", ReferenceDate="2022-03-31")),
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


_ALL = {
    "ssda903": Sample("ssda903", _ssda903),
    "ssda903 in a workbook": Sample("ssda903", _ssda903_workbook),
    "ssda903 in XML": Sample("ssda903", _ssda903_xml),
    "cin-census": Sample("cin-census", _cin_census),
    "school-census": Sample("school-census", school_census),
    "csww": Sample("csww", csww),
    "dfe-open-data": Sample("dfe-open-data", dfe_open_data),
    "annex-a": Sample("annex-a", annex_a),
    "mapping": Sample("mapping", mapping),
    **{f"extract {name}": Sample("extract", partial(_extract_of, layout)) for name, layout in LAYOUTS.items()},
}
SAMPLES = {name: sample for name, sample in _ALL.items() if sample.source in SOURCES}
