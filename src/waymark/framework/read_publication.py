"""One file `published/<name>.yaml` → a publication and its series."""

from fractions import Fraction

from waymark.domain.publication import Pick, Publication, PublishedSeries, Where
from waymark.framework.schema import WORD_ID
from waymark.written.fields import Fields
from waymark.written.findings import Findings

_MOST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read_publication(fields: Fields, stem: str, findings: Findings) -> Publication | None:
    """The publication, or None when the file has an error. Its id is the file's name."""
    if not WORD_ID.pattern.fullmatch(stem):
        hint = f"Name it with {WORD_ID.words}."
        findings.add("form", f"'{stem}' is no name for a publication.", row=1, value=stem, hint=hint)
    ends = _year_end(fields, findings)
    for one in fields.groups("series"):
        _check(one, findings)
    if not findings.sound:
        return None
    return Publication(
        id=stem,
        title=fields.text("title"),
        publisher=fields.text("publisher"),
        known_by=tuple(name.text for name in fields.texts("known_by")),
        series=tuple(_series(one) for one in fields.groups("series")),
        aliases=_labels(fields, "columns"),
        ends=ends,
        identifiers=tuple(name.text for name in fields.texts("identifiers")),
        status=fields.text("status"),
        status_column=fields.text("status_column"),
    )


def _year_end(fields: Fields, findings: Findings) -> tuple[int, int] | None:
    text = fields.text("year_ends")
    if not text:
        return None
    month, day = (int(part) for part in text.split("-"))
    if day > _MOST_DAYS[month - 1]:
        said = f"There is no such day as {text}."
        findings.add("date_unreadable", said, row=fields.line_of("year_ends"), field="year_ends", value=text)
        return None
    return month, day


def _check(one: Fields, findings: Findings) -> None:
    for part in ("numerator", "denominator"):
        if one.named_texts(f"{part}_where") and not one.text(part):
            said = f"'{part}_where' stands without '{part}'."
            path = one.path_of(f"{part}_where")
            hint = f"Name the column of the {part}."
            findings.add("key_alone", said, row=one.line_of(f"{part}_where"), field=path, hint=hint)
    gap = one.group("gap")
    if gap is not None and gap.sound and gap.named_texts("first") == gap.named_texts("second"):
        said = "Both sides of the gap have the same labels."
        findings.add("gap_of_one", said, row=gap.line, field=gap.path, hint="Give each side its own labels.")


def _series(one: Fields) -> PublishedSeries:
    where = _labels(one, "where")
    gap = one.group("gap")
    scale = one.number("scale")
    return PublishedSeries(
        id=one.text("id"),
        value=Pick(one.text("value"), where),
        numerator=_part(one, "numerator", where),
        denominator=_part(one, "denominator", where),
        first=_labels(gap, "first") if gap is not None else (),
        second=_labels(gap, "second") if gap is not None else (),
        scale=Fraction(100) if scale is None else scale,
        decimals=one.integer("decimals"),
    )


def _part(one: Fields, name: str, where: Where) -> Pick | None:
    """Its own labels count before those of the series."""
    column = one.text(name)
    return Pick(column, merged(where, _labels(one, f"{name}_where"))) if column else None


def merged(where: Where, own: Where) -> Where:
    return tuple({**dict(where), **dict(own)}.items())


def _labels(fields: Fields, name: str) -> Where:
    return tuple((column, tuple(label.text for label in labels)) for column, labels in fields.named_texts(name).items())
