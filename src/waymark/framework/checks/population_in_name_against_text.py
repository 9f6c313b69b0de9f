"""A name of one population (residents, households) with a text of another (on roll in the schools, people)."""

import re
from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.framework.loaded import LoadedFramework

# each pair of populations that people take for each other: who lives here and who uses what is here, and so on
_PAIRS: tuple[tuple[tuple[str, re.Pattern[str]], tuple[str, re.Pattern[str]]], ...] = (
    (
        (
            "residents",
            re.compile(
                r"\bresidents?\b(?! (?:parking|survey|association))|\bresident (?:pupil|child|population)|\bresiding\b"
                r"|\b(?:who |that |they |pupils |children |people |adults )?(?:live|lives|living"
                    r"|lived) in (?!care|poverty|"
                r"(?:\w+ )?(?:accommodation|placement|household|hous))|\bhome address\b|\bdomiciled\b",
                re.I,
            ),
        ),
        (
            "those on roll, attending or registered",
            re.compile(
                r"\bon (?:the )?(?:school )?rolls?\b|\bat (?:[\w-]+ ){0,2}schools\b"
                r"|\b(?:attend|attends|attending|attended) (?!court"
                    r"|the meeting|a review)"
                r"(?:[\w-]+ ){0,3}?(?:schools?|colleges?|academ\w+|nurser\w+|settings?|provisions?|clinics?"
                    r"|surger\w+|cent(?:re|er)s?)\b"
                r"|\benrolled (?:in|at)\b|\bregistered (?:with|at)\b"
                    r"|\bin (?:all )?schools? (?:located )?in the (?:county|borough|city|district)\b",
                re.I,
            ),
        ),
    ),
    (
        ("households", re.compile(r"\bhouseholds?\b", re.I)),
        ("people", re.compile(r"\b(?:people|persons?|individuals|residents|tenants"
            r"|applicants|children|adults)\b", re.I)),
    ),
    (
        ("children", re.compile(r"\b(?:individual children|unique children|number of children)\b", re.I)),
        ("families", re.compile(r"\b(?:number of|all) families\b", re.I)),
    ),
)  # fmt: skip


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
