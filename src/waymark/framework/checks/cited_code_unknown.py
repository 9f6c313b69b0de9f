"""A definition that leans on an indicator which is not there (SISE12a, where there is SISE12) leans on nothing."""

import re
from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.framework.loaded import LoadedFramework
from waymark.written.nearest import did_you_mean

_LETTERS = re.compile(r"[A-Z]+")
_CODE = r"[A-Z]{2,}[0-9]+[A-Za-z]?(?:-[A-Z][A-Za-z0-9]*)?"
_CITED = re.compile(rf"\b{_CODE}\b")
# the text itself says that a code stands here, so its letters need not be known
_POINTER = (
    r"[Ss]ee|[Dd]efinitions? (?:for|of|in|under|at)|[Ii]ndicators?|[Rr]efer to|as per"
    r"|(?:defined|described|calculated) (?:in|under|at|as in)"
)
_POINTED_AT = re.compile(
    rf"\b(?:{_POINTER})\s+(?:also\s+)?(?:the\s+)?(?:indicator\s+|above\s+|definition (?:for|of)\s+)*"
    rf"(?P<code>{_CODE}|(?:K?PI|NI|LI|BV|BVPI)[ -]?[0-9]+[a-z]?)\b"
)
_NO_CODE = re.compile(r"(?:KS|Key Stage|SEN|Year|Part|Table|Annex|Form|Section|Act|P|S|Q)[ -]?[0-9]")


def check(framework: LoadedFramework) -> Iterator[Issue]:
    families = {found[0] for code in framework.codes if (found := _LETTERS.match(code)) is not None}
    known = {_plain(code) for code in framework.codes}
    for one in framework.described:
        for path, text in one.texts():
            pointed = [found["code"] for found in _POINTED_AT.finditer(text) if not _NO_CODE.match(found["code"])]
            cited = [code for code in _CITED.findall(text) if _family(code) in families]
            for code in dict.fromkeys([*cited, *pointed]):
                if _plain(code) in known or _plain(code.partition("-")[0]) in known:
                    continue  # KS2 and the like are no codes: nothing here begins with these letters
                yield framework.issue(
                    "cited_code_unknown",
                    one.subject,
                    path,
                    f"The text names {code}, but there is no such indicator.",
                    did_you_mean(code, sorted(framework.codes)),
                    value=code,
                    level=Level.WARNING,
                )


def _family(code: str) -> str:
    found = _LETTERS.match(code)
    return "" if found is None else found[0]


def _plain(code: str) -> str:
    """A code without the spaces and hyphens that people put in it or leave out; SISE12a is not SISE12."""
    return re.sub(r"[ -]", "", code)
