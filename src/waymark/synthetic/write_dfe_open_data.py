"""Files of open data, as the Department publishes them: what the made-up county is compared with. All made up.

The figures of a year come out after it: the last reported year is not among them. One file of earlier years calls its
columns otherwise, as the Department's own do.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from waymark.synthetic.open_data_files import Figure, File, OwnColumn, write_open_data
from waymark.synthetic.other_areas import OWN
from waymark.synthetic.plan import Plan
from waymark.synthetic.timeline import Trend
from waymark.synthetic.written import Written

FOLDER = "dfe-open-data"
_WITHOUT_RESULTS = frozenset({2020, 2021})  # the calendar years in which nobody was assessed
_NEW_PROFILE = 2022  # the first year of today's early-years profile
_REPORTING, _ACADEMIC, _CALENDAR = "Reporting year", "Academic year", "Calendar year"
Rows = dict[tuple[str, str, tuple[str, ...]], Figure]


def write_dfe_open_data(out: Path, plan: Plan, shares: Mapping[date, float]) -> Written:
    """`shares`: of pupils with a plan, by census day, from 0 to 1: the county's own, which the published are near."""
    paths: list[Path] = []
    own = replace(OWN, code=plan.authority or OWN.code)
    for file in _Files(plan, shares).all():
        stream = plan.stream(f"open data {file.name}")
        paths += write_open_data(out / FOLDER, stream, replace(file, own=own))
    return Written({FOLDER: tuple(paths)}, ())


class _Files:
    """Years are named by the calendar year in which they end, from the first reported year to the one before the
    last."""

    def __init__(self, plan: Plan, shares: Mapping[date, float]) -> None:
        self._timeline = plan.timeline
        self._districts = [(district.code, f"District {district.code[-3:]}") for district in plan.districts]
        self._years = range(plan.first_year + 1, plan.last_year + 1)
        self._shares = shares

    def all(self) -> Iterable[File]:
        yield from self._referrals()
        yield self._second_plans()
        yield self._same_carer()
        yield self._caseload()
        yield self._early_years()
        yield self._participation()
        yield self._special_needs()
        yield self._absence()
        yield self._key_stage_2()
        yield self._key_stage_4()

    def _referrals(self) -> Iterable[File]:
        """In two files: the later one has today's names of columns."""
        first, later = self._years[:1], self._years[1:]
        for years, names in (
            (first, ("Re_referrals_percent", "Re_referrals", "Referrals")),
            (later, ("rereferral_percent", "rereferral_count", "referral_count")),
        ):
            if years:
                rows = self._yearly(years, _REPORTING, Trend(23.6, 22.3), 4_100, labels=("Referrals",))
                yield File(f"referrals_to_{years[-1]}", (_filter("category"), *_counted(names)), rows)

    def _second_plans(self) -> File:
        names = ("CPP_subsequent_percent", "CPP_subsequent", "CPP_start")
        rows = self._yearly(self._years, _REPORTING, Trend(22.0, 24.2), 420, labels=("Second plans",))
        return File("second_plans", (_filter("category"), *_counted(names)), rows)

    def _same_carer(self) -> File:
        group = "Children looked after continuously for at least 2.5 years on 31 March aged under 16 years"
        rows: Rows = {}
        for year in self._years:
            share = self._at(Trend(68.0, 70.0), year)
            kept = (group, "Living with the same carer for at least 2 years")
            rows[str(year), _REPORTING, kept] = Figure(share, 190, decimals=0)
            rows[str(year), _REPORTING, (group, "Total children")] = Figure(100.0, 190, decimals=0)
        filters = (_filter("cla_group"), _filter("placement_stability"))
        return File("placement_stability", (*filters, *_counted(("children_percent", "children_count"))), rows)

    def _caseload(self) -> File:
        rows: Rows = {
            (str(year), _REPORTING, ()): Figure(self._at(Trend(16.8, 15.4), year), 140, scale=1.0)
            for year in self._years
        }
        return File("workforce", _counted(("caseload_fte", "cases", "case_holders_fte"), unit=""), rows)

    def _early_years(self) -> File:
        rows: Rows = {}
        for year in self._with_results():
            if year < _NEW_PROFILE:
                continue
            all_children = self._at(Trend(66.0, 69.0), year)
            total = ("Total", "Total")
            meals = "Free school meal eligibility"
            known, other = (f"{said}nown to be eligible for free school meals" for said in ("K", "Not k"))
            period = _academic(year)
            for gender, more in (("Total", 0.0), ("Girls", 6.5), ("Boys", -6.2)):
                of = 4_000 if gender == "Total" else 2_000
                rows[period, _ACADEMIC, (*total, gender)] = Figure(all_children + more, of)
            rows[period, _ACADEMIC, (meals, known, "Total")] = Figure(all_children - 16.5, 700)
            rows[period, _ACADEMIC, (meals, other, "Total")] = Figure(all_children + 3.2, 3_200)
        filters = (_filter("characteristic"), _filter("characteristic_type"), _filter("gender"))
        columns = (*filters, *_counted(("gld_percentage", "gld_number", "children_number")))
        return File("early_years_profile", columns, rows, districts=self._districts)

    def _participation(self) -> File:
        rows: Rows = {
            (str(year), _CALENDAR, ("16-17",)): Figure(
                self._at(Trend(2.7, 3.3), year), 15_000, also=Figure(self._at(Trend(2.8, 2.2), year), 15_000)
            )
            for year in self._years
        }
        columns = (_filter("Age"), _figure("NEET_percent"), _figure("Notknown_percent"))
        return File("participation", columns, rows)

    def _special_needs(self) -> File:
        rows: Rows = {}
        for day, share in self._shares.items():
            if day.year in self._years:
                figure = Figure(100.0 * share + 0.2, 62_000)
                rows[_academic(day.year), _ACADEMIC, ("Total",)] = figure
                rows[_academic(day.year), _ACADEMIC, ("State-funded primary",)] = Figure(2.9, 34_000)
        names = ("ehc_plan_percent", "ehc_plan", "total_pupils")
        return File("special_educational_needs", (_filter("phase_type_grouping"), *_counted(names)), rows)

    def _absence(self) -> File:
        rows: Rows = {}
        for year in self._years:
            for kind, level, of in (
                ("State-funded primary", Trend(7.9, 8.6), 26_000),
                ("State-funded secondary", Trend(13.2, 14.4), 19_000),
            ):
                share = self._at(level, year)
                rows[_academic(year), _ACADEMIC, (kind,)] = Figure(share, of)
                rows[_academic(year), "Autumn and spring term", (kind,)] = Figure(share + 0.4, of)
        names = ("enrolments_pa_10_exact_percent", "enrolments_pa_10_exact", "enrolments_count")
        return File("pupil_absence", (_filter("establishment_type"), *_counted(names)), rows)

    def _key_stage_2(self) -> File:
        rows: Rows = {}
        for year in self._with_results():
            share = self._at(Trend(64.0, 63.0), year)
            status = "Provisional" if year == self._years[-1] else "Final"
            rows[_academic(year), _ACADEMIC, ("Total", status)] = Figure(share, 3_900, decimals=0)
            rows[_academic(year), _ACADEMIC, ("FSM", status)] = Figure(share - 17.0, 900, decimals=0)
            rows[_academic(year), _ACADEMIC, ("FSM all other", status)] = Figure(share + 5.0, 3_000, decimals=0)
        names = ("pt_rwm_met_expected_standard", "t_rwm_met_expected_standard", "t_rwm_eligible_pupils")
        return File("key_stage_2", (_filter("breakdown"), _filter("version"), *_counted(names)), rows)

    def _key_stage_4(self) -> File:
        rows: Rows = {}
        for year in self._with_results():
            score = self._at(Trend(46.7, 46.0), year)
            for label, more, of in (("Total", 0.0, 3_700), ("FSM", -11.6, 700), ("FSM all other", 2.8, 3_000)):
                figure = Figure(score + more, of, scale=1.0, whole=False)
                rows[_academic(year), _ACADEMIC, (label, "Final")] = figure
        return File("key_stage_4", (_filter("breakdown"), _filter("version"), _figure("avg_att8", unit="")), rows)

    def _yearly(
        self, years: Iterable[int], identifier: str, level: Trend, of: float, labels: tuple[str, ...] = ()
    ) -> Rows:
        return {(str(year), identifier, labels): Figure(self._at(level, year), of) for year in years}

    def _with_results(self) -> list[int]:
        return [year for year in self._years if year not in _WITHOUT_RESULTS]

    def _at(self, level: Trend, year: int) -> float:
        return level.at(self._timeline, date(year, 3, 31))


def _academic(year: int) -> str:
    """`202425` for the academic year that ends in 2025."""
    return f"{year - 1}{year % 100:02d}"


def _filter(name: str) -> OwnColumn:
    return OwnColumn(name, "Filter", name.replace("_", " ").capitalize())


def _figure(name: str, unit: str = "%") -> OwnColumn:
    return OwnColumn(name, "Indicator", name.replace("_", " ").capitalize(), unit, "1" if unit else "0")


def _counted(names: Iterable[str], unit: str = "%") -> tuple[OwnColumn, ...]:
    """The value, then the counts that the file has beside it."""
    value, *counts = names
    return (_figure(value, unit), *(OwnColumn(name, "Indicator", name, "", "0") for name in counts))
