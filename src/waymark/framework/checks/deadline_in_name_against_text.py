"""A name with one deadline (within 28 days) and a text with another (within 35 days, within 20 working days).

Four weeks are 28 days and a year is 12 months. Weeks against working days are a finding of their own.
"""

from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.framework.loaded import LoadedFramework
from waymark.framework.spoken_deadlines import Length, deadlines_in, deadlines_in_name, lengths_in


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for one in framework.described:
        for wording in one.wordings:
            named, defined = deadlines_in_name(wording.name), deadlines_in(wording.text)
            if not named or not defined or any(_same(a, b) for a in named for b in lengths_in(wording.text)):
                continue
            name, text = named[0], defined[0]
            if {name.kind, text.kind} == {"calendar", "working"} and (name.weeks or text.weeks):
                continue
            yield framework.issue(
                "deadline_in_name_against_text",
                one.subject,
                wording.text_path,
                f"The name of {one.stem} says '{name.words}', and its definition '{text.words}'.",
                "Say one deadline in both, the one that is computed.",
                value=text.words,
                level=Level.WARNING,
            )


def _same(one: Length, other: Length) -> bool:
    return (one.kind, one.size) == (other.kind, other.size)
