"""A month as an option of a command: `--from 2021-03`."""

import typer

from waymark.domain.month import Month


def month(text: str, option: str) -> Month | None:
    """A month as typed; None when it was left out."""
    if not text:
        return None
    try:
        return Month.parse(text)
    except ValueError as problem:
        raise typer.BadParameter(str(problem), param_hint=option) from None
