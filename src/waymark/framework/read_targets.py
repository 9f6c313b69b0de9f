"""`targets/<year>.csv` → target rows."""

from collections.abc import Mapping, Sequence

from waymark.domain.area import AreaTree
from waymark.domain.indicator import Indicator
from waymark.domain.period import Year
from waymark.domain.target import Band, Target
from waymark.framework.read_improvement import improved_target, read_improvement
from waymark.framework.read_subject import area_code_of, indicator_of
from waymark.framework.read_years import read_year
from waymark.written.fields import Fields
from waymark.written.findings import Findings


def read_targets(
    rows: Sequence[Fields],
    stem: str,
    indicators: Mapping[str, Indicator],
    areas: AreaTree | None,
    findings: Findings,
) -> list[Target]:
    """The sound rows. `stem`: the year in the file's name, which each row repeats.

    indicators: by code; a code that is not among them is left for a check to report.
    An area may be given by any of its codes; the row keeps its official one.
    """
    read = []
    for row in rows:
        indicator = indicator_of(row, indicators)
        year = _year(row, stem, indicator, findings)
        low, high = row.number("band_low"), row.number("band_high")
        if row.sound and (low is None) != (high is None):
            missing = "band_low" if low is None else "band_high"
            hint = "Give both ends of the band, or neither."
            findings.add("band_one_sided", f"The band has no {missing}.", row=row.line, field=missing, hint=hint)
            continue
        if year is None or not row.sound:
            continue
        target, worked_out = row.number("target"), ""
        before = len(findings.issues)
        improvement, baseline = read_improvement(row, indicator, findings), row.number("baseline")
        if improvement is not None and baseline is not None and indicator is not None:
            improved = improved_target(row, baseline, improvement, indicator, findings)
            target, worked_out = improved or (None, "")
        if len(findings.issues) > before:
            continue
        read.append(
            Target(
                indicator=row.text("indicator"),
                area=area_code_of(row, areas),
                year=year,
                target=target,
                floor=row.number("floor"),
                baseline=baseline,
                effective_from=row.day("effective_from"),
                decision_ref=row.text("decision_ref"),
                file=findings.file,
                line=row.line,
                band=None if low is None or high is None else Band(low, high),
                standard=row.number("standard"),
                decided_by=row.text("decided_by"),
                worked_out=(worked_out,) if worked_out else (),
            )
        )
    return read


def _year(row: Fields, stem: str, indicator: Indicator | None, findings: Findings) -> Year | None:
    year = read_year(row, "year", indicator, findings)
    if year is None or year.label == stem:
        return year
    said = f"The year is {year.label}, but the file is for {stem}."
    hint = f"Move the row to targets/{year.label}.csv, or correct the year."
    findings.add("year_differs_from_file", said, row=row.line, field="year", value=row.text("year"), hint=hint)
    return None
