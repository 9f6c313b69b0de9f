"""A lexicon written as people would write it: one phrase a line, a space for any white space."""

import re

_LOOKS_BACK = re.compile(r"\(\?<[!=][^()]*\)")  # what must or must not go before has one length


def phrases(text: str) -> str:
    r"""The pattern that matches any of the phrases, each a regular expression in which a space stands for `\s+`.

    >>> re.fullmatch(phrases("ahead of"), "ahead  of") is not None
    True
    """
    return f"(?:{'|'.join(_pattern(line.strip()) for line in text.splitlines() if line.strip())})"


def _pattern(line: str) -> str:
    line = _LOOKS_BACK.sub(lambda found: found.group().replace(" ", r"\s"), line)
    return line.replace(" ", r"\s+")
