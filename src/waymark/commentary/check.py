"""A paper checked: every statement that contradicts itself or the figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from waymark.commentary.checks import (
    band,
    colours,
    dates,
    feeling,
    growth_in_brackets,
    in_words,
    judged_without_polarity,
    month_ranges,
    movement,
    multiples,
    nearness,
    ratio,
    recorded,
    recorded_parts,
    shares_of_whole,
    signed,
    size,
    standing,
    total,
    years,
)
from waymark.commentary.finding import Finding
from waymark.commentary.known import Known
from waymark.commentary.named import Names
from waymark.commentary.reading import Reading
from waymark.commentary.statement import statements

LONGEST = 2_000  # characters; a longer statement is a table or a broken file, and is not read
_CHECKS = (
    standing.check,
    movement.check,
    multiples.check,
    size.check,
    growth_in_brackets.check,
    signed.check,
    band.check,
    ratio.check,
    recorded_parts.check,
    in_words.check,
    nearness.check,
    shares_of_whole.check,
    total.check,
    judged_without_polarity.check,
    colours.check,
    feeling.check,
    dates.check,
    month_ranges.check,
)


@dataclass(frozen=True)
class Contradiction:
    """line, sentence: of the statement · finding: what is wrong with it."""

    line: int
    sentence: str
    finding: Finding


def check(text: str, known: Sequence[Known], lines_alone: bool = False) -> tuple[Contradiction, ...]:
    """What is wrong in a text, in its order. Statements longer than LONGEST are not read: see `unread`.

    lines_alone: every line stands by itself, so that none inherits the indicator of another.
    """
    names = Names(known)
    found: list[Contradiction] = []
    paragraph = 0
    inherited: Known | None = None
    earlier: Reading | None = None
    for statement in statements(text, lines_alone):
        if statement.paragraph != paragraph:
            paragraph, inherited, earlier = statement.paragraph, None, None
        if len(statement.text) > LONGEST:
            continue
        about, reading = inherited, Reading(statement.text)
        for part in names.parts(statement.text):
            named = names.one_of(part)
            about = named.known if named else inherited
            reading = Reading(part, about, named.said if named else 0.0)
            found.extend(
                Contradiction(statement.line, statement.text, finding) for finding in _findings(reading, earlier)
            )
        inherited, earlier = about, reading
    return tuple(found)


def unread(text: str) -> tuple[int, ...]:
    """The lines where statements begin that are too long to be read."""
    return tuple(statement.line for statement in statements(text) if len(statement.text) > LONGEST)


def _findings(reading: Reading, earlier: Reading | None) -> Iterator[Finding]:
    """Each thing wrong is said once: what the statement says of itself before what the record says against it."""
    own = [finding for each in _CHECKS for finding in each(reading)]
    own.extend(years.check(reading, earlier))
    yield from own
    if not own and reading.named:
        yield from recorded.check(reading)
