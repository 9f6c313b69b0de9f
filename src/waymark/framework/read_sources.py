"""`sources.yaml` → what the figures are drawn from, in words. A framework may leave the file out."""

from waymark.domain.data_source import DataSource
from waymark.written.fields import Fields
from waymark.written.findings import Findings


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
        )
        for one in fields.groups("sources")
    ]
