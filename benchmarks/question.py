"""The question that every peer answers, and what an answer is."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np

from benchmarks.cases import Case
from benchmarks.made_up_tables import MadeTables
from waymark.domain.area import AreaTree
from waymark.domain.month import Month
from waymark.measures.parts import Parts


@dataclass(frozen=True)
class Question:
    """Every case, for every area of the tree, in every one of the months, which follow one another."""

    tables: MadeTables
    cases: tuple[Case, ...]
    tree: AreaTree
    months: tuple[Month, ...]

    @property
    def cells(self) -> int:
        return len(self.cases) * len(self.tree.areas) * len(self.months)


Answers = dict[str, Parts]  # by the key of the case
Cell = tuple[str, int, int, int]  # area, month index, numerator, denominator


@dataclass(frozen=True)
class Peer:
    """One way to the answer. `answers` is False for the scan, which reads the columns and counts nothing."""

    name: str
    about: str
    run: Callable[[Question], Answers]
    answers: bool = True


def answer_of(question: Question, cells: Iterable[Cell]) -> Parts:
    """Cells that a peer does not name are 0 of 0. Cells outside the months asked for are left out."""
    codes = tuple(area.code for area in question.tree.areas)
    above, below = (np.zeros((len(codes), len(question.months)), dtype=np.int64) for _ in range(2))
    first, last = question.months[0].index, question.months[-1].index
    for area, month, numerator, denominator in cells:
        if first <= month <= last:
            place = (question.tree.positions[area], month - first)
            above[place] += numerator
            below[place] += denominator
    return Parts(codes, question.months, above, below)
