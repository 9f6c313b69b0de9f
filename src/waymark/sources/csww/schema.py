"""The children's social work workforce census as data: the elements that are kept of it.

One `CSWWWorker` for each social worker in post on 30 September, or who left in the year; `LALevelVacancies` for the
authority as a whole. Birth date, sex, ethnicity, qualification and the reason for an absence are not kept: no measure
reads them. The number of a worker at the regulator becomes a pseudonym. Roles have had one set of codes since 2017.
"""

from collections.abc import Mapping

from waymark.domain.tables import TableColumn
from waymark.sources.tabular.layout import Kind, Layout, LayoutColumn, Order, Reach

FIRST_YEAR = 2017
COLLECTION = "CSWW"
WORKER, VACANCIES = "CSWWWorker", "LALevelVacancies"

# 1 senior, 2 middle, 3 first line manager · 4 senior practitioner · 5 case holder · 6 qualified without cases
ROLES = ("1", "2", "3", "4", "5", "6")
CASE_HOLDER = "5"
MILLIONTHS = 6  # decimals of a full-time equivalent

_FULL_TIME = "full-time equivalent, from 0 to 1"

WORKERS = Layout(
    "csww_worker",
    "Social workers in post, and those who left in the year.",
    (
        LayoutColumn("SWENo", "worker", Kind.ID, "number at the regulator", "AB1234567890", needed=True, of="worker"),
        LayoutColumn("AgencyWorker", "agency", Kind.YES_NO, "whether an agency employs them", "0", expected=True),
        LayoutColumn("FTE", "fte", Kind.DECIMAL, _FULL_TIME, "0.6", digits=MILLIONTHS, most=1),
        LayoutColumn("OrgRole", "role", Kind.WORD, "role in the organisation", "5", words=ROLES),
        LayoutColumn("RoleStartDate", "role_start", Kind.DATE, "day the role began", "2019-09-02"),
        LayoutColumn("RoleEndDate", "role_end", Kind.DATE, "day the role ended; blank: in post"),
        LayoutColumn("FTE30", "fte_on_day", Kind.DECIMAL, f"{_FULL_TIME}, on 30 September", digits=MILLIONTHS, most=1),
        LayoutColumn("Cases30", "cases", Kind.COUNT, "cases held on 30 September", "14", most=1_000),
        LayoutColumn("Absat30Sept", "absent", Kind.YES_NO, "whether absent on 30 September", "0"),
    ),
    known_by=("SWENo", "AgencyWorker"),
    feeds="workforce_post",
    reach=Reach.WHOLE,
    orders=(Order("role_start", "role_end", "role_end"),),
)
VACANT = Layout(
    "csww_vacancies",
    "Vacancies and agency cover of the whole authority on 30 September.",
    (
        LayoutColumn("NumberOfVacancies", "vacancies", Kind.DECIMAL, "full-time equivalents vacant", "79.68", digits=2),
        LayoutColumn("NoAgencyFTE", "agency_fte", Kind.DECIMAL, "agency full-time equivalents", "59.82", digits=2),
        LayoutColumn("NoAgencyHeadcount", "agency_headcount", Kind.COUNT, "agency workers", "71"),
    ),
    known_by=("NumberOfVacancies",),
    feeds="workforce_post",
    reach=Reach.WHOLE,
)
LAYOUTS: Mapping[str, Layout] = {WORKER: WORKERS, VACANCIES: VACANT}

# Elements of the census that are known, and passed over without a word.
NOT_KEPT = frozenset(
    {
        *("personbirthdate", "gendercurrent", "sex", "gender", "ethnicity", "qualinst", "quallevel", "stepupgrad"),
        *("startorigin", "leaverdestination", "reasonleave", "workingdayslost", "contractweeks", "frontlinegrad"),
        *("reasonabsence", "cfkssstatus", "hcpcno", "swenos", "persongivenname", "personfamilyname"),
    }
)
RECORD_TABLES: Mapping[str, tuple[TableColumn, ...]] = {
    layout.name: layout.record_columns for layout in LAYOUTS.values()
}
