"""`areas.csv` → the area tree."""

from collections.abc import Sequence

from waymark.domain.area import NOT_KNOWN, Area, AreaTree
from waymark.written.fields import Fields
from waymark.written.findings import Findings
from waymark.written.nearest import did_you_mean


def read_areas(rows: Sequence[Fields], findings: Findings) -> AreaTree | None:
    """The tree, or None with issues: one authority, its districts, their schools, and every name used once."""
    authorities = [row for row in rows if row.text("kind") == "authority"]
    if rows and len(authorities) != 1:
        said = f"There must be one area of the kind 'authority'; there are {len(authorities)}."
        row = authorities[1] if authorities else rows[0]
        findings.add("areas_authority", said, row=row.line_of("kind"), field="kind", hint="Correct the column 'kind'.")
    if not rows and findings.sound:
        findings.add("areas_none", "There are no areas below the header.", row=1, hint="Add the authority first.")
    root = authorities[0].text("code") if len(authorities) == 1 else ""
    districts = [row.text("code") for row in rows if row.text("kind") == "district"]
    for row in rows if root else ():
        _check_parent(row, root, districts, findings)
        _check_dates(row, findings)
    _check_names(rows, findings)
    if not findings.sound:
        return None
    return AreaTree.of(_area(row) for row in rows)


def _area(row: Fields) -> Area:
    return Area(
        row.text("code"),
        row.text("name"),
        row.text("kind"),
        row.text("parent") or None,
        _other_codes(row),
        row.day("valid_from"),
        row.day("valid_to"),
    )


def _other_codes(row: Fields) -> tuple[str, ...]:
    return tuple(code.strip() for code in row.text("other_codes").split(";") if code.strip())


def _check_parent(row: Fields, root: str, districts: Sequence[str], findings: Findings) -> None:
    kind, parent = row.text("kind"), row.text("parent")
    if kind == "authority" and parent:
        said = "The authority has no parent."
        findings.add("area_parent", said, row=row.line, field="parent", value=parent, hint="Leave it blank.")
    if kind == "district" and parent != root:
        said = f"The parent of a district is the authority, {root}; here it is '{parent}'."
        findings.add("area_parent", said, row=row.line, field="parent", value=parent, hint=f"Write {root}.")
    if kind == "school" and parent not in districts:
        said = f"The parent of a school is a district of this file; here it is '{parent}'."
        hint = did_you_mean(parent, districts) or "Write the code of its district."
        findings.add("area_parent", said, row=row.line, field="parent", value=parent, hint=hint)


def _check_dates(row: Fields, findings: Findings) -> None:
    first, last = row.day("valid_from"), row.day("valid_to")
    if first is not None and last is not None and last < first:
        said = "The area ends before it begins."
        hint = "Correct valid_from or valid_to."
        findings.add("area_dates", said, row=row.line, field="valid_to", value=str(last), hint=hint)


def _check_names(rows: Sequence[Fields], findings: Findings) -> None:
    """A code, a name and every other code must lead to one area only, whatever the case."""
    seen: dict[str, int] = {NOT_KNOWN: 0}
    for row in rows:
        own: set[str] = set()
        stated = [("code", row.text("code")), ("name", row.text("name"))]
        for column, name in (*stated, *(("other_codes", code) for code in _other_codes(row))):
            folded = name.casefold()
            if folded in seen and folded not in own and name:
                line = seen[folded]
                said = f"'{name}' already means the area on line {line}." if line else f"'{name}' is kept for the rest."
                findings.add(
                    "area_repeated", said, row=row.line, field=column, value=name, hint="Give each area its own."
                )
            own.add(folded)
        for folded in own:
            seen.setdefault(folded, row.line)
