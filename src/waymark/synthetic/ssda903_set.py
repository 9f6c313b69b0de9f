"""Histories cut into one year's SSDA903 set: its nine tables, as rows of text in the return's own layout.

A set holds every episode in care on any day of the year, or ended on its first; what lies after 31 March is blank.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from waymark.synthetic import code_sets
from waymark.synthetic.birthdays import age_on, birthday
from waymark.synthetic.care_episodes import Episode
from waymark.synthetic.care_histories import CareHistory
from waymark.synthetic.care_leavers import CareLeaverBirthday
from waymark.synthetic.population import Child
from waymark.synthetic.timeline import ReportedYear

LAYOUT = {
    "header": ("CHILD", "SEX", "DOB", "ETHNIC", "UPN", "MOTHER", "MC_DOB"),
    "episodes": (
        *("CHILD", "DECOM", "RNE", "LS", "CIN", "PLACE", "PLACE_PROVIDER", "DEC", "REC", "REASON_PLACE_CHANGE"),
        *("HOME_POST", "PL_POST", "URN"),
    ),
    "uasc": ("CHILD", "SEX", "DOB", "DUC"),
    "oc3": ("CHILD", "DOB", "IN_TOUCH", "ACTIV", "ACCOM"),
    "ad1": ("CHILD", "DOB", "DATE_INT", "DATE_MATCH", "FOSTER_CARE", "NB_ADOPTR", "SEX_ADOPTR", "LS_ADOPTR"),
    "placed_for_adoption": ("CHILD", "DOB", "DATE_PLACED", "DATE_PLACED_CEASED", "REASON_PLACED_CEASED"),
    "previous_permanence": ("CHILD", "DOB", "PREV_PERM", "LA_PERM", "DATE_PERM"),
    "reviews": ("CHILD", "DOB", "REVIEW", "REVIEW_CODE"),
    "missing": ("CHILD", "DOB", "MISSING", "MIS_START", "MIS_END"),
}
_TOO_YOUNG_FOR_A_PUPIL_NUMBER = "UN1"

TextRow = list[str]


@dataclass(frozen=True)
class Ssda903Set:
    """One year's tables: name → rows, without the heading."""

    year: ReportedYear
    tables: dict[str, list[TextRow]]


def column(table: str, name: str) -> int:
    """Where a column stands in a row of a table."""
    return LAYOUT[table].index(name)


@cache
def dated(day: date) -> str:
    """A date as the return writes it: 24/04/2019."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"


def ssda903_set(
    histories: Sequence[CareHistory], leavers: Sequence[CareLeaverBirthday], year: ReportedYear
) -> Ssda903Set:
    """The set of one year, its rows in the order in which the children came into care."""
    tables: dict[str, list[TextRow]] = {name: [] for name in LAYOUT}
    in_header: set[Child] = set()
    for history in histories:
        live = [episode for episode in history.episodes if episode.start <= year.last and episode.end >= year.first]
        if live:
            in_header.add(history.child)
            tables["header"].append(_header(history.child, history.born, history.became_mother, year))
            tables["episodes"] += [_episode(history.child, episode, year) for episode in live]
            _add_child_tables(tables, history, year)
    for leaver in leavers:
        if year.holds(leaver.day):
            if leaver.child not in in_header:
                in_header.add(leaver.child)
                tables["header"].append(_header(leaver.child, leaver.born, None, year))
            tables["oc3"].append(_care_leaver(leaver, year))
    return Ssda903Set(year, tables)


def _until(day: date | None, year: ReportedYear) -> str:
    """A date that is blank while it has not come."""
    return dated(day) if day is not None and day <= year.last else ""


def _header(child: Child, born: date, became_mother: date | None, year: ReportedYear) -> TextRow:
    mother = born_to_her = ""
    if child.sex == "F" and age_on(born, year.last) >= 12:
        born_to_her = _until(became_mother, year)
        mother = "1" if born_to_her else "0"
    at_school = birthday(born, 5) <= year.last
    return [
        child.number,
        code_sets.sex(child.sex, year.ends_in),
        dated(born),
        child.ethnicity,
        child.upn if at_school else _TOO_YOUNG_FOR_A_PUPIL_NUMBER,
        mother,
        born_to_her,
    ]


def _episode(child: Child, episode: Episode, year: ReportedYear) -> TextRow:
    ended = episode.end <= year.last
    placement = episode.placement
    return [
        child.number,
        dated(episode.start),
        episode.reason_new,
        episode.legal_status,
        episode.need,
        code_sets.placement(placement.place, year.ends_in),
        placement.provider,
        dated(episode.end) if ended else "",
        code_sets.reason_ceased(episode.reason_ceased, year.ends_in) if ended else "",
        episode.reason_place_change if ended else "",
        child.home_post,
        placement.post,
        placement.urn,
    ]


def _add_child_tables(tables: dict[str, list[TextRow]], history: CareHistory, year: ReportedYear) -> None:
    number, born = history.child.number, dated(history.born)
    if history.unaccompanied_until is not None:
        until = dated(history.unaccompanied_until)  # the 18th birthday is known long before it comes
        tables["uasc"].append([number, code_sets.sex(history.child.sex, year.ends_in), born, until])
    permanence = history.permanence
    ordered = dated(permanence.ordered) if permanence.ordered else ""
    tables["previous_permanence"].append([number, born, permanence.option, permanence.authority, ordered])
    for review in history.reviews:
        if year.holds(review.day):
            tables["reviews"].append([number, born, dated(review.day), review.code])
    for spell in history.missing:
        if spell.start <= year.last and spell.end >= year.first:
            tables["missing"].append([number, born, spell.type, dated(spell.start), _until(spell.end, year)])
    _add_adoption_tables(tables, history, year)


def _add_adoption_tables(tables: dict[str, list[TextRow]], history: CareHistory, year: ReportedYear) -> None:
    number, born = history.child.number, dated(history.born)
    for period in history.periods:
        path = period.adoption
        if path is None:
            continue
        if path.decided <= year.last and path.ordered >= year.first:
            tables["placed_for_adoption"].append([number, born, dated(path.decided), "", ""])
        if year.holds(path.ordered):
            fostered = "1" if path.by_foster_carer else "0"
            tables["ad1"].append([number, born, dated(path.decided), dated(path.matched), fostered, *path.adopters])
    if history.plan_reversed:
        decided, ceased, reason = history.plan_reversed
        if decided <= year.last and ceased >= year.first:
            known = [_until(ceased, year), reason if ceased <= year.last else ""]
            tables["placed_for_adoption"].append([number, born, dated(decided), *known])


def _care_leaver(leaver: CareLeaverBirthday, year: ReportedYear) -> TextRow:
    activity = code_sets.activity(leaver.activity, year.ends_in)
    return [leaver.child.number, dated(leaver.born), leaver.in_touch, activity, leaver.accommodation]
