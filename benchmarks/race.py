"""Entries side by side in one process, the order rotated from round to round; no time without equal cells."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.question import Answers, Question
from waymark.measures.parts import Parts


class Asked(Protocol):
    """What is asked of a peer: measures of tables, or the typed cells of files."""

    @property
    def cells(self) -> int: ...


AnyAsked = TypeVar("AnyAsked", bound=Asked)
AnyAnswer = TypeVar("AnyAnswer")


@dataclass(frozen=True)
class Entry(Generic[AnyAsked, AnyAnswer]):
    """A peer with its question. `answers`: whether it has cells to be compared."""

    name: str
    about: str
    question: AnyAsked
    run: Callable[[AnyAsked], AnyAnswer]
    answers: bool = True


@dataclass(frozen=True)
class Timed:
    """What one entry took. seconds: on the clock, cpu: on every core together; one of each for each round.

    refused: why no time may be told, empty when every cell of every round was equal.
    """

    entry: Entry[Any, Any]
    seconds: tuple[float, ...]
    cpu: tuple[float, ...]
    refused: str = ""


@dataclass(frozen=True)
class Ratio:
    """Against the base of the same round, so that a busy minute of the machine falls on both."""

    middle: float
    least: float
    most: float


def race(
    entries: Sequence[Entry[AnyAsked, AnyAnswer]],
    reference: str,
    rounds: int,
    differs: Callable[[AnyAsked, AnyAnswer, str, AnyAnswer], str],
    progress: Callable[[str], None] = lambda _: None,
) -> tuple[Timed, ...]:
    """Runs every entry once a round, the first of them a place later each time. The cells of `reference` are what the
    others must equal. differs: how they do not, empty when they are equal."""
    seconds: dict[str, list[float]] = {entry.name: [] for entry in entries}
    cpu: dict[str, list[float]] = {entry.name: [] for entry in entries}
    refused = {entry.name: "" for entry in entries}
    for number in range(rounds):
        found: dict[str, AnyAnswer] = {}
        turn = number % len(entries)
        for entry in (*entries[turn:], *entries[:turn]):
            progress(f"Round {number + 1} of {rounds}: {entry.name}")
            started, worked = time.perf_counter(), time.process_time()
            found[entry.name] = entry.run(entry.question)
            seconds[entry.name].append(time.perf_counter() - started)
            cpu[entry.name].append(time.process_time() - worked)
        for entry in entries:
            if entry.answers and not refused[entry.name]:
                refused[entry.name] = differs(entry.question, found[entry.name], reference, found[reference])
    return tuple(
        Timed(entry, tuple(seconds[entry.name]), tuple(cpu[entry.name]), refused[entry.name]) for entry in entries
    )


def ratio(times: Sequence[float], base: Sequence[float]) -> Ratio:
    """Round by round; the middle one, and how far they lie apart."""
    each = [own / other for own, other in zip(times, base, strict=True)]
    return Ratio(median(each), min(each), max(each))


def difference(question: Question, found: Answers, against: str, expected: Answers) -> str:
    """Empty when every cell of the months that both have is equal; otherwise how many differ, and the first."""
    count, first = 0, ""
    for case in question.cases:
        if case.key not in found:
            return f"{case.key} was not answered"
        own, other = found[case.key], expected[case.key]
        if own.areas != other.areas or own.months != question.months:
            return f"{case.key} was answered for other areas or months"
        for area, month in _unequal(own, other):
            count += 1
            if not first:
                here, there = own.at(own.areas[area], own.months[month]), _at(other, own, area, month)
                first = (
                    f"{case.key}, {own.areas[area]}, {own.months[month]}: "
                    f"{here[0]} of {here[1]}, where {against} has {there[0]} of {there[1]}"
                )
    if not count:
        return ""
    return f"1 cell differs: {first}" if count == 1 else f"{count:,} cells differ; the first: {first}"


def _unequal(own: Parts, other: Parts) -> list[tuple[int, int]]:
    """(area, month) as positions in `own`."""
    place = {month: number for number, month in enumerate(other.months)}
    mine = [number for number, month in enumerate(own.months) if month in place]
    theirs = [place[own.months[number]] for number in mine]
    unequal = own.numerator[:, mine] != other.numerator[:, theirs]
    unequal |= _below(own)[:, mine] != _below(other)[:, theirs]
    return [(int(area), mine[int(month)]) for area, month in np.argwhere(unequal)]


def _below(parts: Parts) -> NDArray[np.int64]:
    """Every measure of the benchmark is a share."""
    if parts.denominator is None:
        raise ValueError("a share needs a denominator")
    return parts.denominator


def _at(other: Parts, own: Parts, area: int, month: int) -> tuple[int, int]:
    return other.at(own.areas[area], own.months[month])
