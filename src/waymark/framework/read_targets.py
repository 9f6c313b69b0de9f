"""`targets/<year>.csv` → target rows."""

from collections.abc import Mapping, Sequence

from waymark.domain.area import AreaTree
from waymark.domain.period import Year, YearType
from waymark.domain.target import Band, Target
from waymark.written.fields import Fields
from waymark.written.findings import Findings


def read_targets(
    rows: Sequence[Fields],
    stem: str,
    year_types: Mapping[str, YearType],
    areas: AreaTree | None,
    findings: Findings,
) -> list[Target]:
    """The sound rows. `stem`: the year in the file's name, which each row repeats.

    year_types: by indicator; a code that is not among them is left for a check to report.
    An area may be given by any of its codes; the row keeps its official one.
    """
    read = []
    for row in rows:
        year = _year(row, stem, year_types, findings)
        low, high = row.number("band_low"), row.number("band_high")
        if row.sound and (low is None) != (high is None):
            missing = "band_low" if low is None else "band_high"
            hint = "Give both ends of the band, or neither."
            findings.add("band_one_sided", f"The band has no {missing}.", row=row.line, field=missing, hint=hint)
            continue
        if year is None or not row.sound:
            continue
        area = areas.find(row.text("area")) if areas is not None else None
        read.append(
            Target(
                indicator=row.text("indicator"),
                area=row.text("area") if area is None else area.code,
                year=year,
                target=row.number("target"),
                floor=row.number("floor"),
                baseline=row.number("baseline"),
                effective_from=row.day("effective_from"),
                decision_ref=row.text("decision_ref"),
                file=findings.file,
                line=row.line,
                band=None if low is None or high is None else Band(low, high),
                standard=row.number("standard"),
                decided_by=row.text("decided_by"),
            )
        )
    return read


def _year(row: Fields, stem: str, year_types: Mapping[str, YearType], findings: Findings) -> Year | None:
    text = row.text("year")
    if not text:
        return None
    year_type = year_types.get(row.text("indicator").partition(".")[0])
    if year_type is None:
        year_type = YearType.CALENDAR if text.isdigit() else YearType.FINANCIAL
    try:
        year = Year.parse(text, year_type)
    except ValueError:
        said = f"'{text}' is not {year_type.with_article}."
        hint = "Write it as 2016." if year_type is YearType.CALENDAR else "Write it as 2016-17."
        findings.add("year_unreadable", said, row=row.line, field="year", value=text, hint=hint)
        return None
    if year.label != stem:
        said = f"The year is {year.label}, but the file is for {stem}."
        hint = f"Move the row to targets/{year.label}.csv, or correct the year."
        findings.add("year_differs_from_file", said, row=row.line, field="year", value=text, hint=hint)
        return None
    return year
