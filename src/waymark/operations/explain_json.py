"""An explanation as JSON: what `show` prints, and where each part of it came from. The guide lists the keys."""

import math
from typing import Any

from waymark.assessment.explain import ArrowExplained, BarsExplained
from waymark.assessment.previous import period_words
from waymark.domain.indicator import Indicator
from waymark.domain.month import long_date
from waymark.domain.rounding import printed
from waymark.domain.target import Target
from waymark.domain.verdict import Evidence
from waymark.operations.comparators_behind import as_json as behind_as_json
from waymark.operations.explain import Explained
from waymark.operations.show import as_json as shown_as_json


def as_json(explained: Explained, list_rows: bool) -> dict[str, Any]:
    told, shown = explained.explanation, explained.shown
    content = shown_as_json(shown)
    content["definition"] = shown.indicator.definition_of(shown.reading)
    content["exact_value"] = None if told.exact_value is None else str(told.exact_value)
    content["rounding"] = told.rounding
    content["missing_detail"] = told.missing or None
    content["target"] = None if told.bars is None else _target(told.bars)
    content["why_not_rated"] = told.why_not_rated or None
    content["rule_page"] = told.rule_page
    content["policy"] = told.policy
    content["policy_source"] = told.policy_source
    content["direction_method"] = told.arrow.method
    content["direction_chosen_by"] = told.arrow.chosen_by or None
    content["direction_sentence"] = told.arrow.sentence
    content["compared_with"] = told.arrow.compared_with or None
    content["arrow"] = _arrow(told.arrow, shown.indicator)
    content["comparators_behind"] = behind_as_json(explained.behind)
    content["needs"] = explained.needs
    content["covers"] = dict(explained.covers)
    content["extracts"] = [
        {
            "return": behind.extract.source,
            "edition": behind.extract.key,
            "label": behind.extract.label,
            "version": behind.loaded.version,
            "extract": behind.extract.id,
            "files": [name for name, _ in behind.extract.files],
            "rows_counted": behind.counted,
            "rows_set_aside": behind.extract.set_aside,
            "fields_flagged": behind.extract.flagged,
        }
        for behind in explained.extracts
    ]
    content["rows"] = {
        part.part: {
            "table": part.table,
            "counted": len(part.counted),
            "set_aside": len(part.set_aside),
            **({"counted_rows": list(part.counted)} if list_rows else {}),
            **({"counted_from": [explained.tracer.trace(row).place for row in part.counted]} if list_rows else {}),
            **({"set_aside_rows": [row for row, _ in part.set_aside]} if list_rows else {}),
        }
        for part in explained.rows
    }
    content["run"] = explained.run
    content["engine"] = explained.engine
    content["framework_version"] = explained.framework_version
    content["code_version"] = explained.code_version
    return content


def _target(bars: BarsExplained) -> dict[str, Any]:
    return {
        "target": _number(bars.target),
        "floor": _number(bars.floor),
        "baseline": _number(bars.baseline),
        "band": None if bars.band is None else [_number(bars.band.low), _number(bars.band.high)],
        "standard": _number(bars.standard),
        "year": bars.year,
        "asked_year": bars.asked_year,
        "area": bars.area,
        "steps": list(bars.steps),
        "effective_from": None if bars.effective_from is None else long_date(bars.effective_from),
        "decision_ref": bars.decision_ref,
        "decided_by": bars.decided_by or None,
        "where": bars.where,
        "in_year": [_row(row) for row in bars.in_year],
        "milestone": bars.milestone or None,
        "annual": _number(bars.annual),
        "ahead": [{"year": row.year.label, "target": _number(row.target)} for row in bars.ahead],
    }


def _row(row: Target) -> dict[str, Any]:
    return {
        "from": None if row.effective_from is None else str(row.effective_from),
        "target": _number(row.target),
        "floor": _number(row.floor),
        "baseline": _number(row.baseline),
        "decision_ref": row.decision_ref,
        "decided_by": row.decided_by or None,
        "where": f"{row.file}:{row.line}",
    }


def _arrow(arrow: ArrowExplained, indicator: Indicator) -> dict[str, Any]:
    before = arrow.previous
    return {
        "method": arrow.method or None,
        "chosen_by": arrow.chosen_by or None,
        "tested_on": arrow.of_reading or None,
        "page": arrow.page or None,
        "sentence": arrow.sentence,
        "why_not": arrow.why_not or None,
        "compared_with": arrow.compared_with or None,
        "change": _number(arrow.change),
        "previous": None
        if before is None or before.value is None
        else {
            "month": str(before.month),
            "period": period_words(before.month, indicator),
            "value": float(before.value),
            "printed": printed(before.value, indicator.decimals),
            "numerator": before.numerator,
            "denominator": before.denominator,
            "status": before.status.value,
        },
        "test": None
        if arrow.evidence is None
        else _test(arrow.evidence, arrow.significant, indicator.reported_as(arrow.of_reading)),
    }


def _test(evidence: Evidence, significant: float | None, indicator: Indicator) -> dict[str, Any]:
    """The statistic is null where all points lie on one line, of which no chance is left."""
    statistic = evidence.statistic
    lower, mean, upper = evidence.limits or (None, None, None)
    return {
        "name": evidence.test,
        "symbol": evidence.symbol or None,
        "statistic": None if statistic is None or math.isinf(statistic) else statistic,
        "p": evidence.p,
        "significant_below": significant,
        "limits": None
        if evidence.limits is None
        else {"lower": _number(lower), "mean": _number(mean), "upper": _number(upper)},
        "points": [
            {
                "month": str(point.month),
                "period": period_words(point.month, indicator),
                "value": float(point.value),
                "printed": printed(point.value, indicator.decimals),
                "numerator": point.numerator,
                "denominator": point.denominator,
                "status": point.status,
            }
            for point in evidence.points
        ],
    }


def _number(value: Any) -> float | None:
    return None if value is None else float(value)
