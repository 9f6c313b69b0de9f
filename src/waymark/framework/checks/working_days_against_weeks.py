"""Weeks in one place and working days in another: six weeks with a bank holiday are fewer than 30 working days."""

from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.domain.measure import Count, Measure, Sum, WithinWorkingDays, simple_terms, terms_of
from waymark.framework.described import Described
from waymark.framework.loaded import LoadedFramework
from waymark.framework.spoken_deadlines import Length, deadlines_in, lengths_in


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for one in framework.described:
        counted = one.loaded is not None and _counted(one)
        said = [path for path, text in one.texts() if any(_working(length) for length in lengths_in(text))]
        if not counted and not said:
            continue
        where = "the measure counts" if counted else f"the {_name(said[0])} says"
        for path, text in one.texts():
            weeks = _weeks(path, text, one, counted)
            if weeks is not None:
                yield framework.issue(
                    "working_days_against_weeks",
                    one.subject,
                    path,
                    f"The {_name(path)} says '{weeks.words}'; {where} working days.",
                    "Say working days in each of them: bank holidays make a week shorter.",
                    value=weeks.words,
                    level=Level.WARNING,
                )


def _weeks(path: str, text: str, one: Described, counted: bool) -> Length | None:
    """Weeks that stand for the working days: as many, or the deadline of a text that names no working days."""
    elsewhere = [length for _, other in one.texts() for length in lengths_in(other) if _working(length)]
    here = [length for length in lengths_in(text) if _working(length)]
    for length in lengths_in(text):
        as_many = any(length.size // (7 * 24) * 5 == other.size for other in elsewhere)
        if length.weeks and (as_many or counted):
            return length
    if here or not path.rpartition(".")[2].endswith("name"):
        return None
    return next((length for length in deadlines_in(text) if length.weeks), None)


def _working(length: Length) -> bool:
    return length.kind == "working"


def _name(path: str) -> str:
    return path.rpartition(".")[2].replace("_", " ")


def _counted(one: Described) -> bool:
    assert one.loaded is not None
    measures = (one.loaded.measure, *(reading.measure for reading in one.loaded.readings))
    return any(map(_counts_working_days, measures))


def _counts_working_days(measure: Measure) -> bool:
    return any(
        isinstance(condition, WithinWorkingDays)
        for term in terms_of(measure)
        for simple in simple_terms(term)
        if isinstance(simple, Count | Sum)
        for condition in simple.conditions
    )
