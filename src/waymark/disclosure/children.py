"""Which of a figure's integers count children, and so are protected.

Schools, posts and places are no secret: an authority with six of seven units rated good may say so. Points, days and
full-time equivalents are no counts, whoever they are of.
"""

from waymark.domain.measure import Count, Difference, Distinct, Measure, Stock, Sum, Term, terms_of
from waymark.domain.tables import STANDARD_TABLES

_CHILDREN = frozenset({"child", "person", "pupil", "enrolment", "family"})  # columns that say whose row it is


def counts_children(term: Term) -> bool:
    """Whether a term's number is one of children: the rows of a table about them, or themselves."""
    match term:
        case Count() | Stock():
            return is_about_children(term.table)
        case Distinct():
            return term.entity in _CHILDREN
        case Difference():
            return counts_children(term.first) and counts_children(term.second)
        case Sum():
            return False


def is_about_children(table: str) -> bool:
    return STANDARD_TABLES[table].entity in _CHILDREN


def adds_up(measure: Measure) -> bool:
    """Whether the districts sum to the county: not where somebody counts once in each of several districts."""
    return not any(isinstance(term, Distinct) for term in terms_of(measure))
