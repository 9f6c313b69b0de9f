"""Two codes that differ only in case name one indicator to a reader, and one file to some computers."""

from collections.abc import Iterator

from waymark.domain.issue import Issue
from waymark.framework.loaded import LoadedFramework


def check(framework: LoadedFramework) -> Iterator[Issue]:
    seen: dict[str, str] = {}
    for code in sorted(framework.codes):
        if code.casefold() in seen:
            yield framework.issue(
                "duplicate_indicator",
                f"indicator {code}",
                "code",
                f"The code '{code}' differs from '{seen[code.casefold()]}' only in small and capital letters.",
                "Give one of them another code.",
                value=code,
            )
        seen.setdefault(code.casefold(), code)
