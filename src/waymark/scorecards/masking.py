"""What a county's colour hides in its districts, as it may be shown. Made by `unmasking.py`."""

from dataclasses import dataclass

from waymark.disclosure.cell import PublicCell
from waymark.domain.apart import Apart


@dataclass(frozen=True)
class RedDistrict:
    """A district whose shown figure is red, with both tests of it.

    line_name, line: what makes it red (`floor`), None where the rule has no single line ·
    low, high: its own 95% interval as printed, None where none is known ·
    beyond_chance: whether the line lies outside that interval, None where that is not tested ·
    apart: where it stands against the county, None without a funnel · worse: it lies on the county's worse side.
    """

    area: str
    area_name: str
    value: PublicCell
    line_name: str = ""
    line: PublicCell | None = None
    low: PublicCell | None = None
    high: PublicCell | None = None
    beyond_chance: bool | None = None
    apart: Apart | None = None
    worse: bool = False


@dataclass(frozen=True)
class Masking:
    """The alarm of one county row.

    districts: how many there are, shown or not · not_rated: (why, how many) · masked: the county is green or amber
    and a district is red · short: `2 of 12 districts red, 1 beyond chance`, empty where none is red · counted,
    against_line, against_county: sentences; the last two are empty where no district is red.
    """

    districts: int
    reds: tuple[RedDistrict, ...]
    not_rated: tuple[tuple[str, int], ...]
    masked: bool
    short: str
    counted: str
    against_line: str
    against_county: str

    @property
    def sentences(self) -> tuple[str, ...]:
        return tuple(said for said in (self.counted, self.against_line, self.against_county) if said)
