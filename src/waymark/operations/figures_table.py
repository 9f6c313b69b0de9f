"""A plain table of figures, against which any council's paper can be checked."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from pathlib import Path

from waymark.commentary.known import Known, Printed
from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue
from waymark.domain.polarity import Polarity
from waymark.sources.delimited import Line, column_issues, read_header, read_rows
from waymark.sources.values import shortened

COLUMNS = ("indicator", "polarity", "unit", "value", "previous", "target", "national", "numerator", "denominator")
UNITS = ("%", "pp", "count", "rate", "days", "points", "cases")
_NEEDED = COLUMNS[:3]
_LONGEST_NAME = 300
_DIGITS, _DECIMALS = 12, 6  # before and after the point, at most
_POLARITIES = {
    "H": Polarity.HIGHER,
    "L": Polarity.LOWER,
    "T": Polarity.TARGET,
    "NONE": Polarity.NONE,
    "": Polarity.NONE,
}
_CODE = re.compile(r"(?!KS\d)(?P<code>[A-Z]{2,8}-?\d{1,4}[A-Za-z]?(?:-[A-Z])?)\s*[-–:.]?\s+(?P<name>\S.*)")


def read_figures(path: Path) -> tuple[Known, ...]:
    """The indicators of the table. Raises RefusedError with every row and column that cannot be read."""
    header = read_header(path)
    issues = column_issues(header, COLUMNS, tuple(name for name in COLUMNS if name not in _NEEDED))
    if issues:
        raise RefusedError(issues[0].sentence, issues, f"The columns are: {', '.join(COLUMNS)}.")
    found: list[Known] = []
    seen: dict[str, int] = {}
    for line in read_rows(header, COLUMNS):
        row = _Row(header.file, line)
        known = row.known()
        issues.extend(row.issues)
        if known is not None and known.code in seen:
            issues.append(_twice(header.file, line, seen[known.code]))
        elif known is not None:
            seen[known.code] = line.row
            found.append(known)
    if not found and not issues:
        issues.append(
            Issue("nothing_to_take", "The table holds no indicator.", "Give a row for each.", file=header.file)
        )
    if issues:
        raise RefusedError("the table of figures cannot be used", issues)
    return tuple(found)


def _twice(file: str, line: Line, first: int) -> Issue:
    hint = f"It stands in row {first} already. Keep one of the two, or give each its own code or name."
    name = shortened(line.cells[0])
    return Issue(
        "indicator_twice", "The indicator stands twice.", hint, file=file, row=line.row, field="indicator", value=name
    )


class _Row:
    def __init__(self, file: str, line: Line) -> None:
        self.issues: list[Issue] = []
        self._file, self._line = file, line
        self._cells = dict(zip(COLUMNS, line.cells, strict=True))

    def known(self) -> Known | None:
        if self._line.extra:
            self._wrong(
                "indicator",
                "row_too_long",
                "The row has more cells than there are columns.",
                "Put text that holds a comma between quotation marks.",
            )
            return None
        name = self._cells["indicator"]
        if not name:
            self._wrong("indicator", "value_missing", "The row has no indicator.", "Give its name.")
        if len(name) > _LONGEST_NAME:
            self._wrong(
                "indicator", "value_too_long", "The name is too long.", f"Give at most {_LONGEST_NAME} characters."
            )
        polarity = self._one_of("polarity", _POLARITIES, "H, L, T or none", str.upper)
        unit = self._unit()
        value, previous, target, national = (
            self._number(column) for column in ("value", "previous", "target", "national")
        )
        numerator, denominator = (self._number(column) for column in ("numerator", "denominator"))
        if self.issues or polarity is None:
            return None
        coded = _CODE.fullmatch(name)
        return Known(
            coded["code"] if coded else name,
            (coded["name"], name) if coded else (name,),
            polarity,
            unit,
            value,
            previous,
            target,
            national,
            None if numerator is None else numerator.value,
            None if denominator is None else denominator.value,
        )

    def _unit(self) -> str:
        said = self._cells["unit"].casefold()
        unit = {"percent": "%", "per cent": "%", "percentage points": "pp", "": "count"}.get(said, said)
        if unit not in UNITS:
            self._wrong("unit", "word_unknown", "This is not a unit.", f"Write one of: {', '.join(UNITS)}.")
        return unit

    def _one_of(
        self, column: str, words: dict[str, Polarity], allowed: str, folded: Callable[[str], str]
    ) -> Polarity | None:
        found = words.get(folded(self._cells[column]))
        if found is None:
            self._wrong(column, "word_unknown", f"This is not a {column}.", f"Write {allowed}.")
        return found

    def _number(self, column: str) -> Printed | None:
        text = re.sub(r"(?<=\d),(?=\d{3})|%|\s", "", self._cells[column])
        if not text or text in ("-", "–", "x", "z", "c"):
            return None
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        exponent = number.as_tuple().exponent
        if not number.is_finite() or not isinstance(exponent, int):
            self._wrong(column, "number_unreadable", "This is not a number.", "Write it as 74 or 91.6.")
            return None
        if number.adjusted() >= _DIGITS or exponent < -_DECIMALS:
            self._wrong(column, "number_unreadable", "This number is too long.", f"Give at most {_DECIMALS} decimals.")
            return None
        return Printed(Fraction(number), max(0, -exponent))

    def _wrong(self, column: str, rule: str, sentence: str, hint: str) -> None:
        value = shortened(self._cells[column])
        self.issues.append(Issue(rule, sentence, hint, file=self._file, row=self._line.row, field=column, value=value))
