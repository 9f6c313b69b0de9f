"""How current a row's figure is, as a part of the document."""

from dataclasses import dataclass

from waymark.disclosure.cell import PublicCell

STALE = "stale"
PREVIOUS_YEAR = "previous reporting year"  # the words of a flag


@dataclass(frozen=True)
class Currency:
    """word: `stale` or `awaited`; empty for a figure that is as new as it should be · said: what the latest known
    figure is and which should be known · latest: that figure's value, None where the row shows it itself."""

    word: str = ""
    said: str = ""
    latest: PublicCell | None = None

    @property
    def stale(self) -> bool:
        return self.word == STALE

    @property
    def sentence(self) -> str:
        """`Stale: latest is 74.0%, 2024-25; 2025-26 should be known.`"""
        return f"{self.word.capitalize()}: {self.said}." if self.word else ""


CURRENT = Currency()
