"""Exceptions: an indicator that is red for the authority needs commentary and an action before sign-off."""

from waymark.assessment.assessment import Assessment
from waymark.domain.area import AreaTree
from waymark.domain.verdict import Rating


def needs_exception(assessment: Assessment, areas: AreaTree) -> bool:
    """Red for the authority. A red district is shown and counted, and asks for no exception of its own.
    Pass it after `withheld`: a hidden figure is not red."""
    return assessment.verdict.rating is Rating.RED and assessment.outturn.area == areas.root.code
