"""Python errors. (A domain *exception* is a red indicator that needs commentary; it is not one of these.)"""

from collections.abc import Sequence

from waymark.domain.issue import Issue


class WaymarkError(Exception):
    """Something the user can put right. The message is one plain sentence; `hint` says what to do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class RefusedError(WaymarkError):
    """An input was refused. Carries every issue found, not only the first."""

    def __init__(self, message: str, issues: Sequence[Issue] = (), hint: str = "") -> None:
        super().__init__(message, hint)
        self.issues = tuple(issues)


class ContradictionError(WaymarkError):
    """Two statements of the dictionary cannot both hold (a baseline beyond its target, say)."""
