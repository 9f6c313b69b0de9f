"""Two indicators with one definition are one indicator twice, or one of them has the wrong text."""

from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.framework.loaded import LoadedFramework


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for path in ("name", "definition"):
        seen: dict[str, str] = {}
        for indicator in framework.indicators:
            text = indicator.name if path == "name" else indicator.definition
            plain = " ".join(text.casefold().split()).rstrip(".")
            first = seen.setdefault(plain, indicator.code)
            if first != indicator.code:
                yield framework.issue(
                    "two_codes_one_text",
                    f"indicator {indicator.code}",
                    path,
                    f"{indicator.code} has the same {path} as {first}.",
                    "Say what sets them apart, or keep one of the two.",
                    value=text,
                    level=Level.WARNING,
                )
