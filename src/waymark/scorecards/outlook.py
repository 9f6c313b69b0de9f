"""What it would take for a row's figure to change colour, as a part of the document."""

from dataclasses import dataclass

from waymark.disclosure.cell import PublicCell


@dataclass(frozen=True)
class PublicOutlook:
    """distance: what would be green, what would be amber, or what would lose green · short: `97 more`, to follow the
    words that it would be green with it; empty for a green figure · cases: as a signed number, `+97`, None for an
    average · month: the latest month on its own, beside a rolling figure · ahead: when the rolling figure would change
    colour. Texts are empty where there is nothing to say."""

    distance: tuple[str, ...] = ()
    short: str = ""
    cases: PublicCell | None = None
    pace: str = ""
    month: str = ""
    ahead: str = ""

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that is said, in the order in which it is read."""
        return tuple(one for one in (*self.distance, self.pace, self.month, self.ahead) if one)


NOTHING = PublicOutlook()
