"""A scorecard or a release in words: what was published, how its figures stand, and from which run."""

from collections.abc import Iterable, Sequence

from waymark.domain.month import long_date
from waymark.scorecards.document import Scorecard, ScorecardRow


def dated_words(rows: Iterable[ScorecardRow]) -> str:
    """What each latest figure is dated, and whether it is final: `March 2022 provisional; 2020-21 final`."""
    shown = [row.latest for row in rows if row.latest.value.symbol is None]
    dated = dict.fromkeys(" ".join((latest.words, latest.status, *latest.flags)) for latest in shown)
    return "; ".join(dated) or "none shown"


def origin_words(rows: Sequence[ScorecardRow]) -> str:
    """`Dictionary 3f9c21ab, run 54bc98`: the same for every row of a publication. Empty without rows."""
    return f"Dictionary {rows[0].provenance.framework_version}, run {rows[0].provenance.run}." if rows else ""


def status_words(rows: Iterable[ScorecardRow]) -> str:
    """The statuses of the latest figures that are shown: `provisional`, or `final and provisional`."""
    return " and ".join(sorted({row.latest.status for row in rows if row.latest.value.symbol is None}))


def count_words(count: int, noun: str) -> str:
    """`1 indicator`, `3 indicators`."""
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def release_words(scorecard: Scorecard) -> str:
    """The current release in one sentence."""
    totals = scorecard.totals
    judged = f"{totals.rated} of {count_words(totals.rated + totals.not_rated, 'indicator')} rated"
    return (
        f"The {scorecard.title} for {scorecard.area_name}, {scorecard.as_at.label}, "
        f"was published on {long_date(scorecard.published)} with {judged}."
    )


def same_colours_words(scorecard: Scorecard) -> str:
    return f"No rating differs from {scorecard.previous_month.label}."


def no_exceptions_words(scorecard: Scorecard) -> str:
    """Why a scorecard asks for no exception. A district's reds are shown and counted, and ask for none of their own."""
    if scorecard.county_name:
        return f"None here: exceptions are written for what is red in {scorecard.county_name} as a whole."
    return "None: no indicator is red."
