"""A definition that leans on an indicator which is not there (SISE12a, where there is SISE12) leans on nothing."""

import re
from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.framework.loaded import LoadedFramework
from waymark.written.nearest import did_you_mean

_LETTERS = re.compile(r"[A-Z]+")
_CITED = re.compile(r"\b[A-Z]{2,}[0-9]+[A-Za-z]?\b")


def check(framework: LoadedFramework) -> Iterator[Issue]:
    families = {found[0] for code in framework.codes if (found := _LETTERS.match(code)) is not None}
    for indicator in framework.indicators:
        texts = [("name", indicator.name), ("definition", indicator.definition)]
        for number, reading in enumerate(indicator.readings, start=1):
            texts += [(f"readings.{number}.name", reading.name), (f"readings.{number}.definition", reading.definition)]
        for path, text in texts:
            for cited in dict.fromkeys(_CITED.findall(text)):
                if cited in framework.codes or _family(cited) not in families:
                    continue  # KS2 and the like are no codes: nothing here begins with these letters
                yield framework.issue(
                    "cited_code_unknown",
                    f"indicator {indicator.code}",
                    path,
                    f"The text names {cited}, but there is no such indicator.",
                    did_you_mean(cited, sorted(framework.codes)),
                    value=cited,
                    level=Level.WARNING,
                )


def _family(code: str) -> str:
    found = _LETTERS.match(code)
    return "" if found is None else found[0]
