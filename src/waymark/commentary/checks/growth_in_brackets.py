"""Is the percentage in brackets after the figure before the size of the change?"""

import re
from collections.abc import Iterator

from waymark.commentary.finding import Finding
from waymark.commentary.mentions import Role
from waymark.commentary.reading import Reading, loosely, quote
from waymark.domain.rounding import round_half_up


def check(reading: Reading) -> Iterator[Finding]:
    """`31 were recruited, up from 24 (29%)`. Of counts alone: a percentage beside a percentage is another figure."""
    values, before = reading.of(Role.VALUE), reading.of(Role.PREVIOUS)
    if len(before) != 1 or before[0].figure.unit or not before[0].figure.value or reading.said.ratios:
        return
    if not any(0 <= before[0].start - said.end <= 20 for said in reading.movements):
        return
    counts = [each for each in values if not each.figure.unit and each.end <= before[0].start]
    shares = [
        each
        for each in reading.placed
        if each.figure.unit == "%" and re.fullmatch(r"\s*\(", reading.text[before[0].end : each.start])
    ]
    if len(counts) != 1 or len(shares) != 1 or not re.match(r"\s*\)", reading.text[shares[0].end :]):
        return
    now, said = counts[0].figure, shares[0].figure
    change = abs(now.value - before[0].figure.value) / before[0].figure.value * 100
    if round_half_up(change, said.decimals) == abs(said.value) or loosely(said, change):
        return
    right = f"{round_half_up(change, said.decimals)}%"
    yield Finding(
        "size",
        quote(reading, [(before[0].start, before[0].end), (shares[0].start, shares[0].end)]),
        said.text,
        f"{before[0].figure.text} to {now.text} is a change of {right}",
        f"Say {right}.",
    )
