"""The months of a mean of months: a list of calendar months for each year from which it holds."""

import re

from waymark.domain.measure import NamedMonths
from waymark.domain.period import Year, YearType
from waymark.framework.table_keys import TableKeys
from waymark.written.fields import Fields, Located

_MONTH = re.compile(r"[1-9]|1[0-2]")


def read_named_months(fields: Fields, keys: TableKeys, year_type: YearType | None) -> tuple[NamedMonths, ...]:
    """`months: {2012-13: [11, 12, 1]}`, earliest year first. Empty where anything is wrong or missing."""
    named = fields.named_texts("months")
    if fields.has("months") and not named:
        said = "'months' names no year."
        keys.say(fields, "months", "value_missing", said, "Write 2012-13: [11, 12, 1], for example.")
    if year_type is None or not fields.sound:
        return ()
    read = [_of_year(fields, keys, label, months, year_type) for label, months in named.items()]
    sound = [one for one in read if one is not None]
    return tuple(sorted(sound, key=lambda one: one.from_year)) if len(sound) == len(read) else ()


def _of_year(
    fields: Fields, keys: TableKeys, label: str, months: tuple[Located, ...], year_type: YearType
) -> NamedMonths | None:
    try:
        year = Year.parse(label, year_type)
    except ValueError as problem:
        said = str(problem).partition(";")[0]
        hint = str(problem).partition(";")[2].strip()
        keys.say(fields, "months", "year_unknown", f"{said}.", f"{hint[:1].upper()}{hint[1:]}.", label)
        return None
    wrong = next((month for month in months if not _MONTH.fullmatch(month.text)), None)
    if wrong is not None:
        said = f"'{wrong.text}' is no month of the year."
        hint = "Write its number: 1 for January, 12 for December."
        place = f"{fields.path_of('months')}.{label}"
        keys.findings.add("month_unknown", said, row=wrong.line, field=place, value=wrong.text, hint=hint)
        return None
    if len(months) < 2:
        said = f"{label} names one month, and a mean needs two or more."
        keys.say(fields, "months", "months_too_few", said, "Name more months, or use the month's own figure.", label)
        return None
    return NamedMonths(year.start, tuple(int(month.text) for month in months))
