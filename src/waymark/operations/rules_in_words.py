"""The rating rules and direction methods in plain words, as their modules say them: for the page `how we judge`."""

import inspect
from types import ModuleType

from waymark.assessment.direction import auto, regression, spc, step, trend_test, two_points
from waymark.assessment.rating import (
    activity_band,
    baseline_and_target,
    floor_and_target,
    near_target,
    not_rated,
    tolerance,
    tolerance_and_trend,
)

_MODULES = (
    floor_and_target,
    baseline_and_target,
    tolerance,
    tolerance_and_trend,
    near_target,
    activity_band,
    not_rated,
    step,
    auto,
    two_points,
    trend_test,
    spc,
    regression,
)


def rules_in_words() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """(name, title, paragraphs) of every rule and method. A line of a list is a paragraph of its own."""
    return tuple((module.NAME, _title(module.NAME), _paragraphs(module)) for module in _MODULES)


def _title(name: str) -> str:
    words = name.replace("_", " ")
    return "SPC" if name == spc.NAME else words[:1].upper() + words[1:]


def _paragraphs(module: ModuleType) -> tuple[str, ...]:
    told: list[str] = []
    for block in (inspect.getdoc(module) or "").split("\n\n"):
        for line in block.splitlines():
            if line.startswith("- ") or not told or line == block.splitlines()[0]:
                told.append(line.removeprefix("- ").strip())
            else:
                told[-1] += f" {line.strip()}"
    return tuple(told)
