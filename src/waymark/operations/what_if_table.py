"""What a changed rule or target would do, as JSON and as rows of a table. The guide lists the keys."""

import csv
import io
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from waymark.assessment.assessment import Assessment
from waymark.assessment.previous import period_words
from waymark.domain.rounding import exact
from waymark.domain.target import Target
from waymark.domain.verdict import Rating
from waymark.operations.proposal import PolicyChange
from waymark.operations.what_if import JudgedTwice, WhatIf

COLUMNS = (
    "code",
    "reading",
    "name",
    "area",
    "area_name",
    "period",
    "period_words",
    "month",
    "value",
    "printed",
    "unit",
    "rating_before",
    "rating_after",
    "reason_before",
    "reason_after",
    "rule_before",
    "rule_after",
    "policy_before",
    "policy_after",
    "target_before",
    "target_after",
    "direction_before",
    "direction_after",
    "movement_before",
    "movement_after",
    "method_before",
    "method_after",
    "shown_from",
    "shown_to",
)
_BARS = ("target", "floor", "baseline", "standard")


def as_json(found: WhatIf) -> dict[str, Any]:
    return {
        "from": str(found.months[0]),
        "to": str(found.months[1]),
        "protected": False,
        "policies": [
            {**_policy(change), "figures": found.judged_under(change.after)} for change in found.proposed.policies
        ],
        "targets": [
            {
                "indicator": change.after.indicator,
                "area": change.after.area,
                "year": change.after.year.label,
                "from": None if change.after.effective_from is None else str(change.after.effective_from),
                "held": None if change.held is None else _row(change.held),
                "replaced": [_row(row) for row in change.before],
                "proposed": _row(change.after),
                "figures": found.judged_by(change.after),
            }
            for change in found.proposed.targets
        ],
        "figures": len(found.cells),
        "totals": [
            {"before": before.value, "after": after.value, "count": count}
            for (before, after), count in found.totals.most_common()
        ],
        "staying": _counts(found.staying),
        "latest": {"before": _counts(found.latest[0]), "after": _counts(found.latest[1])},
        "changes": [as_row(one) for one in found.changes],
        "arrows": [as_row(one) for one in found.arrows],
        "issues": [{**asdict(issue), "level": issue.level.value} for issue in found.proposed.warnings],
        "warnings": list(found.warnings),
    }


def as_csv(found: WhatIf, arrows: bool) -> str:
    """The figures that change colour; with `arrows` also those of which the arrow alone changes."""
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(as_row(one) for one in found.cells if one.recoloured or (arrows and one.turned))
    return text.getvalue()


def as_row(one: JudgedTwice) -> dict[str, Any]:
    cell, outturn = one.cell, one.before.outturn
    values = {
        "code": cell.indicator.code,
        "reading": cell.reading or None,
        "name": cell.indicator.name_of(cell.reading),
        "area": cell.area.code,
        "area_name": cell.area.name,
        "period": cell.period.label,
        "period_words": period_words(cell.month, cell.indicator),
        "month": str(cell.month),
        "value": None if outturn.value is None else float(outturn.value),
        "printed": one.printed or None,
        "unit": cell.indicator.unit.value,
        **_judged(one.before, "before"),
        **_judged(one.after, "after"),
        "shown_from": str(cell.shown[0]),
        "shown_to": str(cell.shown[1]),
    }
    return {name: values[name] for name in COLUMNS}


def _judged(judged: Assessment, side: str) -> dict[str, Any]:
    target = judged.target.target if judged.target else None
    return {
        f"rating_{side}": judged.verdict.rating.value,
        f"reason_{side}": judged.verdict.sentence,
        f"rule_{side}": judged.verdict.rule,
        f"policy_{side}": judged.policy_id or None,
        f"target_{side}": None if target is None else float(target),
        f"direction_{side}": judged.direction.arrow.value,
        f"movement_{side}": judged.direction.movement.value,
        f"method_{side}": judged.direction.method or None,
    }


def _policy(change: PolicyChange) -> dict[str, Any]:
    return {
        "year": change.after.year.label,
        "before": None if change.before is None else change.before.id,
        "after": change.after.id,
        "file": change.after.file,
        "carried": change.carried,
    }


def _row(row: Target) -> dict[str, Any]:
    bars = {name: getattr(row, name) for name in _BARS}
    return {
        **{name: None if value is None else float(value) for name, value in bars.items()},
        "band": None if row.band is None else [float(row.band.low), float(row.band.high)],
        "from": None if row.effective_from is None else str(row.effective_from),
        "where": f"{row.file}:{row.line}" if row.line else row.file,
    }


def bars_in_words(row: Target) -> str:
    """`target 85, floor 63.2`; `no number` for a row without any."""
    said = [f"{name} {exact(value)}" for name in _BARS if (value := getattr(row, name)) is not None]
    if row.band is not None:
        said.append(f"band {exact(row.band.low)} to {exact(row.band.high)}")
    return ", ".join(said) or "no number"


def _counts(counted: Counter[Rating]) -> Mapping[str, int]:
    return {rating.value: counted[rating] for rating in (Rating.GREEN, Rating.AMBER, Rating.RED, Rating.NOT_RATED)}
