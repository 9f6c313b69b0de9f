"""A policy may name only rating rules and direction methods that exist."""

from collections.abc import Iterator

from waymark.domain.issue import Issue
from waymark.domain.rule_names import DIRECTION_METHODS, RATING_RULES
from waymark.framework.loaded import LoadedFramework
from waymark.written.nearest import did_you_mean


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for policy in framework.policies:
        subject = f"policy {policy.year.label}"
        stated = [("default", policy.default)]
        stated += [(f"by_indicator.{code}", judgement) for code, judgement in policy.by_indicator.items()]
        for group, judgement in stated:
            for key, name, known, what in (
                ("rating", judgement.rating, RATING_RULES, "rating rule"),
                ("direction", judgement.direction, DIRECTION_METHODS, "direction method"),
            ):
                path = f"{group}.{key}"
                if name not in known and framework.places.has(subject, path):
                    said = f"There is no {what} '{name}'."
                    yield framework.issue("unknown_rule", subject, path, said, did_you_mean(name, known), value=name)
