"""A name or definition that cites a window (R12M, YTD) other than the one that is computed."""

import re
from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.domain.measure import windowed_terms
from waymark.framework.loaded import LoadedFramework

_CITED = re.compile(r"\b([RA][1-9][0-9]?M|YTD|MS)\b")


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for indicator in framework.indicators:
        if indicator.window is None:
            continue
        computed = str(indicator.window)
        windows = {computed, *(str(window) for _, window in windowed_terms(indicator.measure))}
        for path, text in (
            ("name", indicator.name),
            ("short_name", indicator.short_name if indicator.short_name != indicator.name else ""),
            ("definition", indicator.definition),
        ):
            for cited in dict.fromkeys(_CITED.findall(text)):
                if cited not in windows:
                    yield framework.issue(
                        "window_contradicts_text",
                        f"indicator {indicator.code}",
                        path,
                        f"The {path.replace('_', ' ')} says {cited}; the measure's window is {computed}.",
                        "Correct the one that is wrong.",
                        value=cited,
                        level=Level.WARNING,
                    )
