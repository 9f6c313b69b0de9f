"""Made-up attendance: one row for each enrolment and month but August, month by month as returns arrive."""

from collections.abc import Iterator, Sequence

import numpy as np
import pyarrow as pa
from numpy.random import Generator

from benchmarks.dates import day_numbers
from waymark.domain.month import Month, months_between

_STAY = 36  # months of one enrolment
_AUGUST = 8
_RARELY_THERE = 0.02  # of the enrolments


def attendance(
    chance: Generator, rows: int, first: Month, last: Month, schools: Sequence[str]
) -> Iterator[dict[str, pa.Array]]:
    """About `rows` rows. A desk holds one enrolment after another, all at one school: an enrolment has one area."""
    months = months_between(first, last)
    desks = max(1, rows // sum(month.number != _AUGUST for month in months))
    stays = len(months) // _STAY + 2
    school = chance.integers(0, len(schools), desks)
    turn = chance.integers(0, _STAY, desks)  # in which month of a stay the data find each desk
    codes = pa.array([f"{number:016x}" for number in chance.permutation(desks * stays) + 2**40])
    rarely_there = chance.random(desks * stays) < _RARELY_THERE
    usual_absence = np.where(rarely_there, chance.beta(4, 3, desks * stays), chance.beta(1.2, 20, desks * stays))
    secondary = school >= len(schools) * 3 // 4
    phase = pa.DictionaryArray.from_arrays(pa.array(secondary.astype(np.int8)), pa.array(["primary", "secondary"]))
    area = pa.DictionaryArray.from_arrays(pa.array(school.astype(np.int32)), pa.array(schools))
    for number, month in enumerate(months):
        if month.number == _AUGUST:
            continue
        enrolment = np.arange(desks) * stays + (turn + number) // _STAY
        possible = chance.integers(24, 46, desks)
        yield {
            "enrolment": codes.take(pa.array(enrolment)),
            "school": area,
            "area": area,
            "period_end": pa.array(np.repeat(day_numbers([month.last]), desks), pa.date32()),
            "phase": phase,
            "age": pa.array(np.where(secondary, 12, 7)),
            "possible": pa.array(possible),
            "absent": pa.array(chance.binomial(possible, usual_absence[enrolment])),
        }
