"""The year that a row names, in the calendar of its indicator."""

from waymark.domain.indicator import Indicator
from waymark.domain.period import Year, YearType
from waymark.written.fields import Fields
from waymark.written.findings import Findings


def read_year(row: Fields, column: str, indicator: Indicator | None, findings: Findings) -> Year | None:
    """None where the column is blank, or does not hold such a year: that is among the findings then.

    indicator: None for one that is not known, whose year is read by its look.
    """
    text = row.text(column)
    if not text:
        return None
    if indicator is None:
        year_type = YearType.CALENDAR if text.isdigit() else YearType.FINANCIAL
    else:
        year_type = indicator.year_type
    try:
        return Year.parse(text, year_type)
    except ValueError:
        said = f"'{text}' is not {year_type.with_article}."
        hint = "Write it as 2016." if year_type is YearType.CALENDAR else "Write it as 2016-17."
        findings.add("year_unreadable", said, row=row.line, field=column, value=text, hint=hint)
        return None
