"""`sources.yaml` → what the figures are drawn from, in words. A framework may leave the file out."""

from waymark.domain.data_source import DataSource
from waymark.domain.month import Month
from waymark.domain.source_change import SourceChange
from waymark.framework.fields import Fields
from waymark.framework.findings import Findings


def read_sources(fields: Fields, findings: Findings) -> list[DataSource]:
    """The sources in the order of the file; none when it has an error."""
    seen: set[str] = set()
    for one in fields.groups("sources"):
        name = one.text("id")
        if name and name in seen:
            said = f"A source '{name}' is there already."
            path = one.path_of("id")
            findings.add("source_repeated", said, row=one.line_of("id"), field=path, value=name, hint="Rename one.")
        seen.add(name)
    if not findings.sound:
        return []
    return [
        DataSource(
            one.text("id"),
            one.text("title"),
            one.text("what"),
            one.text("how_often"),
            one.text("comes_from"),
            tuple(table.text for table in one.texts("tables")),
            one.text("final_when"),
            one.text("bear_in_mind"),
            tuple(change for given in one.groups("changes") if (change := _change(given, one)) is not None),
        )
        for one in fields.groups("sources")
    ]


def _change(given: Fields, source: Fields) -> SourceChange | None:
    """A dated change. It touches all tables of its source unless it names some. One that breaks the series makes no
    figure partial unless it says so."""
    on = given.day("on")
    if on is None:
        return None
    comparable = given.yes("comparable") if given.has("comparable") else True
    leaves_out = given.has("until") or given.has("full_figure_promised")
    partial = given.yes("partial") if given.has("partial") else comparable or leaves_out
    tables = given.texts("tables") or source.texts("tables")
    return SourceChange(
        on,
        given.text("what").rstrip("."),
        tuple(table.text for table in tables),
        tuple(code.text for code in given.texts("indicators")),
        given.day("until"),
        partial,
        _month(given, "full_figure_promised"),
        _month(given, "full_figure_made"),
        comparable,
    )


def _month(given: Fields, name: str) -> Month | None:
    return Month.parse(given.text(name)) if given.has(name) else None
