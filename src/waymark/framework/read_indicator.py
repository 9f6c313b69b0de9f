"""One file `indicators/<CODE>.yaml` → an indicator."""

from fractions import Fraction

from waymark.domain.indicator import Indicator, Reading, StatedRebase, Unit
from waymark.domain.month import Month
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.publication import Compared
from waymark.domain.rounding import exact
from waymark.framework.calendars import Calendars
from waymark.framework.read_measure import read_measure
from waymark.written.fields import Fields
from waymark.written.findings import Findings


def read_indicator(fields: Fields, stem: str, findings: Findings, calendars: Calendars) -> Indicator | None:
    """The indicator, or None when the file has an error. `stem`: the file's name without its ending."""
    group = fields.group("measure")
    year_type = _year_type(fields)
    measure = None if group is None else read_measure(group, findings, calendars, year_type)
    readings = [_reading(one, findings, calendars, year_type) for one in fields.groups("readings")]
    _repeated_readings(fields, findings)
    code = fields.text("code")
    if code and code != stem:
        findings.add(
            "code_differs_from_file",
            f"The code is '{code}', but the file is named '{stem}'.",
            row=fields.line_of("code"),
            field="code",
            value=code,
            hint="Give both the same name.",
        )
    dead_band = _dead_band(fields, findings)
    rebases = _rebases(fields, findings)
    if measure is None or not findings.sound:
        return None
    decimals = fields.integer("decimals")
    return Indicator(
        code=code,
        name=fields.text("name"),
        short_name=fields.text("short_name") or fields.text("name"),
        definition=fields.text("definition"),
        polarity=Polarity(fields.text("polarity") or "none"),
        frequency=Frequency(fields.text("frequency")),
        year_type=YearType(fields.text("year_type")),
        unit=Unit(fields.text("unit")),
        decimals=0 if decimals is None else decimals,
        measure=measure,
        numerator_name=fields.text("numerator_name"),
        denominator_name=fields.text("denominator_name"),
        source=fields.text("source"),
        why_it_matters=fields.text("why_it_matters"),
        owner=fields.text("owner"),
        checker=fields.text("checker"),
        review_date=fields.day("review_date"),
        sensitive=fields.yes("sensitive"),
        readings=tuple(reading for reading in readings if reading is not None),
        shown_with=tuple(code.text for code in fields.texts("shown_with")),
        compared=_compared(fields),
        dead_band=dead_band,
        compare_provisional=fields.yes("compare_provisional") if fields.has("compare_provisional") else True,
        rebases=rebases,
    )


def _rebases(fields: Fields, findings: Findings) -> tuple[StatedRebase, ...]:
    """Earliest first. A month that stands twice is an issue."""
    found: dict[Month, StatedRebase] = {}
    for one in fields.groups("rebase"):
        if not one.sound:
            continue
        since = Month.parse(one.text("from"))
        if since in found:
            said, row, path = f"Limits begin anew from {since} already.", one.line_of("from"), one.path_of("from")
            findings.add("rebase_repeated", said, row=row, field=path, value=str(since), hint="Keep one of them.")
        found[since] = StatedRebase(since, one.text("reason").rstrip("."))
    return tuple(found[since] for since in sorted(found))


def _dead_band(fields: Fields, findings: Findings) -> Fraction:
    band = fields.number("dead_band") if fields.has("dead_band") else None
    if band is not None and band < 0:
        said = f"'dead_band' is {exact(band)}; it cannot be less than 0."
        hint = "Write how large a change must be, as a number from 0 up."
        row = fields.line_of("dead_band")
        findings.add("out_of_range", said, row=row, field="dead_band", value=exact(band), hint=hint)
    return band or Fraction(0)


def _year_type(fields: Fields) -> YearType | None:
    """None where the key is missing or wrong, which is an issue already."""
    text = fields.text("year_type")
    return YearType(text) if text else None


def _reading(fields: Fields, findings: Findings, calendars: Calendars, year_type: YearType | None) -> Reading | None:
    group = fields.group("measure")
    measure = None if group is None else read_measure(group, findings, calendars, year_type)
    if measure is None or not fields.sound:
        return None
    return Reading(fields.text("id"), fields.text("name"), fields.text("definition"), measure, _compared(fields))


def _compared(fields: Fields) -> Compared | None:
    group = fields.group("comparators")
    return None if group is None else Compared(group.text("series"), group.text("differs"))


def _repeated_readings(fields: Fields, findings: Findings) -> None:
    seen: set[str] = set()
    for one in fields.groups("readings"):
        name = one.text("id")
        if name and name in seen:
            said = f"A reading '{name}' is there already."
            path = one.path_of("id")
            findings.add("reading_repeated", said, row=one.line_of("id"), field=path, value=name, hint="Rename one.")
        seen.add(name)
