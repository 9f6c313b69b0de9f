"""What of a field's text a message may repeat. A message about a child must not say which child."""

import re
from collections.abc import Iterable

from waymark.sources.cin_census.schema import Kind, RecordField
from waymark.sources.values import shortened

_LONGEST_CODE = 6
_PUPIL_NUMBER = r"[A-Z]\d{11}[A-Z\d]"
_POSTCODE = r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
_LIKE_AN_IDENTIFIER = re.compile(f"{_PUPIL_NUMBER}|{_POSTCODE}", re.IGNORECASE)


def showable(field: RecordField, text: str, identifiers: Iterable[str]) -> str:
    """The text, shortened; '' where it identifies; its length alone where a code should stand and does not.

    identifiers: what the file calls this child.
    """
    if field.kind is Kind.BORN or _LIKE_AN_IDENTIFIER.search(text):
        return ""
    folded = text.casefold()
    if any(identifier.casefold() in folded for identifier in identifiers):
        return ""
    if field.kind in (Kind.CODE, Kind.CODES) and len(text) > _LONGEST_CODE:
        return f"({len(text)} characters)"
    return shortened(text)
