"""`lookups/postcode_sectors.csv` and `lookups/teams.csv` → what leads to a district. Either may be left out."""

from collections.abc import Callable, Sequence

from waymark.domain.area import AreaTree
from waymark.domain.lookups import folded
from waymark.domain.postcode_sector import sector_of
from waymark.written.fields import Fields
from waymark.written.findings import Findings
from waymark.written.nearest import did_you_mean


def read_sectors(rows: Sequence[Fields], areas: AreaTree | None, findings: Findings) -> tuple[tuple[str, str], ...]:
    """Sectors and codes of districts, each sector once."""
    for row in rows:
        said = row.text("sector")
        if said and not sector_of(said):
            hint = "Write it as ZZ1 4: the first part, a space, and one digit."
            findings.add("sector", "This is not the sector of a postcode.", row=row.line, field="sector", hint=hint)
        elif said[-1:].isalpha():
            sentence = "A whole postcode stands here, which may be that of a home."
            hint = "Write its sector: the first part, a space, and one digit."
            findings.add("sector_is_postcode", sentence, row=row.line, field="sector", hint=hint)
    return _pairs(rows, "sector", sector_of, areas, findings)


def read_teams(rows: Sequence[Fields], areas: AreaTree | None, findings: Findings) -> tuple[tuple[str, str], ...]:
    """Teams as the council names them and codes of districts, each team once."""
    return _pairs(rows, "team", folded, areas, findings)


def _pairs(
    rows: Sequence[Fields], column: str, form: Callable[[str], str], areas: AreaTree | None, findings: Findings
) -> tuple[tuple[str, str], ...]:
    seen: dict[str, int] = {}
    pairs = []
    for row in rows:
        name, district = form(row.text(column)), row.text("district")
        if name in seen and name:
            sentence = f"The {column} stands on line {seen[name]} already."
            findings.add(f"{column}_repeated", sentence, row=row.line, field=column, hint="Keep one of the two.")
        seen.setdefault(name, row.line)
        found = areas.find(district) if areas is not None else None
        if areas is not None and district and (found is None or found.kind != "district"):
            known = [area.name for area in areas.districts if area.kind == "district"]
            hint = did_you_mean(district, known) or "Write the name or the code of a district of areas.csv."
            sentence = f"'{district}' is no district of this framework."
            findings.add("district_unknown", sentence, row=row.line, field="district", value=district, hint=hint)
        elif found is not None and name:
            pairs.append((name, found.code))
    return tuple(pairs) if findings.sound else ()
