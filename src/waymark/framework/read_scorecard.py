"""One file `scorecards/<name>.yaml` → the outline of a scorecard."""

from waymark.domain.scorecard_outline import Layout, ScorecardOutline, SectionKind, SectionOutline
from waymark.framework.schema import WORD_ID
from waymark.written.fields import Fields
from waymark.written.findings import Findings


def read_scorecard(fields: Fields, stem: str, findings: Findings) -> ScorecardOutline | None:
    """The outline, or None when the file has an error. Its name is the file's."""
    if not WORD_ID.pattern.fullmatch(stem):
        hint = f"Name it with {WORD_ID.words}."
        findings.add("form", f"'{stem}' is no name for a scorecard.", row=1, value=stem, hint=hint)
    seen: set[str] = set()
    for section in fields.groups("sections"):
        name = section.text("id")
        if name and name in seen:
            said = f"A section '{name}' is there already."
            path = section.path_of("id")
            findings.add(
                "section_repeated", said, row=section.line_of("id"), field=path, value=name, hint="Rename one."
            )
        seen.add(name)
    layout = Layout(fields.text("layout") or Layout.SCORECARD.value)
    if findings.sound:
        _check_columns(fields, layout, findings)
    if not findings.sound:
        return None
    return ScorecardOutline(
        name=stem,
        title=fields.text("title"),
        audience=fields.text("audience"),
        frequency=fields.text("frequency"),
        sections=tuple(
            SectionOutline(
                section.text("id"),
                section.text("title"),
                tuple(key.text for key in section.texts("indicators")),
                SectionKind(section.text("kind") or SectionKind.MEASURES.value),
            )
            for section in fields.groups("sections")
        ),
        columns=tuple(column.text for column in fields.texts("columns")),
        area_kinds=tuple(kind.text for kind in fields.texts("area_kinds")),
        layout=layout,
        file=findings.file,
        subset_of=tuple(name.text for name in fields.texts("subset_of")),
    )


def _check_columns(fields: Fields, layout: Layout, findings: Findings) -> None:
    """A scorecard chooses its columns; a report's tables are always the same, so columns there would do nothing."""
    given = "columns" in fields.lines
    if layout is Layout.SCORECARD and not given:
        said, hint = "'columns' is missing in a scorecard.", "List the columns in order, or write layout: report."
        findings.add("key_missing", said, row=fields.line, field="columns", hint=hint)
    if layout is Layout.REPORT and given:
        said, hint = "A report has no columns to choose.", "Leave columns out."
        findings.add("columns_on_report", said, row=fields.line_of("columns"), field="columns", hint=hint)
