"""Exceptions: an indicator that is red for the authority needs commentary and an action before sign-off."""

from collections.abc import Iterable

from waymark.assessment.assessment import Assessment
from waymark.domain.area import AreaTree
from waymark.domain.verdict import Rating


def needs_exception(assessment: Assessment, areas: AreaTree) -> bool:
    """Red for the authority. A red district is shown and counted, and asks for no exception of its own."""
    return assessment.verdict.rating is Rating.RED and assessment.outturn.area == areas.root.code


def exceptions(assessments: Iterable[Assessment], areas: AreaTree) -> tuple[Assessment, ...]:
    """Those that need one, in the order given. Pass them after `withheld`: a hidden figure is not red."""
    return tuple(assessment for assessment in assessments if needs_exception(assessment, areas))
