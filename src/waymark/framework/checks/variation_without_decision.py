"""A target that changes within the year names the decision and the role that took it: people ask who decided this."""

from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.domain.target import Target
from waymark.framework.loaded import LoadedFramework, target_issue


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for row in framework.targets:
        yield from of_row(row)


def of_row(row: Target) -> Iterator[Issue]:
    if row.effective_from is None:
        return
    for column, there, what in (
        ("decision_ref", row.decision_ref, "the decision that made it"),
        ("decided_by", row.decided_by, "who decided it"),
    ):
        if not there:
            said = f"The target of {row.indicator} changes on {row.effective_from}, but the row does not say {what}."
            hint = f"Fill in {column}; a role, such as Cabinet Member, and no one's name."
            hint = hint if column == "decided_by" else "Fill in decision_ref: the paper or the plan."
            yield target_issue("variation_without_decision", row, column, said, hint, level=Level.WARNING)
