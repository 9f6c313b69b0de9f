"""Do the shares of one whole add up to a hundred?"""

import re
from collections.abc import Iterator
from fractions import Fraction

from waymark.commentary.finding import Finding
from waymark.commentary.listed import is_list
from waymark.commentary.mentions import Role
from waymark.commentary.reading import Reading, quote
from waymark.domain.rounding import exact

_REST = re.compile(r"\b(?:remaining|remainder|rest|other)\b", re.IGNORECASE)


def check(reading: Reading) -> Iterator[Finding]:
    """`63% agreed, 24% disagreed and the remaining 13% had no view`: shares that are all of one whole."""
    shares = [each for each in reading.placed if each.figure.unit == "%"]
    if (
        len(shares) == 3
        and _MEANING.search(reading.text[shares[1].end : shares[2].start])
        and is_list(reading, shares[:2])
    ):
        both = shares[0].figure.value + shares[1].figure.value
        if both != shares[2].figure.value and not any(each.figure.loose for each in shares):
            yield Finding(
                "total",
                quote(reading, [(each.start, each.end) for each in shares]),
                shares[2].figure.text,
                f"{shares[0].figure.text} + {shares[1].figure.text} = {exact(both)}%",
                f"Say {exact(both)}%, or correct the shares.",
            )
        return
    if len(shares) < 3 or any(each.role is not Role.VALUE or each.figure.loose in ("over", "under") for each in shares):
        return
    whole = _GRADES.search(reading.text) and re.search(r"\binadequate\b", reading.text, re.IGNORECASE)
    one_whole = _ONE_WHOLE.search(reading.text[: shares[0].start])
    summed = sum((each.figure.value for each in shares), Fraction(0))
    if not (_REST.search(reading.text[shares[-2].end :]) or whole or (one_whole and summed > 100)) or not is_list(
        reading, shares
    ):
        return
    slack = Fraction(len(shares), 2 * 10 ** min(each.figure.decimals for each in shares))
    if abs(summed - 100) <= slack or (summed < 100 and not _REST.search(reading.text)):
        return
    listed = " + ".join(each.figure.text for each in shares)
    yield Finding(
        "total",
        quote(reading, [(each.start, each.end) for each in shares]),
        "shares of one whole",
        f"{listed} = {exact(summed)}%",
        "Correct the shares, so that they add up to 100%.",
    )


_MEANING = re.compile(r"\b(?:meaning|so(?:\s+that)?|giving|making|together|in\s+total|a\s+total\s+of)\b", re.IGNORECASE)
_ONE_WHOLE = re.compile(
    r"\b(?:of\s+(?:those|the|all|these)|splits?|divided|breakdown|broken\s+down|made\s+up)\b", re.IGNORECASE
)
_GRADES = re.compile(r"\boutstanding\b.*\bgood\b|\bgood\b.*\boutstanding\b", re.IGNORECASE)
