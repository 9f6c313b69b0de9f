"""`profiles.csv` → profiles. A framework may leave the file out."""

from collections.abc import Mapping, Sequence

from waymark.domain.area import AreaTree
from waymark.domain.indicator import Indicator
from waymark.domain.profile import Profile, ProfileShape
from waymark.framework.read_subject import area_code_of, indicator_of
from waymark.framework.read_years import read_year
from waymark.framework.trajectory_schema import MONTH_COLUMNS
from waymark.written.fields import Fields
from waymark.written.findings import Findings


def read_profiles(
    rows: Sequence[Fields], indicators: Mapping[str, Indicator], areas: AreaTree | None, findings: Findings
) -> list[Profile]:
    """The sound rows. Whether their months lead to the year's target, a check asks.

    indicators: by code; a code that is not among them is left for a check to report.
    """
    read = []
    for row in rows:
        before = len(findings.issues)
        indicator = indicator_of(row, indicators)
        year = read_year(row, "year", indicator, findings)
        by_month = {
            number: stated
            for number, column in enumerate(MONTH_COLUMNS, start=1)
            if (stated := row.number(column)) is not None
        }
        shape = row.text("shape")
        if shape == ProfileShape.EVEN.value and by_month:
            column = MONTH_COLUMNS[min(by_month) - 1]
            said = "An even profile says of itself what each month expects, but months have numbers."
            hint = "Leave the months blank, or write percentages or values as the shape."
            findings.add("profile_contradiction", said, row=row.line, field=column, hint=hint)
        if not row.sound or len(findings.issues) > before:
            continue
        read.append(
            Profile(
                indicator=row.text("indicator"),
                area=area_code_of(row, areas),
                year=year,
                shape=ProfileShape(shape),
                by_month=by_month,
                decision_ref=row.text("decision_ref"),
                decided_by=row.text("decided_by"),
                file=findings.file,
                line=row.line,
            )
        )
    return read
