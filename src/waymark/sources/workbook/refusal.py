"""A workbook that cannot be taken, with the one issue that says why."""

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue


def refused(
    rule: str, file: str, sentence: str, hint: str, *, sheet: str = "", row: int | None = None, field: str = ""
) -> RefusedError:
    return RefusedError(
        f"{file}: {sentence}", [Issue(rule, sentence, hint, file=file, sheet=sheet, row=row, field=field)], hint
    )
