"""How a mapping's reader refuses: a place in the mapping or in what it reads, a sentence, and what to do."""

from collections.abc import Callable

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue

Refuse = Callable[[str, str, str], RefusedError]  # of rule, sentence and hint


def refused(rule: str, sentence: str, hint: str, file: str, row: int | None = None, field: str = "") -> RefusedError:
    return RefusedError(sentence, (Issue(rule, sentence, hint, file=file, row=row, field=field),), hint)
