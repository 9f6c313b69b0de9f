"""Which way is better, by the words of the statement alone: for what is measured but stands in no dictionary."""

import re

from waymark.domain.polarity import Polarity

_LOWER = re.compile(
    r"absen|exclu|\bneets?\b|offend|re-?referr|missed|complain|waiting|vacanc|turnover|sickness|arrears|\bcrimes?\b|accident|delay|"
    r"overdue|unemploy|abandon|attainment\s+gap|\berrors?\b|incident|injur|deaths?\b|smok|obes|debt|homeless|"
    r"temporary\s+accommodation|fly-?tip|defect|\bfail|drop-?out|not\s+known|backlog|unfilled|days\s+(?:to|between|from)|late\s|burglar",
    re.IGNORECASE,
)
_HIGHER = re.compile(
    r"achiev|success|outstanding|satisf|complet|on\s+time|in\s+time|within\s+time|\bpass(?:ed|es)?\b|pass\s+rate|into\s+work|"
    r"in\s+(?:work|employment)|recycl|attend|take-?up|particip|qualif|resolved|answered|collected|retention|coverage|vaccin|"
    r"immunis|attainment(?!\s+gap)|\bgood\b|punctual|compliance|occupancy|timeliness",
    re.IGNORECASE,
)


def leaning(text: str) -> Polarity | None:
    """None where the words say nothing, or both."""
    lower, higher = _LOWER.search(text), _HIGHER.search(text)
    if (lower is None) is (higher is None):
        return None
    return Polarity.LOWER if lower else Polarity.HIGHER
