"""What a worked table is about: one rule, method or calculation, and how a row of its table is answered."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from inspect import getdoc
from pathlib import PurePosixPath
from types import ModuleType

from waymark.domain.verdict import Arrow, Direction, Movement, Rating, Verdict
from waymark.scorecards.how_we_judge import Family

Row = Mapping[str, str]
_CODE = re.compile("`([^`]+)`")


@dataclass(frozen=True)
class Answer:
    """What the real code says of one row.

    verdict: in the words of the table's column · rating: where a colour, or none, was given · arrow, movement,
    method: where a direction was.
    """

    verdict: str
    sentence: str
    rating: Rating | None = None
    arrow: Arrow | None = None
    movement: Movement | None = None
    method: str = ""


@dataclass(frozen=True)
class Subject:
    """name: of its table, its page and, but for calculations, its module · title: for readers ·
    module: where it stands; its docstring is the rule in words · related: names of subjects that use it, or that it
    uses · heading: of the answers · words: in place of the docstring, where the module does more than this."""

    name: str
    title: str
    family: Family
    module: ModuleType
    answer: Callable[[Row], Answer]
    related: tuple[str, ...] = ()
    heading: str = "verdict"
    words: str = ""

    @property
    def doc(self) -> str:
        return self.words or (getdoc(self.module) or "").strip()

    @property
    def first_line(self) -> str:
        return self.doc.splitlines()[0]

    @property
    def code(self) -> str:
        """`src/waymark/assessment/rating/tolerance.py`."""
        return str(PurePosixPath("src", *self.module.__name__.split(".")).with_suffix(".py"))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The rule in words, without its name before them; each point of a list is a paragraph of its own."""
        told: list[str] = []
        for block in self.doc.split("\n\n"):
            for place, line in enumerate(block.splitlines()):
                if place == 0 or line.startswith("- "):
                    told.append(line.removeprefix("- ").strip())
                else:
                    told[-1] += f" {line.strip()}"
        first = told[0].removeprefix(f"{self.title}: ")
        return tuple(_CODE.sub(r"“\1”", said) for said in (first[:1].upper() + first[1:], *told[1:]))


def rated(verdict: Verdict) -> Answer:
    """`green`, or `not rated: no target`."""
    said = f"not rated: {verdict.why_not.value}" if verdict.why_not else verdict.rating.value
    return Answer(said, verdict.sentence, verdict.rating)


def moved(direction: Direction, named: bool = True) -> Answer:
    """`spc: up, worsened`; without the method's name where only one is possible."""
    said = f"{direction.arrow.value}, {direction.movement.value}"
    verdict = f"{direction.method}: {said}" if named else said
    return Answer(
        verdict, direction.sentence, arrow=direction.arrow, movement=direction.movement, method=direction.method
    )
