"""Contributions as SQL text: rows of one term, grouped to (area, first, until) or, for events, (area, first).

The text reads the standard tables under their own names, the numbered areas and places of `areas`, the numbered days of
`conditions`, and nothing else. Months asked for do not appear in it: they come afterwards, on the small grouped
arrays. The counted table is called `counted` in every query.
"""

from waymark.domain.measure import Count, SimpleTerm, Stock, Sum
from waymark.measures.contributions_in_sql.cohorts import cohort_contributions
from waymark.measures.contributions_in_sql.distincts import distinct_contributions
from waymark.measures.contributions_in_sql.events import counted_events, summed_events
from waymark.measures.contributions_in_sql.published_values import published_values
from waymark.measures.contributions_in_sql.shares import share_contributions
from waymark.measures.contributions_in_sql.stocks import spells

__all__ = ["cohort_contributions", "contributions", "distinct_contributions", "published_values", "share_contributions"]


def contributions(term: SimpleTerm, remainder: int) -> str:
    """The query of one term. `remainder` is the number of the area for rows without a place.

    Columns: area, first, value and, for a stock, until, or for what must be done, the month of that; all BIGINT.
    """
    match term:
        case Count():
            return counted_events(term, remainder)
        case Sum():
            return summed_events(term, remainder)
        case Stock():
            return spells(term, remainder)
