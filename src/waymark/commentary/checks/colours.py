"""Is a value rated green that misses its target, or red that meets it?"""

import re
from collections.abc import Iterator

from waymark.commentary.finding import Finding
from waymark.commentary.known import Printed
from waymark.commentary.mentions import Role
from waymark.commentary.phrases import spoken
from waymark.commentary.reading import Reading, agrees, printed
from waymark.domain.polarity import Polarity

# A colour is a rating where it stands by itself; `green waste`, `Red Cross` and `a red direction of travel` are none.
_COLOUR = spoken(
    r"""
    (?:rated|rag[- ]rated|flagged|shown|marked|graded|scored|remains?|so|now|is|are|was|were|this|indicator|status:?|
        rag:?) (?:as |at |an? )?(?P<a>green|red)
    [(,;:–—-]\s*(?:so |and |still |now |therefore |hence )*(?P<b>green|red)(?=\s*(?:[).,;]|$))
    """,
    before=r"(?:\b|(?=[(,;:–—-]))",
    after=r"\b(?! (?:waste|bins?|flags?|belt|spaces?|papers?|cross|lights?|tape|routes?|for (?:its )?direction))",
)
_OTHERWISE = re.compile(
    r"\b(?:amber|direction|tolerance|thresholds?|within\s+\d|forecast|expected|likely|next|last|previous(?:ly)?|turn\w*|"
    r"will|would|if|not)\b",
    re.IGNORECASE,
)


def check(reading: Reading) -> Iterator[Finding]:
    """`264 against a ceiling of 200, so green` of what should be low."""
    colours = {(found["a"] or found["b"]).casefold(): found for found in _COLOUR.finditer(reading.text)}
    polarity = reading.polarity
    if len(colours) != 1 or polarity not in (Polarity.HIGHER, Polarity.LOWER) or _OTHERWISE.search(reading.text):
        return
    value, target = _value(reading), _target(reading)
    if value is None or target is None:
        return
    apart = value.value - target.value
    met = apart >= 0 if polarity is Polarity.HIGHER else apart <= 0
    for colour, found in colours.items():
        if met is (colour == "green"):
            continue
        yield Finding(
            "judgement",
            found.group().strip(" ,;:(-–—"),
            f"rated {colour}",
            f"{value} {'meets' if met else 'misses'} the target of {target}",
            f"Say that the target is {'met' if met else 'missed'}, or correct the rating.",
        )


def _value(reading: Reading) -> Printed | None:
    said = reading.of(Role.VALUE)
    if len(said) != 1 or said[0].figure.loose:
        return None
    known = reading.known
    exact = known and known.value and not reading.of_a_part and agrees(said[0].figure, known.value)
    return known.value if exact and known else printed(said[0].figure)


def _target(reading: Reading) -> Printed | None:
    said = reading.of(Role.TARGET)
    if said:
        return printed(said[0].figure) if len(said) == 1 else None
    return None if reading.known is None or reading.of_a_part else reading.known.target
