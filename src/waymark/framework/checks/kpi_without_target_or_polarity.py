"""An indicator that is judged needs both a polarity and a target. One without polarity is context, not judged."""

from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.domain.measure import Draft
from waymark.domain.polarity import Polarity
from waymark.framework.loaded import LoadedFramework


def check(framework: LoadedFramework) -> Iterator[Issue]:
    unsaid = {one.stem for one in framework.described if not framework.places.has(one.subject, "polarity")}
    for code in sorted(unsaid):
        said = f"{code} has no polarity: nobody can say whether a higher figure is better."
        hint = "Write polarity: H, L or T, or none if it is context only. Until then it is not judged."
        place = f"indicator {code}"
        yield framework.issue("kpi_without_target_or_polarity", place, "polarity", said, hint, level=Level.WARNING)
    if framework.damaged:
        return
    aimed_at = {row.indicator for row in framework.targets if row.target is not None}
    for indicator in framework.indicators:
        if isinstance(indicator.measure, Draft) or indicator.code in unsaid:
            continue
        judged = indicator.polarity is not Polarity.NONE
        if judged and indicator.code not in aimed_at:
            said = f"{indicator.code} has a polarity, but no target in any year."
            hint = "Add a row to the targets files, or set the polarity to none if it is context only."
        elif not judged and indicator.code in aimed_at:
            said = f"{indicator.code} has a target, but no polarity, so it cannot be judged."
            hint = "Set the polarity to H or L, or take the target out."
        else:
            continue
        subject = f"indicator {indicator.code}"
        value = indicator.polarity.value
        rule = "kpi_without_target_or_polarity"
        yield framework.issue(rule, subject, "polarity", said, hint, value=value, level=Level.WARNING)
