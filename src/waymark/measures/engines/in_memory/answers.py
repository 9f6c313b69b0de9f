"""The three answers to "does it count?": yes, no, and unknown with the columns that would have to be known."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Answer:
    """True, False, or None with the columns that would have to be known."""

    counts: bool | None
    columns: tuple[str, ...] = ()


YES, NO = Answer(True), Answer(False)


def unknown(*columns: str) -> Answer:
    return Answer(None, columns)


def all_of(answers: Iterable[Answer]) -> Answer:
    """One no excludes, and nothing after it is asked; otherwise one unknown leaves it unknown, with every column that
    is wanting."""
    given: list[Answer] = []
    for answer in answers:
        if answer.counts is False:
            return NO
        given.append(answer)
    return _first_unknown(given) or YES


def any_of(answers: Iterable[Answer]) -> Answer:
    """One yes is enough, and nothing after it is asked; otherwise one unknown leaves it unknown."""
    given: list[Answer] = []
    for answer in answers:
        if answer.counts:
            return YES
        given.append(answer)
    return _first_unknown(given) or NO


def opposite(answer: Answer) -> Answer:
    return answer if answer.counts is None else Answer(not answer.counts)


def of_table(table: str, answer: Answer) -> Answer:
    """The answer of another table's row: its columns are named with their table, `unaccompanied_spell.end`."""
    return Answer(answer.counts, tuple(f"{table}.{column}" for column in answer.columns))


def _first_unknown(answers: list[Answer]) -> Answer | None:
    wanting = [answer for answer in answers if answer.counts is None]
    columns = dict.fromkeys(column for answer in wanting for column in answer.columns)
    return unknown(*columns) if wanting else None
