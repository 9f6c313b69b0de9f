"""One file `scorecards/<name>.yaml` → the outline of a scorecard."""

from waymark.domain.scorecard_outline import ScorecardOutline, SectionOutline
from waymark.framework.fields import Fields
from waymark.framework.findings import Findings
from waymark.framework.schema import WORD_ID


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
            )
            for section in fields.groups("sections")
        ),
        columns=tuple(column.text for column in fields.texts("columns")),
        area_kinds=tuple(kind.text for kind in fields.texts("area_kinds")),
        file=findings.file,
    )
