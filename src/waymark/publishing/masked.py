"""What is green or amber for the authority and red in a district: the rows, and one sentence that counts them."""

from waymark.publishing.wording import count_words
from waymark.scorecards.document import Scorecard, ScorecardRow


def masked_rows(scorecard: Scorecard) -> tuple[ScorecardRow, ...]:
    """In the scorecard's order."""
    return tuple(row for row in scorecard.measures if row.masking is not None and row.masking.masked)


def masked_words(scorecard: Scorecard) -> str:
    """`19 indicators that are not red in Kent are red in a district; 3 of them by more than chance explains.`

    Empty where there is none.
    """
    rows = masked_rows(scorecard)
    if not rows:
        return ""
    are = "is" if len(rows) == 1 else "are"
    said = f"{count_words(len(rows), 'indicator')} that {are} not red in {scorecard.area_name} {are} red in a district"
    beyond = sum(any(red.beyond_chance for red in row.masking.reds) for row in rows if row.masking is not None)
    if not beyond:
        return f"{said}."
    return f"{said}; {'it' if len(rows) == 1 else f'{beyond} of them'} by more than chance explains."
