"""Two indicators with one definition are one indicator twice, or one of them has the wrong text.

Small words, plurals, hyphens and the ways to write 'per cent' set no two texts apart.
"""

import re
from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.framework.checks.to_be_confirmed import placeholder
from waymark.framework.loaded import LoadedFramework

_SMALL = frozenset(
    (
        "a",
        "an",
        "the",
        "of",
        "that",
        "which",
        "who",
        "whom",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "and",
        "this",
        "these",
        "those",
        "all",
        "for",
    )
)
_SHARES = frozenset(("percent", "percentage", "proportion", "share", "%", "rate"))


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for path in ("name", "definition"):
        seen: dict[str, tuple[str, str]] = {}
        for one in framework.described:
            text = one.name if path == "name" else one.definition
            if not (plain := _plain(text)) or placeholder(text):
                continue  # two promises of a definition are said as such
            first, its = seen.setdefault(plain, (one.stem, text))
            if first != one.stem:
                same = "the same" if _words(its) == _words(text) else "nearly the same"
                yield framework.issue(
                    "two_codes_one_text",
                    one.subject,
                    path,
                    f"{one.stem} has {same} {path} as {first}.",
                    "Say what sets them apart, or keep one of the two.",
                    value=text,
                    level=Level.WARNING,
                )


def _words(text: str) -> list[str]:
    return text.casefold().rstrip(". ").split()


def _plain(text: str) -> str:
    """A text in its bearing words, in order."""
    words = re.findall(r"[a-z0-9]+|%", re.sub(r"per[ -]cent(?!\w)", "percent", text.casefold()).replace("'s", "s"))
    bearing = ("%" if word in _SHARES else word.removesuffix("s") for word in words if word not in _SMALL)
    return " ".join(bearing)
