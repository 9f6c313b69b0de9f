"""A lexicon written as people would write it: one phrase a line, a space for any white space."""

import re

_LOOKS_BACK = re.compile(r"\(\?<[!=][^()]*\)")  # what must or must not go before has one length
_SPACE = re.compile(r"(?P<class>\[(?:\\.|[^\]\\])+\])|(?P<space> )")


def phrases(text: str) -> str:
    r"""The pattern that matches any of the phrases, each a regular expression in which a space stands for `\s+`.

    A line that is indented further than the first goes on the phrase above it.

    >>> re.fullmatch(phrases("ahead of"), "ahead  of") is not None
    True
    """
    lines = [line for line in text.splitlines() if line.strip()]
    margin = len(lines[0]) - len(lines[0].lstrip())
    found: list[str] = []
    for line in lines:
        if line[margin:].startswith(" "):
            found[-1] += line.strip()
        else:
            found.append(line.strip())
    return f"(?:{'|'.join(map(_pattern, found))})"


def spoken(text: str, before: str = "", after: str = "") -> re.Pattern[str]:
    """The phrases compiled, in capitals or small letters. before, after: what stands around each of them."""
    return re.compile(_pattern(before) + phrases(text) + _pattern(after), re.IGNORECASE)


def _pattern(line: str) -> str:
    line = _LOOKS_BACK.sub(lambda found: found.group().replace(" ", r"\s"), line)
    return _SPACE.sub(lambda found: found.group("class") or r"\s+", line)  # a space in a class of characters stays
