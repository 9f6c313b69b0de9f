"""Does a change written with a plus or a minus go the way that the figures went?"""

import re
from collections.abc import Iterator

from waymark.commentary.finding import Finding
from waymark.commentary.known import Printed
from waymark.commentary.mentions import Role
from waymark.commentary.pairs import OTHER_TIME
from waymark.commentary.placed import Placed
from waymark.commentary.reading import Reading, agrees, printed

_SINCE = re.compile(
    r"\s*\)?\s*(?:on|since|from|against|compared\s+(?:with|to)|versus|vs\.?)\s+(?:the\s+)?(?:last|previous|prior|same|a\s+year)",
    re.IGNORECASE,
)


def check(reading: Reading) -> Iterator[Finding]:
    """`82.5%, -1.6pp on last year`."""
    signed = [each for each in reading.placed if each.figure.text[:1] in "+-−" and each.role is not Role.PART]
    signed = [each for each in signed if _SINCE.match(reading.text[each.end :])]
    if len(signed) != 1 or OTHER_TIME.search(reading.text):
        return
    pair = _moved(reading, signed[0])
    if pair is None:
        return
    before, now = pair
    apart = now.value - before.value
    up = signed[0].figure.text.startswith("+")
    if (apart > 0 if up else apart < 0) or not signed[0].figure.value:
        return
    went = "rose" if apart > 0 else "fell" if apart < 0 else "stayed the same"
    yield Finding(
        "movement",
        signed[0].figure.text,
        f"it {'rose' if up else 'fell'}",
        f"{before} to {now}: it {went}",
        "Correct the sign, or the figures.",
    )


def _moved(reading: Reading, change: Placed) -> tuple[Printed, Printed] | None:
    """The figure before and the value, of the text or of the record."""
    before = [each for each in reading.of(Role.PREVIOUS) if each is not change]
    now = [each for each in reading.of(Role.VALUE) if each is not change]
    if len(before) == 1 and len(now) == 1 and before[0].figure.unit == now[0].figure.unit:
        return printed(before[0].figure), printed(now[0].figure)
    known = reading.known
    if known is None or known.value is None or known.previous is None or reading.of_a_part or before:
        return None
    return (known.previous, known.value) if all(agrees(each.figure, known.value) for each in now) else None
