"""A name of one population (residents, households) with a text of another (on roll in the schools, people)."""

import re
from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.framework.loaded import LoadedFramework

_LIVING_IN = r"\b(?:live|lives|living|lived) in (?!care|poverty|(?:\w+ )?(?:accommodation|placement|household|hous))"
_PROVIDERS = r"(?:schools?|colleges?|academ\w+|nurser\w+|settings?|provisions?|clinics?|surger\w+|cent(?:re|er)s?)"
_RESIDENTS = (
    r"\bresidents?\b(?! (?:parking|survey|association))|\bresiding\b|\bhome address\b|\bdomiciled\b"
    rf"|{_LIVING_IN}"
)
_USERS = (
    r"\bon (?:the )?(?:school )?rolls?\b|\bat (?:[\w-]+ ){0,2}schools\b|\benrolled (?:in|at)\b"
    r"|\bregistered (?:with|at)\b|\bin (?:all )?schools? (?:located )?in the (?:county|borough|city|district)\b"
    r"|\b(?:attend|attends|attending|attended) (?!court|the meeting|a review)"
    rf"(?:[\w-]+ ){{0,3}}?{_PROVIDERS}\b"
)
_PEOPLE = r"\b(?:people|persons?|individuals|residents|tenants|applicants|children|adults)\b"
# pairs that people take for each other: who lives here and who uses what is here; a home and those in it
_PAIRS = tuple(
    tuple((what, re.compile(words, re.I)) for what, words in sides)
    for sides in (
        (("residents", _RESIDENTS), ("those on roll, attending or registered", _USERS)),
        (("households", r"\bhouseholds?\b"), ("people", _PEOPLE)),
    )
)


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for one in framework.described:
        for wording in one.wordings:
            for sides in _PAIRS:
                for (this, mine), (that, others) in (sides, sides[::-1]):
                    named, defined = mine.search(wording.name), others.search(wording.text)
                    if named is None or defined is None or mine.search(wording.text) or others.search(wording.name):
                        continue
                    yield framework.issue(
                        "population_in_name_against_text",
                        one.subject,
                        wording.text_path,
                        f"The name of {one.stem} is of {this} ('{named[0].strip()}'), "
                        f"its definition of {that} ('{defined[0].strip()}').",
                        "Name those who are counted, in both.",
                        value=defined[0].strip(),
                        level=Level.WARNING,
                    )
