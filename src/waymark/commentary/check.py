"""A paper checked: every statement that contradicts itself or the figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waymark.commentary.checks import (
    band,
    dates,
    in_words,
    judged_without_polarity,
    movement,
    ratio,
    recorded,
    size,
    standing,
    total,
)
from waymark.commentary.finding import Finding
from waymark.commentary.known import Known
from waymark.commentary.named import Names
from waymark.commentary.reading import Reading
from waymark.commentary.statement import Statement, statements

_CHECKS = (
    standing.check,
    movement.check,
    size.check,
    band.check,
    ratio.check,
    in_words.check,
    total.check,
    judged_without_polarity.check,
)


@dataclass(frozen=True)
class Contradiction:
    """line, sentence: of the statement · finding: what is wrong with it."""

    line: int
    sentence: str
    finding: Finding


def check(text: str, known: Sequence[Known], lines_alone: bool = False) -> tuple[Contradiction, ...]:
    """What is wrong in a text. lines_alone: every line stands by itself, so none inherits the indicator of another."""
    names = Names(known)
    found: list[Contradiction] = []
    before: tuple[int, Known | None, Reading | None] = (0, None, None)
    for statement in statements(text, lines_alone):
        paragraph, inherited, earlier = before
        if statement.paragraph != paragraph:
            inherited = earlier = None
        known, reading = inherited, Reading(statement.text)
        for part in names.parts(statement.text):
            named = names.one_of(part)
            known = named.known if named else inherited
            reading = Reading(part, known, named.said if named else 0.0)
            for finding in _findings(reading, earlier):
                found.append(Contradiction(statement.line, statement.text, finding))
        before = statement.paragraph, known, reading
    return tuple(found)


def _findings(reading: Reading, earlier: Reading | None) -> Iterator[Finding]:
    """Each thing wrong is said once: what the statement says of itself before what the record says against it."""
    own = [finding for each in _CHECKS for finding in each(reading)]
    own.extend(dates.check(reading, earlier))
    yield from own
    if not own and reading.named:
        yield from recorded.check(reading)


__all__ = ["Contradiction", "Statement", "check"]
