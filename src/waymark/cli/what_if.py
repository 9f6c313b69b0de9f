"""`waymark what-if`: the figures that would change colour under a changed rule or target."""

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from waymark.assessment.previous import period_words
from waymark.cli.console import WorkspaceOption, counted, out, print_issues, print_json, print_warnings, progress
from waymark.cli.month_option import month
from waymark.cli.show import COLOURS, SHAPES
from waymark.domain.month import long_date
from waymark.domain.verdict import Arrow, Movement, Rating
from waymark.operations.proposal import Asked
from waymark.operations.what_if import RELEASES, JudgedTwice, WhatIf
from waymark.operations.what_if import what_if as judge_twice
from waymark.operations.what_if_table import as_csv, as_json, bars_in_words
from waymark.operations.workspace import open_workspace

_ORDER = (Rating.GREEN, Rating.AMBER, Rating.RED, Rating.NOT_RATED)
_ARROWS = {Arrow.UP: "↑", Arrow.DOWN: "↓", Arrow.SAME: "→", Arrow.UNCLEAR: "–", Arrow.NOT_COMPARED: "–"}
_OTHER_MONTHS = "Choose its months with --from and --to."
_MOVED = {
    Movement.IMPROVED: "improved",
    Movement.SAME: "same",
    Movement.WORSENED: "worsened",
    Movement.NOT_JUDGED: "not judged",
}


class TableFormat(StrEnum):
    """`text` for people, `json` for scripts, `csv` for a spreadsheet."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


def what_if(
    policy: Annotated[
        list[str] | None,
        typer.Option(
            help="A policy file, judging the year of its name; or YEAR=FILE. May be given several times.",
            metavar="[YEAR=]FILE",
        ),
    ] = None,
    target: Annotated[
        list[str] | None,
        typer.Option(
            help="SCS18=85 · SCS18:2025-26=85.0,floor=80 · SCS18@Thanet=80 · SCS18=85,from=2025-10-01. "
            "May be given several times.",
            metavar="CODE[@AREA][:YEAR]=NUMBER[,…]",
        ),
    ] = None,
    targets: Annotated[
        list[Path] | None, typer.Option(help="A CSV with rows as in a targets file.", metavar="FILE")
    ] = None,
    all_years: Annotated[
        bool, typer.Option("--all-years", help="The one policy judges every year of the months asked for.")
    ] = False,
    first: Annotated[str, typer.Option("--from", help="The first release that is judged again, as 2025-04.")] = "",
    last: Annotated[str, typer.Option("--to", help="The last release; that of the latest figures when left out.")] = "",
    releases: Annotated[
        int | None, typer.Option("--last", help=f"How many releases up to the last; {RELEASES} when left out.")
    ] = None,
    area: Annotated[str, typer.Option(help="One area; the authority and its districts when left out.")] = "",
    arrows: Annotated[
        bool, typer.Option("--arrows", help="List arrows too that would turn or be coloured otherwise.")
    ] = False,
    workspace: WorkspaceOption = Path(),
    format: Annotated[
        TableFormat, typer.Option(help="text for people, json for scripts, csv for a spreadsheet.")
    ] = TableFormat.TEXT,
) -> None:
    """Lists every figure that would change colour under a changed rule or target. Nothing is written.

    Example: `waymark what-if --target SCS18:2025-26=85.0,floor=80 --policy 2025-26.yaml --last 6`
    """
    asked = Asked(tuple(policy or ()), tuple(target or ()), tuple(targets or ()), all_years)
    with progress("Judging") as say:
        found = judge_twice(
            open_workspace(workspace), asked, month(first, "--from"), month(last, "--to"), releases, area, progress=say
        )
    print_warnings(found.warnings)
    print_issues(found.proposed.warnings)
    if format is TableFormat.JSON:
        print_json(as_json(found))
    elif format is TableFormat.CSV:
        sys.stdout.write(as_csv(found, arrows))
    else:
        _print(found, arrows)


def _print(found: WhatIf, arrows: bool) -> None:
    """What is proposed, how many change and how, what stays; then every change, indicator by indicator."""
    first, last = found.months
    out.print(Text("What if", style="bold"))
    for line in _proposal_lines(found):
        out.print(f"  {line}")
    months = f"release of {last.label}" if first == last else f"releases from {first.label} to {last.label}"
    areas = len({one.cell.area.code for one in found.cells})
    out.print(f"\n{len(found.cells):,} figures of {counted(areas, 'area')} in the {months}, judged twice.\n")
    out.print(Text(f"  {counted(len(found.changes), 'figure')} would change colour", style="bold"))
    for (before, after), count in sorted(found.totals.items(), key=lambda item: -item[1]):
        out.print(Text.assemble(f"  {count:>6,}  ", _rated(before), " to ", _rated(after)))
    out.print(Text.assemble(f"  {sum(found.staying.values()):>6,}  keep theirs: ", *_counts(found.staying)))
    if found.arrows:
        hint = "" if arrows else "; list them with --arrows"
        out.print(f"  {len(found.arrows):>6,}  arrows would turn or be coloured otherwise{hint}")
    _print_latest(found)
    _print_groups(found.changes, _print_change)
    if arrows and found.arrows:
        out.print(Text("\nArrows", style="bold"))
        _print_groups(found.arrows, _print_arrow)
    out.print(Text("\nThese figures are not protected. They are for those who hold the records.", style="dim"))


def _proposal_lines(found: WhatIf) -> Iterator[str]:
    for change in found.proposed.policies:
        if not change.carried:
            was = f" (now: v{change.before.version}, {change.before.file})" if change.before else ""
            yield f"{change.after.year} judged by policy v{change.after.version}, {change.after.file}{was}."
            if not any(found.judged_under(one.after) for one in found.proposed.policies):
                yield f"  It judges none of the figures below. {_OTHER_MONTHS}"
    carried = [change.after.year.label for change in found.proposed.policies if change.carried]
    if carried:
        yield f"So are the years that carry it on: {', '.join(carried)}."
    for row in found.proposed.targets:
        new = row.after
        place = "" if new.area == found.root.code else f" in {found.proposed.framework.areas[new.area].name}"
        since = f" from {long_date(new.effective_from)}" if new.effective_from else ""
        was = "nothing" if row.held is None else bars_in_words(row.held)
        whose = f", of {found.root.name}" if row.held is not None and row.held.area != new.area else ""
        yield f"{new.indicator}{place}, {new.year}{since}: {bars_in_words(new)} (now: {was}{whose})."
        if not found.judged_by(new):
            yield f"  None of the figures below is held against it. {_OTHER_MONTHS}"
    if not (found.proposed.policies or found.proposed.targets):
        yield "The proposal says what the dictionary says already."


def _print_latest(found: WhatIf) -> None:
    before, after = found.latest
    if before and before != after:
        out.print(f"\n  {found.root.name} in the release of {found.months[1].label}")
        out.print(Text.assemble("    now       ", *_counts(before)))
        out.print(Text.assemble("    would be  ", *_counts(after)))


def _print_groups(judged: Sequence[JudgedTwice], print_one: Callable[[JudgedTwice, str], None]) -> None:
    for _, group in groupby(judged, key=lambda one: one.cell.key):
        rows = list(group)
        cell = rows[0].cell
        suffix = cell.indicator.unit.suffix
        title = Text.assemble((f"\n{cell.key}  ", "bold"), cell.indicator.name_of(cell.reading))
        out.print(title.append(f" · {counted(len(rows), 'change')}", style="dim"))
        places = max(len(one.cell.area.name) for one in rows)
        periods = max(len(period_words(one.cell.month, cell.indicator)) for one in rows)
        values = max(len(one.printed + suffix) for one in rows)
        for one in rows:
            period = period_words(one.cell.month, cell.indicator)
            value = f"{one.printed}{suffix}" if one.printed else ""
            print_one(one, f"  {one.cell.area.name:<{places}}  {period:<{periods}}  {value:>{values}}   ")


def _print_change(one: JudgedTwice, lead: str) -> None:
    before, after = one.before.verdict, one.after.verdict
    out.print(Text.assemble(lead, _rated(before.rating), " to ", _rated(after.rating)))
    out.print(Text(f"      now       {before.sentence}", style="dim"))
    out.print(Text(f"      would be  {after.sentence}", style="dim"))


def _print_arrow(one: JudgedTwice, lead: str) -> None:
    before, after = one.before.direction, one.after.direction
    told = [f"{_ARROWS[side.arrow]} {_MOVED[side.movement]}" for side in (before, after)]
    out.print(Text.assemble(lead, " to ".join(told)))
    out.print(Text(f"      now       {before.sentence}", style="dim"))
    out.print(Text(f"      would be  {after.sentence}", style="dim"))


def _rated(rating: Rating) -> tuple[str, str]:
    return f"{SHAPES[rating]} {rating.word}", COLOURS[rating]


def _counts(counts: Counter[Rating]) -> list[str | tuple[str, str]]:
    """`● 12 green, ▲ 3 amber`: every rating, with its shape."""
    said: list[str | tuple[str, str]] = []
    for rating in _ORDER:
        said += [", " if said else "", (f"{SHAPES[rating]} {counts[rating]:,} {rating.word.lower()}", COLOURS[rating])]
    return said
