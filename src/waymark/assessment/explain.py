"""Why this figure and this colour: everything that decided it, ready to be said."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from waymark.assessment.assessment import Assessment
from waymark.assessment.tested_direction import SIGNIFICANT
from waymark.domain.indicator import Indicator
from waymark.domain.measure import Mean
from waymark.domain.outturn import Outturn
from waymark.domain.policy import Policy
from waymark.domain.rounding import exact
from waymark.domain.target import Band, Target, Targets
from waymark.domain.verdict import Arrow, Evidence


@dataclass(frozen=True)
class BarsExplained:
    """The target row, exactly as it stands in its file, and the steps by which it was found.

    area: the code that the row is for, the authority's when it was borrowed ·
    standard: a service standard, shown beside the target; it judges nothing · decided_by: a role ·
    in_year: every row of the indicator, area and year, the first to hold first; more than one where it was varied ·
    milestone: `milestone 2 of 4` of a trajectory, else empty · annual: the year's target where a profile spreads it
    over the months and `target` is the month's, else None · ahead: the milestones of later years.
    """

    target: Fraction | None
    floor: Fraction | None
    baseline: Fraction | None
    band: Band | None
    area: str
    year: str
    asked_year: str
    steps: tuple[str, ...]
    effective_from: date | None
    decision_ref: str
    file: str
    line: int
    standard: Fraction | None = None
    decided_by: str = ""
    in_year: tuple[Target, ...] = ()
    milestone: str = ""
    annual: Fraction | None = None
    ahead: tuple[Target, ...] = ()

    @property
    def where(self) -> str:
        """`targets/2018-19.csv:4`."""
        return f"{self.file}:{self.line}"


@dataclass(frozen=True)
class ArrowExplained:
    """How the arrow was found.

    previous: the figure before, whatever the method; None where there is none · significant: the chance under which
    a test finds something; None where nothing was tested · why_not: why nothing was compared, '' where something was ·
    chosen_by: the method that chose `method`, '' where the policy names it · of_reading: the reading that was tested in
    the figure's place, such as its single months.
    """

    method: str
    page: str
    sentence: str
    compared_with: str
    change: Decimal | None
    previous: Outturn | None
    evidence: Evidence | None
    significant: float | None
    why_not: str
    chosen_by: str = ""
    of_reading: str = ""


@dataclass(frozen=True)
class Explanation:
    """What decided one figure and its colour, beyond the figure itself.

    exact_value: `2000/83`, the fraction before rounding · rule_page: where the rule is written out with worked
    examples · why_not_rated: the named reason for no colour, else empty.
    """

    exact_value: Fraction | None
    missing: str
    rounding: str
    bars: BarsExplained | None
    rule: str
    rule_page: str
    policy: str
    policy_source: str
    sentence: str
    why_not_rated: str
    arrow: ArrowExplained


def page_of(name: str) -> str:
    """The page of a rating rule or a direction method; it bears the same name."""
    return f"docs/spec/{name}.md" if name else ""


def explain(
    assessment: Assessment, indicator: Indicator, policy: Policy | None, targets: Targets | None = None
) -> Explanation:
    """Everything about one assessment that is known without the records behind it.

    policy: the one that `assessment.policy_id` names; None when no policy covers the month ·
    targets: those of the dictionary, for how the target stood in the rest of its year.
    """
    outturn, verdict = assessment.outturn, assessment.verdict
    source = " · ".join(part for part in (policy.file, policy.decision_ref) if part) if policy else ""
    return Explanation(
        exact_value=outturn.value,
        missing=str(outturn.missing) if outturn.missing else "",
        rounding=_rounding(assessment, indicator),
        bars=_bars(assessment, targets),
        rule=verdict.rule,
        rule_page=page_of(verdict.rule),
        policy=assessment.policy_id,
        policy_source=source,
        sentence=verdict.sentence,
        why_not_rated=verdict.why_not.value if verdict.why_not else "",
        arrow=_arrow(assessment),
    )


def _arrow(assessment: Assessment) -> ArrowExplained:
    direction = assessment.direction
    tested = direction.evidence is not None and direction.evidence.p is not None
    return ArrowExplained(
        method=direction.method,
        page=page_of(direction.method),
        sentence=direction.sentence,
        compared_with=direction.compared_with,
        change=direction.change,
        previous=assessment.previous,
        evidence=direction.evidence,
        significant=SIGNIFICANT if tested else None,
        why_not=direction.sentence if direction.arrow is Arrow.NOT_COMPARED else "",
        chosen_by=direction.chosen_by,
        of_reading=direction.of_reading,
    )


def _rounding(assessment: Assessment, indicator: Indicator) -> str:
    """`45 of 567 is printed as 7.9%: rounded once, half up, to 1 decimal place.`"""
    outturn, printed = assessment.outturn, assessment.printed
    if outturn.value is None or printed is None:
        return ""
    places = "1 decimal place" if indicator.decimals == 1 else f"{indicator.decimals} decimal places"
    shown = f"{printed:,.{indicator.decimals}f}{indicator.unit.suffix}"
    if outturn.denominator is None and Fraction(printed) == outturn.value:
        return f"The figure is exactly {shown}."
    if outturn.numerator is None or outturn.denominator is None:
        return f"{exact(outturn.value)} is printed as {shown}: rounded once, half up, to {places}."
    averaged = isinstance(indicator.measure_of(outturn.reading), Mean)
    parts = f"{outturn.numerator:,} {'over' if averaged else 'of'} {outturn.denominator:,}"
    if Fraction(printed) == outturn.value:
        return f"{parts} is exactly {shown}."
    return f"{parts} is printed as {shown}: rounded once, half up, to {places}."


def _bars(assessment: Assessment, targets: Targets | None) -> BarsExplained | None:
    aim = assessment.aim
    if aim is None:
        return None
    row = aim.row
    place = (row.indicator, row.area, row.year)
    in_year = [one for one in targets.rows if (one.indicator, one.area, one.year) == place] if targets else [row]
    return BarsExplained(
        target=row.target,
        floor=row.floor,
        baseline=row.baseline,
        band=row.band,
        area=row.area,
        year=row.year.label,
        asked_year=aim.asked.label,
        steps=aim.steps,
        effective_from=row.effective_from,
        decision_ref=row.decision_ref,
        file=row.file,
        line=row.line,
        standard=row.standard,
        decided_by=row.decided_by,
        milestone=str(row.milestone) if row.milestone else "",
        annual=aim.annual.target if aim.expected else None,
        ahead=aim.ahead,
        in_year=tuple(sorted(in_year, key=lambda one: one.effective_from or date.min)),
    )
