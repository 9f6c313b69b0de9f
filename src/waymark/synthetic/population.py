"""Children of a made-up county: who they are and where their homes are.

Every identifier is invented so that it cannot belong to anybody: postcodes in an area that does not exist (ZZ),
pupil numbers of an authority that does not exist (999) with a right check letter, and no names at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import mul
from random import Random

from waymark.synthetic.chance import Weighted, day_between
from waymark.synthetic.districts import District
from waymark.synthetic.timeline import Timeline

_ETHNICITY = Weighted(
    {
        "WBRI": 78.0,
        "WOTH": 4.5,
        "WROM": 1.2,
        "WIRT": 0.5,
        "MWBC": 2.6,
        "MWBA": 1.6,
        "MWAS": 1.3,
        "MOTH": 2.2,
        "AIND": 0.7,
        "APKN": 0.4,
        "ABAN": 0.6,
        "AOTH": 1.4,
        "BCRB": 0.6,
        "BAFR": 2.4,
        "BOTH": 0.6,
        "CHNE": 0.1,
        "OOTH": 0.8,
        "REFU": 0.2,
        "NOBT": 0.3,
    }
)
_ETHNICITY_UNACCOMPANIED = Weighted({"OOTH": 46.0, "BAFR": 30.0, "AOTH": 20.0, "WOTH": 3.0, "NOBT": 1.0})
_DISABILITY = Weighted(
    {
        "": 88.0,
        "LD": 3.6,
        "AUT": 4.4,
        "BEH": 1.6,
        "COMM": 0.8,
        "MOB": 0.7,
        "HEAR": 0.3,
        "VIS": 0.2,
        "CON": 0.1,
        "DDA": 0.3,
    }
)
_CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_POSTCODE_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"
AUTHORITY = "999"  # three digits, given to no authority
_HOME_NOT_KNOWN = 0.01
_MOVES_ONCE = 0.06
_FIRST_NUMBER = 410_000


@dataclass(frozen=True, slots=True)
class Home:
    """Days in a district. `start` None: always; `end`: the first day elsewhere, None: still."""

    district: str
    start: date | None
    end: date | None


@dataclass(frozen=True, eq=False, slots=True)
class Child:
    """One child. `born` is None for a pregnancy of which no birth was ever recorded; then `expected` is known."""

    number: str
    born: date | None
    expected: date | None
    sex: str  # M or F
    ethnicity: str
    upn: str
    disability: str
    home_post: str
    unaccompanied: bool
    homes: tuple[Home, ...]  # empty: the district is not known
    pressure: float


class Population:
    """Makes children, one after another, each with a number of its own."""

    def __init__(self, rng: Random, timeline: Timeline, districts: Sequence[District]) -> None:
        self._rng = rng
        self._timeline = timeline
        self._draw = Weighted({district: district.weight * district.pressure for district in districts})
        self._others = {
            district: [other.code for other in districts if other is not district] for district in districts
        }
        self._always = {district: (Home(district.code, None, None),) for district in districts}
        self._made = 0

    def child(self, born: date | None, expected: date | None = None, *, unaccompanied: bool = False) -> Child:
        rng = self._rng
        self._made += 1
        district = self._draw.draw(rng)
        boys = 0.94 if unaccompanied else 0.52
        known = born or expected or self._timeline.last
        return Child(
            number=str(_FIRST_NUMBER + self._made),
            born=born,
            expected=expected or born,
            sex="M" if rng.random() < boys else "F",
            ethnicity=(_ETHNICITY_UNACCOMPANIED if unaccompanied else _ETHNICITY).draw(rng),
            upn=_pupil_number(known.year + 5, self._made),
            disability=_DISABILITY.draw(rng),
            home_post=postcode(rng),
            unaccompanied=unaccompanied,
            homes=self._homes(district, known),
            pressure=district.pressure,
        )

    def _homes(self, district: District, born: date) -> tuple[Home, ...]:
        rng = self._rng
        drawn = rng.random()
        if drawn < _HOME_NOT_KNOWN:
            return ()
        others = self._others[district]
        if drawn > _HOME_NOT_KNOWN + _MOVES_ONCE or not others:
            return self._always[district]
        earliest = min(max(born, self._timeline.first), self._timeline.last)
        moved = day_between(rng, earliest, self._timeline.last)
        return (Home(district.code, None, moved), Home(rng.choice(others), moved, None))


def postcode(rng: Random) -> str:
    """A postcode of the right shape in an area that does not exist."""
    drawn = int(rng.random() * 28 * 9 * 20 * 20)
    drawn, first = divmod(drawn, 20)
    drawn, second = divmod(drawn, 20)
    sector, outward = divmod(drawn, 28)
    return f"ZZ{1 + outward} {1 + sector}{_POSTCODE_LETTERS[first]}{_POSTCODE_LETTERS[second]}"


def _pupil_number(school_year: int, serial: int) -> str:
    """Authority, year and serial, led by the letter that the weights 2 to 13 give modulo 23."""
    digits = f"{AUTHORITY}{school_year % 100:02d}{serial % 1_000_000:06d}0"
    total = sum(map(mul, map(int, digits), range(2, 14)))
    return _CHECK_LETTERS[total % 23] + digits
