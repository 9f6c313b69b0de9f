"""Annex A as data: the eleven lists that Ofsted asks for at an inspection, and their columns.

Lists 1 to 5 hold six months of events; 6 to 8 whoever was open at any time in them; 9 every care leaver; 10 and 11
adoption. Ofsted's wording of a column varies with the year, and councils vary it further, so a column is known by a
pattern: its name in small letters, with anything but letters and digits turned into single spaces.
Names of workers become pseudonyms. Ages, ethnicity, disability, postcodes and the numbers of the last twelve months
are not kept: no measure reads them, and what is not kept cannot leak.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from waymark.domain.tables import TableColumn
from waymark.sources.annex_a import codes
from waymark.sources.annex_a.labels import NOTHING, Labels
from waymark.sources.tabular.layout import Kind, Layout, LayoutColumn, Order, Reach

CHILD, BORN, SEX = "child", "birth_date", "sex"
TEAM, WORKER = "team", "worker"

_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, eq=False)
class ListColumn(LayoutColumn):
    """pattern: of its name as `folded` gives it, searched for · labels: the answers, where it has a set of them."""

    pattern: str = ""
    labels: Labels | None = None

    @cached_property
    def regex(self) -> "re.Pattern[str]":
        return re.compile(self.pattern)


@dataclass(frozen=True, eq=False)
class AnnexList:
    """One list. not_kept: patterns of columns that are known and passed over without a word."""

    number: int
    layout: Layout
    not_kept: tuple[str, ...] = field(default=())

    @property
    def title(self) -> str:
        return f"List {self.number}"

    @property
    def columns(self) -> tuple[ListColumn, ...]:
        return tuple(column for column in self.layout.columns if isinstance(column, ListColumn))


def folded(name: str) -> str:
    """A column's name as the patterns see it."""
    return _NOT_LETTERS.sub(" ", name.casefold()).strip()


def _id(name: str, column: str, pattern: str, of: str = "", needed: bool = False) -> ListColumn:
    return ListColumn(name, column, Kind.ID, "", needed=needed, optional=not needed, of=of, pattern=pattern)


def _date(name: str, column: str, pattern: str, needed: bool = False, optional: bool = False) -> ListColumn:
    return ListColumn(
        name, column, Kind.DATE, "", needed=needed, optional=optional, unknown_words=NOTHING, pattern=pattern
    )


def _word(name: str, column: str, pattern: str, answers: Labels, optional: bool = True) -> ListColumn:
    return ListColumn(
        name,
        column,
        Kind.WORD,
        "",
        optional=optional,
        words=answers.codes,
        unknown_words=tuple(word for word in NOTHING if word not in answers.codes),
        pattern=pattern,
        labels=answers,
    )


def _yes_no(name: str, column: str, pattern: str) -> ListColumn:
    return ListColumn(
        name, column, Kind.YES_NO, "", optional=True, unknown_words=(*NOTHING, "unknown", "c) unknown"),
        pattern=pattern, labels=codes.YES_NO,
    )  # fmt: skip


def _count(name: str, column: str, pattern: str) -> ListColumn:
    return ListColumn(name, column, Kind.COUNT, "", optional=True, unknown_words=NOTHING, pattern=pattern)


_CHILD = _id("Child Unique ID", CHILD, r"\bchilds?\b.*\b(id|identifier)\b|\b(id|identifier)\b.*\bchild\b", needed=True)
_BORN = ListColumn(
    "Date of Birth", BORN, Kind.BIRTH, "", optional=True, unknown_words=NOTHING, pattern=r"\bdate of birth\b|^dob$"
)
_SEX = _word("Gender", SEX, r"^(gender|sex)\b", codes.SEX)
_TEAM = ListColumn("Allocated Team", TEAM, Kind.TEXT, "", optional=True, unknown_words=NOTHING, pattern=r"\bteam\b")
_WORKER = ListColumn(
    "Allocated Worker", WORKER, Kind.ID, "", optional=True, of="worker", unknown_words=NOTHING,
    pattern=r"\ballocated (social )?worker\b|^worker$",
)  # fmt: skip

_WHO = (_CHILD, _SEX, _BORN)
_HELD_BY = (_TEAM, _WORKER)
_PASSED_OVER = (r"\bage\b", r"\bethnicity\b", r"\bdisability\b", r"\blast (12|six|6) months\b", r"^family identifier$")


def _list(
    number: int,
    name: str,
    meaning: str,
    *columns: ListColumn,
    orders: tuple[Order, ...] = (),
    not_kept: tuple[str, ...] = (),
) -> AnnexList:
    known_by = tuple(column.name for column in columns if column.needed)
    layout = Layout(f"list_{number}_{name}", meaning, columns, known_by, feeds="", reach=Reach.WHOLE, orders=orders)
    return AnnexList(number, layout, (*_PASSED_OVER, *not_kept))


CONTACTS = _list(
    1, "contacts", "Contacts of the last six months.",
    *_WHO,
    _date("Date of Contact", "contact_date", r"\bdate\b.*\bcontact\b", needed=True),
    _word("Contact Source", "source", r"\bsource\b", codes.SOURCE),
)  # fmt: skip
EARLY_HELP = _list(
    2, "early_help", "Early help assessments of the last six months.",
    *_WHO,
    _date("Assessment start date", "start_date", r"\bassessment\b.*\bstart|\bstart\b.*\bassessment", needed=True),
    _date("Assessment completion date", "completed_date", r"\bassessment\b.*\bcomplet|\bcomplet", optional=True),
    not_kept=(r"\borganisation\b",),
    orders=(Order("start_date", "completed_date", "completed_date"),),
)  # fmt: skip
REFERRALS = _list(
    3, "referrals", "Referrals of the last six months.",
    *_WHO,
    _date("Date of Referral", "referral_date", r"\bdate\b.*\breferral\b|\breferral\b.*\bdate\b", needed=True),
    _word("Referral Source", "source", r"\bsource\b", codes.SOURCE),
    _yes_no("Referral NFA?", "no_further_action", r"\bnfa\b|\bno further action\b"),
    *_HELD_BY,
)  # fmt: skip
ASSESSMENTS = _list(
    4, "assessments", "Assessments that were open or finished in the last six months.",
    *_WHO,
    _date("Continuous Assessment Start Date", "start_date", r"\bassessment\b.*\bstart", needed=True),
    _date("Continuous Assessment Date of Authorisation", "authorised_date", r"\bauthoris"),
    *_HELD_BY,
    not_kept=(r"\bchild seen\b", r"\bsocial care support\b"),
    orders=(Order("start_date", "authorised_date", "authorised_date"),),
)  # fmt: skip
ENQUIRIES = _list(
    5, "enquiries", "Section 47 enquiries and initial conferences of the last six months.",
    *_WHO,
    _date("Strategy discussion initiating Section 47 Enquiry Start Date", "start_date",
          r"\bsection 47\b.*\bdate\b|\bstrategy\b", needed=True),
    _yes_no("Was an Initial Child Protection Conference deemed unnecessary?", "conference_unnecessary",
            r"\bunnecessary\b"),
    _date("Date of Initial Child Protection Conference", "conference_date", r"\bdate\b.*\bconference\b", optional=True),
    _yes_no("Did the Initial Child Protection Conference Result in a Child Protection Plan", "plan_made",
            r"\bresult\b.*\bplan\b"),
    *_HELD_BY,
    not_kept=(r"\bnumber of\b",),
)  # fmt: skip
IN_NEED = _list(
    6, "in_need", "Children in need, open at any time in the last six months.",
    *_WHO,
    _date("CIN Start Date", "start_date", r"\bcin start\b|\bin need\b.*\bstart\b|\bstart date\b"),
    _word("Primary Need Code", "need", r"\bneed code\b|\bprimary need\b|\bcategory of need\b", codes.NEED),
    _date("CIN Closure Date", "closure_date", r"\bclosure date\b|\bdate\b.*\bclos"),
    _word("Reason for Closure", "closure_reason", r"\breason\b.*\bclos", codes.CLOSED),
    _date("Date Child Was Last Seen", "last_seen", r"\blast seen\b", optional=True),
    *_HELD_BY,
    not_kept=(r"\bcase status\b",),
    orders=(Order("start_date", "closure_date", "closure_date"),),
)  # fmt: skip
PLANS = _list(
    7, "plans", "Children on a protection plan at any time in the last six months.",
    *_WHO,
    _date("Child Protection Plan Start Date", "start", r"\bplan\b.*\bstart\b|\bstart\b.*\bplan\b", needed=True),
    _word("Initial Category of Abuse", "initial_category", r"\binitial category\b", codes.ABUSE),
    _word("Latest Category of Abuse", "latest_category", r"\b(latest|current) category\b", codes.ABUSE),
    _date("Child Protection Plan End Date", "end", r"\bplan\b.*\bend\b|\bend\b.*\bplan\b"),
    _count("Number of Previous Child Protection Plans", "previous_plans", r"\bprevious\b.*\bplans?\b"),
    _date("Date of the Last Statutory Visit", "last_visit", r"\bstatutory visit\b", optional=True),
    *_HELD_BY,
    not_kept=(r"\bseen alone\b", r"\breview conference\b", r"\bemergency protection\b"),
    orders=(Order("start", "end", "end"),),
)  # fmt: skip
LOOKED_AFTER = _list(
    8, "looked_after", "Children looked after at any time in the last six months.",
    *_WHO,
    _yes_no("Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)", "unaccompanied",
            r"\bunaccompanied\b|\buasc\b"),
    _date("Date Started to be Looked After", "period_start", r"\bstarted\b.*\blooked after\b", needed=True),
    _word("Child's Category of Need", "need", r"\bcategory of need\b|\bneed code\b", codes.NEED),
    _date("Start date of current legal status", "legal_start", r"\bstart\b.*\blegal status\b", optional=True),
    _word("Child's Legal Status", "legal_status", r"^(childs?( s)?|current)? ?legal status\b", codes.LEGAL),
    _date("Date Ceased to be Looked After", "end", r"\bdate\b.*\bceased\b"),
    _word("Reason Ceased to be Looked After", "reason_ceased", r"\breason\b.*\bceased\b", codes.CEASED),
    _date("Start Date of Most Recent Placement", "placement_start", r"\bstart\b.*\bplacement\b"),
    _word("Placement Type", "placement", r"\bplacement type\b|\btype of placement\b", codes.PLACEMENT),
    _word("Placement Provider", "provider", r"\bprovider\b", codes.PROVIDER),
    _date("Date of Last Social Work Visit", "last_visit", r"\bsocial work(er)? visit\b", optional=True),
    *_HELD_BY,
    not_kept=(
        r"\bsecond or subsequent\b", r"\bstatutory review\b", r"\bvisit\b", r"\bpermanence plan\b", r"\biro\b",
        r"\bhealth assessment\b", r"\bdental\b", r"\bpost ?code\b", r"\burn\b", r"\blocation\b", r"\bla of placement\b",
        r"\breturn interview\b", r"\bmissing\b", r"\babsent\b",
    ),
    orders=(
        Order(BORN, "period_start", BORN),
        Order("period_start", "end", "end"),
        Order("period_start", "placement_start", "placement_start"),
        Order("period_start", "legal_start", "legal_start"),
    ),
)  # fmt: skip
CARE_LEAVERS = _list(
    9, "care_leavers", "Care leavers who are entitled to support.",
    *_WHO,
    *_HELD_BY,
    _date("Latest Date of Contact", "contact_date", r"\bdate of contact\b", optional=True),
    _word("LA in Touch", "in_touch", r"\bin touch\b", codes.IN_TOUCH),
    _word("Type of Accommodation", "accommodation", r"\btype of accommodation\b", codes.ACCOMMODATION),
    _word("Activity Status", "activity", r"\bactivity\b", codes.ACTIVITY),
    not_kept=(
        r"\bunaccompanied\b", r"\bpersonal advis", r"\beligibility\b", r"\bpathway plan\b",
        r"\bsuitability\b",
    ),
)  # fmt: skip
ADOPTION = _list(
    10, "adoption", "Children adopted, or for whom adoption was the plan.",
    *_WHO,
    _date("Date the Child Entered Care", "entered_care", r"\bentered care\b"),
    _date("Date of Decision that Child Should be Placed for Adoption", "decision_date",
          r"\bdecision\b.*\bshould be placed\b", optional=True),
    _date("Date of Matching Child and Prospective Adopters", "matched_date", r"\bmatch(ing|ed)\b", optional=True),
    _date("Date Placed for Adoption", "placed_date", r"^date (the )?(child )?(was )?placed (for|with)\b"),
    _date("Date of Adoption Order", "adoption_date", r"\badoption order\b"),
    _date("Date the child was placed for fostering in FFA or concurrent planning placement", "fostered_date",
          r"\bffa\b|\bconcurrent\b", optional=True),
    not_kept=(r"\bplacement order\b", r"\bno longer\b"),
    orders=(
        Order("entered_care", "adoption_date", "entered_care"),
        Order("entered_care", "placed_date", "placed_date"),
        Order("placed_date", "adoption_date", "placed_date"),
    ),
)  # fmt: skip
ADOPTERS = _list(
    11, "adopters", "Adopters and people who applied to adopt.",
    _id("Individual adopter identifier", "adopter", r"\badopter\b.*\b(id|identifier)\b", of="adopter", needed=True),
    _date("Date enquiry received", "enquiry_date", r"\benquiry\b", optional=True),
    _date("Date application approved", "approved_date", r"\bapproved\b", optional=True),
    _date("Date adopter matched with child(ren)", "matched_date", r"\bmatched\b", optional=True),
    _date("Date child/children placed with adopter(s)", "placed_date", r"^date child.*\bplaced\b", optional=True),
    _count("No. of children placed", "children_placed", r"\b(no|number) of children placed\b"),
    _date("Date of Adoption Order", "adoption_date", r"\badoption order\b", optional=True),
    _date("Date of leaving adoption process", "left_date", r"^date\b.*\bleaving\b", optional=True),
    not_kept=(r"^gender$", r"\bstage\b", r"\bsubmitted\b", r"\breason\b", r"\bfostering for adoption\b"),
    orders=(Order("enquiry_date", "approved_date", "approved_date"),),
)  # fmt: skip

LISTS: Mapping[int, AnnexList] = {
    each.number: each
    for each in (
        CONTACTS, EARLY_HELP, REFERRALS, ASSESSMENTS, ENQUIRIES, IN_NEED, PLANS, LOOKED_AFTER, CARE_LEAVERS, ADOPTION,
        ADOPTERS,
    )
}  # fmt: skip
# The columns that cannot lie after the day on which the lists were made: the latest of them tells that day.
OBSERVED = frozenset(
    {
        "contact_date", "start_date", "completed_date", "referral_date", "authorised_date", "closure_date", "start",
        "end", "period_start", "placement_start", "last_seen", "last_visit",
    }
)  # fmt: skip
RECORD_TABLES: Mapping[str, tuple[TableColumn, ...]] = {
    each.layout.name: each.layout.record_columns for each in LISTS.values()
}
FEEDS = (
    "child", "referral", "assessment", "protection_plan", "care_episode", "unaccompanied_spell", "adoption",
    "care_leaver_contact", "case_allocation",
)  # fmt: skip
