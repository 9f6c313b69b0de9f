"""An indicator without polarity increases or decreases; it never improves or worsens."""

import re
from collections.abc import Iterator

from waymark.commentary.finding import Finding
from waymark.commentary.moving_words import Moving
from waymark.commentary.reading import Reading
from waymark.commentary.standing_words import Standing
from waymark.domain.polarity import Polarity

# `improved form`, and what is done about the thing rather than the thing
_ADJECTIVE = re.compile(
    r"(?:improved|improving|strengthened|weakened|worsening)\s+"
    r"(?!(?:from|to|by|in|on|since|over|and|at|for|again|slightly|further|during|this|last|compared|with|but|as|when|"
    r"yet)\b|\w+ly\b)[a-z]",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"improving\s+(?:picture|position|trend|performance|situation)", re.IGNORECASE)
_ABOUT_IT = re.compile(
    r"\b(?:recording|quality|timeliness|handling|management|accuracy|awareness|understanding|monitoring|recognition|"
    r"reporting)\s+of\b",
    re.IGNORECASE,
)
_JUDGING = (Moving.BETTER, Moving.WORSE, Standing.BETTER, Standing.WORSE)


def check(reading: Reading) -> Iterator[Finding]:
    known = reading.known
    if known is None or known.polarity is not Polarity.NONE:
        return
    if _ABOUT_IT.search(reading.text):
        return
    for said in (*reading.movements, *reading.standings):
        if said.meaning in _JUDGING and (
            _PICTURE.match(reading.text[said.start :]) or not _ADJECTIVE.match(reading.text[said.start :])
        ):
            yield Finding(
                "judgement",
                said.text,
                f"{known.name}: {said.text.casefold()}",
                "neither a rise nor a fall of it is better",
                "Say that it rose or fell." if isinstance(said.meaning, Moving) else "Say above or below.",
                "warning",
            )
