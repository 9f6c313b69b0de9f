"""The executive summary as it is read: three parts, each a list of things said."""

from dataclasses import dataclass

from waymark.domain.verdict import Rating


@dataclass(frozen=True)
class SummaryItem:
    """One thing said.

    kind: what sort of thing it is, in words: `Became red`, `Improved`; '' for a sentence of the whole card ·
    text: a sentence; where the item is about one row, what follows that row's name and a colon ·
    key, name: of the row, '' where it is about no single row · was, is_now: where a colour changed, to show it as one.
    """

    text: str
    kind: str = ""
    key: str = ""
    name: str = ""
    was: Rating | None = None
    is_now: Rating | None = None

    @property
    def sentence(self) -> str:
        """Whole, for plain text: `Re-referrals: up from 24.1% to 25.6%, no longer meeting the target of 25%.`"""
        return f"{self.name}: {self.text}" if self.name else self.text


@dataclass(frozen=True)
class SummaryPart:
    """id: for an address · heading: `Where we stand` · items: in the order in which they matter."""

    id: str
    heading: str
    items: tuple[SummaryItem, ...]


@dataclass(frozen=True)
class ExecutiveSummary:
    """Empty of parts on a scorecard that was made without one. how: by what rule it was made, in a sentence."""

    parts: tuple[SummaryPart, ...] = ()
    how: str = ""

    def part(self, id: str) -> SummaryPart | None:
        return next((part for part in self.parts if part.id == id), None)

    @property
    def sentences(self) -> tuple[str, ...]:
        """Everything said, as plain text."""
        return tuple(item.sentence for part in self.parts for item in part.items)


NO_SUMMARY = ExecutiveSummary()
