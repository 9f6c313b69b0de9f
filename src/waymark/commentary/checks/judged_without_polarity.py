"""An indicator without polarity increases or decreases; it never improves or worsens."""

from collections.abc import Iterator

from waymark.commentary.finding import Finding
from waymark.commentary.reading import Reading
from waymark.commentary.words import Moving, Standing
from waymark.domain.polarity import Polarity

_JUDGING = (Moving.BETTER, Moving.WORSE, Standing.BETTER, Standing.WORSE)


def check(reading: Reading) -> Iterator[Finding]:
    known = reading.known
    if known is None or known.polarity is not Polarity.NONE:
        return
    for said in (*reading.movements, *reading.standings):
        if said.meaning in _JUDGING:
            yield Finding(
                "judgement",
                said.text,
                f"{known.name} {said.text.casefold()}",
                "no direction of it is better than the other",
                "Say that it increased or decreased.",
                "warning",
            )
