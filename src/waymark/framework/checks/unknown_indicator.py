"""Targets, policies and scorecards may name only indicators, and readings, that exist."""

from collections.abc import Iterator

from waymark.domain.issue import Issue
from waymark.framework.loaded import LoadedFramework, target_issue
from waymark.written.nearest import did_you_mean


def check(framework: LoadedFramework) -> Iterator[Issue]:
    yield from _in_targets(framework)
    yield from _in_policies(framework)
    yield from _on_scorecards(framework)


def _in_targets(framework: LoadedFramework) -> Iterator[Issue]:
    for row in framework.stated():
        found = _unknown_key(row.indicator, framework)
        if found is not None:
            yield target_issue("unknown_indicator", row, "indicator", *found, value=row.indicator)


def _in_policies(framework: LoadedFramework) -> Iterator[Issue]:
    for policy in framework.policies:
        for code in policy.by_indicator:
            subject, path = f"policy {policy.year.label}", f"by_indicator.{code}"
            if code not in framework.codes and framework.places.has(subject, path):
                said, hint = _unknown(code, framework)
                yield framework.issue("unknown_indicator", subject, path, said, hint, value=code)


def _on_scorecards(framework: LoadedFramework) -> Iterator[Issue]:
    for outline in framework.scorecards:
        for number, section in enumerate(outline.sections, start=1):
            for key in section.indicators:
                found = _unknown_key(key, framework)
                if found is not None:
                    subject, path = f"scorecard {outline.name}", f"sections.{number}.indicators.{key}"
                    yield framework.issue("unknown_indicator", subject, path, *found, value=key)


def _unknown_key(key: str, framework: LoadedFramework) -> tuple[str, str] | None:
    """Sentence and hint for a key such as SCS18.same_carer, None when it leads somewhere."""
    code, _, reading = key.partition(".")
    if code not in framework.codes:
        return _unknown(code, framework)
    indicator = framework.indicator(code)
    if not reading or indicator is None:
        return None  # a broken file is reported as such; its readings are not known
    ids = [one.id for one in indicator.readings]
    if reading in ids:
        return None
    hint = did_you_mean(reading, ids) if ids else f"{code} has no readings; write {code} alone."
    return f"{code} has no reading '{reading}'.", hint


def _unknown(code: str, framework: LoadedFramework) -> tuple[str, str]:
    hint = did_you_mean(code, sorted(framework.codes))
    add = f"{hint} Or add" if hint else "Correct the code, or add"
    return f"There is no indicator '{code}'.", f"{add} indicators/{code}.yaml."
