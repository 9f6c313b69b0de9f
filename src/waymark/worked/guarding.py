"""Rows of the table about targets that cannot be meant, each answered by the checks of the dictionary."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from waymark.domain.indicator import Unit
from waymark.domain.measure import Count, Total
from waymark.domain.period import Frequency, Year, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.policy import Judgement, Policy
from waymark.domain.target import Band, Target
from waymark.domain.window import Window
from waymark.framework.proposal import proposal_issues
from waymark.worked.made_up import indicator, number
from waymark.worked.subject import Answer, Row

WORDS = """What `waymark check` says of a row that cannot be meant. The same is asked of a proposal.

- An error refuses the dictionary; a warning does not.
- Each rule is a module of its name in `src/waymark/framework/checks/`.
- Beside these, of a whole dictionary: an indicator that is judged has a target in some year
  (`kpi_without_target_or_polarity`)."""
_YEAR = Year(2021, YearType.FINANCIAL)


def by_guard(row: Row) -> Answer:
    low, high = row["band_low"], row["band_high"]
    proposed = Target(
        "A1",
        "C",
        _YEAR,
        Fraction(row["target"]),
        number(row["floor"]),
        number(row["baseline"]),
        date.fromisoformat(row["effective_from"]) if row["effective_from"] else None,
        "plan",
        f"targets/{_YEAR.label}.csv",
        2,
        Band(Fraction(low), Fraction(high)) if low else None,
        decided_by=row["decided_by"],
    )
    total = Total(Count("referral", "date"), Window.parse("YTD"))
    plain = indicator(Polarity(row["polarity"]), Unit(row["unit"]), int(row["decimals"]), total)
    made = replace(plain, frequency=Frequency(row["frequency"]))
    rule = "baseline_and_target" if made.polarity is Polarity.TARGET else "floor_and_target"
    issues = proposal_issues(proposed, made, Policy(_YEAR, "1", "", Judgement(rule, "step")))
    if not issues:
        return Answer("sound", "")
    return Answer(" ".join(issue.rule for issue in issues), f"{issues[0].level.value}: {issues[0].sentence}")
