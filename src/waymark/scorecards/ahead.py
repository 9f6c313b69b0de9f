"""What a trajectory asks of a year ahead."""

from dataclasses import dataclass

from waymark.disclosure.cell import PublicCell


@dataclass(frozen=True)
class TargetAhead:
    """The milestone of a later year. It is from the dictionary, so it tells nothing of a figure that is hidden."""

    year: str  # '2027-28'
    target: PublicCell
