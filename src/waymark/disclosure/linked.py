"""Indicators that are hidden in the same districts, since one figure tells of another: companions and their readings.

Companions (`shown_with`) mostly count the same children by another answer. *Not in education or work*, *not known*
and the two together are three figures of which any two give the third.
"""

from collections.abc import Mapping

from waymark.domain.indicator import Indicator


def linked(indicators: Mapping[str, Indicator]) -> dict[str, str]:
    """The family of each indicator, by code: the first code, by alphabet, of all that are linked with it, however far.

    indicators: by code. A companion that is not among them links nothing.
    """
    families = {code: code for code in indicators}
    for code, indicator in indicators.items():
        for other in indicator.shown_with:
            if other in families:
                one, two = families[code], families[other]
                joined = min(one, two)
                families = {known: joined if family in (one, two) else family for known, family in families.items()}
    return families
