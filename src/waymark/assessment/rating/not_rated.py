"""Neither green, amber nor red: there is no colour, and the verdict says why.

- Draft definition: the definition is still to be confirmed.
- Context only: the indicator has no polarity, or its policy says that it is not judged.
- Suppressed: the figure is hidden to protect children, so its colour is hidden too.
- No outturn: there is no figure; the words of the missing figure follow.
- A single month beneath a rolling figure is context only: the rolling figure is judged.
- No place: the rows whose district is not known are what is left over, and nobody answers for them as a district.
- No policy: no file says how figures of this year are judged.

The first that applies is given. The other rules add their own reasons: no target, no floor, no band, awaiting
baseline, no figure for last year, not comparable, no expected range. A missing figure is never a zero, and a reason
is never a colour.
"""

from decimal import Decimal

from waymark.domain.area import NOT_KNOWN
from waymark.domain.measure import Draft, Measure
from waymark.domain.outturn import Missing, MissingReason
from waymark.domain.polarity import Polarity
from waymark.domain.verdict import Verdict, WhyNotRated

NAME = "not_rated"


def rate(
    measure: Measure,
    polarity: Polarity,
    missing: Missing | None,
    policy: str,
    chosen: bool,
    needs_polarity: bool = True,
    area: str = "",
    beside: bool = False,
) -> Verdict | None:
    """The refusal that stands before any bar is looked at, or None where another rule may go on.

    policy: the id of the policy, empty when no policy covers the period · chosen: it names this rule ·
    needs_polarity: whether the rule of the policy says nothing of a figure without polarity · area: its code ·
    beside: whether it is a single month, which stands beside a rolling figure and has no bars of its own.
    """
    if isinstance(measure, Draft):
        return Verdict.refused(WhyNotRated.DRAFT_DEFINITION, f"draft definition, {measure.reason.rstrip('.')}")
    if polarity is Polarity.NONE and needs_polarity:
        return Verdict.refused(WhyNotRated.CONTEXT_ONLY, "no polarity, shown as context only")
    if missing is not None:
        return _without_figure(missing)
    if beside:
        detail = "a single month stands beside the rolling figure, which is judged"
        return Verdict.refused(WhyNotRated.CONTEXT_ONLY, detail)
    if area == NOT_KNOWN:
        return Verdict.refused(WhyNotRated.NO_PLACE, "rows whose district is not known are no district to judge")
    if not policy:
        return Verdict.refused(WhyNotRated.NO_POLICY, "no policy says how this period is judged")
    if chosen:
        return Verdict.refused(WhyNotRated.CONTEXT_ONLY, f"context only under policy {policy}")
    return None


def suppressed() -> Verdict:
    """For a figure that may not be shown. Nothing in it depends on the figure."""
    return Verdict.refused(WhyNotRated.SUPPRESSED, "the figure is hidden to protect children")


def compared_with_hidden(value: Decimal | None) -> Verdict:
    """For a figure that is judged by earlier ones that may not be shown. Nothing in it depends on those."""
    detail = "an earlier figure that it is judged by may not be shown"
    return Verdict.refused(WhyNotRated.SUPPRESSED, detail, value)


def _without_figure(missing: Missing) -> Verdict:
    if missing.reason is MissingReason.SUPPRESSED:
        return suppressed()
    if missing.reason is MissingReason.DEFINITION_TO_BE_CONFIRMED:
        return Verdict.refused(WhyNotRated.DRAFT_DEFINITION, f"draft definition, {missing}")
    return Verdict.refused(WhyNotRated.NO_OUTTURN, f"no outturn ({missing})")
