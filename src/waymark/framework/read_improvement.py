"""A target stated as an improvement on its baseline → the number, and how it came about."""

from fractions import Fraction

from waymark.assessment.targets import improvement as rule
from waymark.assessment.wording import Wording
from waymark.domain.improvement import ImprovedIn, Improvement
from waymark.domain.indicator import Indicator
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import exact
from waymark.written.fields import Fields
from waymark.written.findings import Findings


def read_improvement(row: Fields, indicator: Indicator | None, findings: Findings) -> Improvement | None:
    """None where the row states none, or where what it states is not whole: that is among the findings then.

    Neither kind is ever taken for granted: 5 better than 60 is 63 in per cent and 65 in points.
    indicator: None for one that is not known.
    """
    amount, counted_in = row.number("improve_by"), row.text("improve_in")
    if amount is None:
        if counted_in:
            said = f"The improvement is {counted_in}, but the row does not say by how much."
            _add(findings, row, "improve_by", said, "Fill in improve_by, or leave improve_in out.")
        return None
    if amount <= 0:
        said = f"{exact(amount)} is no improvement: the amount says how much better, whichever way better is."
        _add(findings, row, "improve_by", said, "Write an amount above 0; the polarity decides its sign.")
    elif row.number("target") is not None:
        said = "The row states a target and an improvement, which may be two different numbers."
        _add(findings, row, "improve_by", said, "Keep one of the two.")
    elif row.number("baseline") is None:
        said = "The row states an improvement, but no baseline on which to improve."
        _add(findings, row, "baseline", said, "Fill in the baseline.")
    elif not counted_in:
        said = f"{exact(amount)} better is meant in per cent or in points, and the row does not say which."
        hint = f"Write relative or points{_both(row, amount, indicator)}."
        _add(findings, row, "improve_in", said, hint)
    else:
        return Improvement(amount, ImprovedIn(counted_in))
    return None


def _both(row: Fields, amount: Fraction, indicator: Indicator | None) -> str:
    """`: from 60 that is 63, or 65`; nothing where no direction is better."""
    baseline = row.number("baseline")
    if indicator is None or baseline is None or indicator.polarity not in (Polarity.HIGHER, Polarity.LOWER):
        return ""
    relative, points = (
        exact(rule.exact_target(baseline, Improvement(amount, kind), indicator.polarity)) for kind in ImprovedIn
    )
    return f": from {exact(baseline)} that is {relative}, or {points}"


def improved_target(
    row: Fields, baseline: Fraction, improvement: Improvement, indicator: Indicator, findings: Findings
) -> tuple[Fraction, str] | None:
    """The target and the sentence that says how it came about. None, with a finding, where no direction is better."""
    if indicator.polarity not in (Polarity.HIGHER, Polarity.LOWER):
        said = f"{indicator.code}: {indicator.polarity.phrase}, so it cannot be improved by an amount."
        _add(findings, row, "improve_by", said, "State the target as a number, or set the polarity to H or L.")
        return None
    wording = Wording(indicator.decimals, indicator.unit.suffix, change=indicator.unit.change)
    target = rule.target(baseline, improvement, indicator.polarity, indicator.decimals)
    return target, rule.sentence(baseline, improvement, indicator.polarity, wording)


def _add(findings: Findings, row: Fields, column: str, said: str, hint: str) -> None:
    findings.add("improvement_unclear", said, row=row.line, field=column, hint=hint)
