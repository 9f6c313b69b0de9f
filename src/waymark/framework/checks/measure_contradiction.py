"""A measure whose forms cannot be combined: a stock over twelve months, events at a snapshot."""

from collections.abc import Iterator

from waymark.domain.contradictions import contradictions
from waymark.domain.issue import Issue
from waymark.framework.loaded import LoadedFramework


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for indicator in framework.indicators:
        subject = f"indicator {indicator.code}"
        measures = [("measure", indicator.measure)]
        measures += [(f"readings.{n}.measure", one.measure) for n, one in enumerate(indicator.readings, start=1)]
        for path, measure in measures:
            for sentence in dict.fromkeys(contradictions(measure)):
                said = f"{sentence[0].upper()}{sentence[1:]}."
                hint = "Change the window or the form: docs/guide/write-an-indicator.md says which go together."
                yield framework.issue("measure_contradiction", subject, path, said, hint)
