"""The School Census of a made-up county: the tables of each term, as a council's copy of them is exported.

Names, addresses and all that no figure needs are left out. The tables are written pupil by pupil and never held.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TextIO

import numpy as np

from waymark.sources.school_census import schema
from waymark.synthetic.chance import Weighted
from waymark.synthetic.fault import Fault
from waymark.synthetic.homes import Practice
from waymark.synthetic.pupils import Cohorts, Pupil, on_roll, phase_of
from waymark.synthetic.schools import PRIMARY, SECONDARY, School
from waymark.synthetic.special_needs import SpecialNeeds
from waymark.synthetic.termly_absence import TERMS, Sessions, TermlyAbsence
from waymark.synthetic.timeline import Timeline
from waymark.synthetic.written import Written

RETURN = "school-census"
YEARS = 3  # academic years: the latest with the two before it

_ROLL = (
    *("pupilonrolltableid", "NativeId", "upn", "dob", "entrydate", "enrolstatus", "ncyearactual", "senprovision"),
    *("language", "termlysessionspossible", "termlysessionsauthorised", "termlysessionsunauthorised"),
)
_LEFT = (
    *("pupilnolongeronrolltableid", "NativeId", "upn", "dob", "entrydate", "leavingdate", "ncyearleaving"),
    *("termlysessionspossible", "termlysessionsauthorised", "termlysessionsunauthorised"),
)
_MEALS = ("pupilonrolltableid", "NativeId", "fsmstartdate", "fsmenddate", "ukcountry")
_CENSUS = ("schoolcensustableid", "NativeId", "lea", "estab", "term", "year", "referencedate")
_SCHOOL = ("schooltableid", "NativeId", "schoolname", "phase")

_STATUS = Weighted({"C": 98.4, "M": 0.9, "F": 0.4, "O": 0.3})
_PROVISION = {"none": "N", "support": "K", "plan": "E"}
_LANGUAGES = ("POL", "PNJ", "ROM", "LIT", "NEP")
_PHASES = {PRIMARY: "PS", SECONDARY: "SS"}
_CODES = {term: code for code, term in schema.TERM_CODES.items()}
_DAY = {"autumn": (10, 1), "spring": (1, 3), "summer": (5, 3)}  # month, and which Thursday of it
_MORE_THAN_POSSIBLE = 12.0  # rows at scale 1.0


@dataclass(frozen=True)
class TermSet:
    """One census: a term of the academic year that ends in `ending`, and census day."""

    ending: int
    term: str
    day: date

    @property
    def label(self) -> str:
        return f"{self.day.year}-{self.term}"


def term_sets(timeline: Timeline) -> list[TermSet]:
    """The censuses of the latest academic years whose day is in the reported years, in their order."""
    latest = timeline.last_year + 1
    sets = [
        TermSet(end, term, _census_day(end, term)) for end in range(latest - YEARS + 1, latest + 1) for term in TERMS
    ]
    return [each for each in sets if timeline.first <= each.day <= timeline.last]


class SchoolCensus:
    """Makes the tables up while they are written. `scale`: as for the county, for how many rows are spoilt."""

    def __init__(
        self,
        rng: Random,
        arrays: np.random.Generator,
        timeline: Timeline,
        practice: Practice,
        schools: Sequence[School],
        cohorts: Cohorts,
        needs: SpecialNeeds,
        scale: float,
    ) -> None:
        self._rng = rng
        self._absence = TermlyAbsence(rng, arrays, practice)
        self._schools = schools
        self._near: dict[tuple[str, str], list[School]] = {}
        for school in schools:
            self._near.setdefault((school.district, school.phase), []).append(school)
        self._cohorts = cohorts
        self._needs = needs
        self._sets = term_sets(timeline)
        in_latest = [pupil.number for pupil in on_roll(cohorts, timeline.last_year + 1) if pupil.special is None]
        wanted = min(max(1, round(_MORE_THAN_POSSIBLE * scale)), len(in_latest))
        self._spoilt = frozenset(rng.sample(in_latest, wanted))
        self._latest = timeline.last_year + 1

    def write(self, out: Path) -> Written:
        """`2025-autumn/pupilonroll.csv` and so on under the return's folder."""
        paths: list[Path] = []
        for ending in sorted({each.ending for each in self._sets}):
            paths.extend(self._write_year(out / RETURN, ending))
        where = f"{RETURN}/{self._sets[-1].label}/pupilonroll.csv"
        fault = Fault("more sessions missed than possible", len(self._spoilt), where)
        return Written({RETURN: tuple(paths)}, (fault,))

    def _write_year(self, folder: Path, ending: int) -> list[Path]:
        sets = [each for each in self._sets if each.ending == ending]
        pupils = on_roll(self._cohorts, ending)
        spoilt = self._spoilt if ending == self._latest else frozenset[str]()
        sessions = self._absence.of_year(pupils, ending, spoilt, self._sets[-1].term)
        with ExitStack() as stack:
            tables = [_Tables.opened(stack, folder / each.label) for each in sets]
            for pupil, of_year in zip(pupils, sessions, strict=True):
                self._write_pupil(pupil, ending, sets, tables, of_year)
            for each, table in zip(sets, tables, strict=True):
                self._write_schools(each, table)
        return [path for table in tables for path in table.paths]

    def _write_pupil(
        self, pupil: Pupil, ending: int, sets: Sequence[TermSet], tables: Sequence["_Tables"], of_year: Sessions
    ) -> None:
        group = ending - pupil.cohort
        school, entered = pupil.school(phase_of(group)), _entered(pupil, group)
        status = _STATUS.draw(self._rng)
        moves = self._absence.moves_in() if pupil.special is None else len(TERMS)
        about = f"{pupil.number},{_written(_born(pupil))}"
        for census, table in zip(sets, tables, strict=True):
            place = TERMS.index(census.term)
            said = ",".join(_number(each[place]) for each in (of_year.possible, of_year.with_leave, of_year.without))
            if place == moves:
                left = census.day - timedelta(days=20)
                dates = f"{_written(entered)},{_written(left)}"
                table.left.write(f"L{pupil.number[1:]},{school.code},{about},{dates},{group or 'R'},{said}\n")
                school = self._rng.choice(self._near.get((school.district, school.phase), [school]))
                entered, said = left + timedelta(days=1), ",,"
            row = f"R{pupil.number[1:]}"
            sen = _PROVISION[self._needs.provision(pupil, census.day, group)]
            language = _LANGUAGES[int(pupil.number[1:]) % len(_LANGUAGES)] if pupil.english_additional else "ENG"
            table.roll.write(
                f"{row},{school.code},{about},{_written(entered)},{status},{group or 'R'},{sen},{language},{said}\n"
            )
            if pupil.free_meals:
                table.meals.write(f"{row},{school.code},{_written(date(pupil.cohort - 1, 9, 1))},,ENG\n")

    def _write_schools(self, census: TermSet, table: "_Tables") -> None:
        for school in self._schools:
            lea, estab = school.code[:3], school.code[3:]
            term = f"{_CODES[census.term]},{census.day.year},{_written(census.day)}"
            table.census.write(f"C{estab},{school.code},{lea},{estab},{term}\n")
            table.school.write(f"S{estab},{school.code},School {estab},{_PHASES.get(school.phase, 'SP')}\n")


@dataclass(frozen=True)
class _Tables:
    """The files of one census, open."""

    roll: TextIO
    left: TextIO
    meals: TextIO
    census: TextIO
    school: TextIO
    paths: tuple[Path, ...]

    @classmethod
    def opened(cls, stack: ExitStack, folder: Path) -> "_Tables":
        folder.mkdir(parents=True, exist_ok=True)
        headings = {
            "pupilonroll": _ROLL,
            "pupilnolongeronroll": _LEFT,
            "fsmperiodsonroll": _MEALS,
            "schoolcensus": _CENSUS,
            "school": _SCHOOL,
        }
        paths = tuple(folder / f"{name}.csv" for name in headings)
        files = [stack.enter_context(path.open("w", encoding="utf-8", newline="")) for path in paths]
        for file, heading in zip(files, headings.values(), strict=True):
            file.write(",".join(heading) + "\n")
        roll, left, meals, census, school = files
        return cls(roll, left, meals, census, school, paths)


def _census_day(ending: int, term: str) -> date:
    """The first Thursday of October, the third of January and of May."""
    month, which = _DAY[term]
    first = date(ending - (term == "autumn"), month, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 7 * (which - 1))


def _born(pupil: Pupil) -> date:
    """Four years old on the 31 August before Reception."""
    return date(pupil.cohort - 6, 9, 1) + timedelta(days=int(pupil.number[1:]) % 365)


def _entered(pupil: Pupil, group: int) -> date:
    """The first day of the phase; of Reception for a special school."""
    first = pupil.cohort - 1 if phase_of(group) == PRIMARY or pupil.special else pupil.cohort + 6
    return date(first, 9, 4)


def _written(day: date) -> str:
    """A date as exports write it. The names of months are those of English, whatever the computer speaks."""
    return f"{day.year}-{_MONTHS[day.month - 1]}-{day.day:02d} 00:00:00"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def _number(sessions: int) -> str:
    """As exports write a number; nought is left blank."""
    return f"{sessions}.0" if sessions else ""
