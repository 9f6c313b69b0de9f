"""Proposed targets: rows of a file, or words such as `SCS18:2025-26=85,floor=80`, as rows of the dictionary.

A row of a file takes the place of the row of the same indicator, area, year and day. Words say which numbers are to
hold from their day, or all year, up to the year's end; what they do not name stays as it was, varied or not.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from waymark.domain.area import AreaTree
from waymark.domain.errors import WaymarkError
from waymark.domain.indicator import Indicator
from waymark.domain.issue import Issue
from waymark.domain.period import Year
from waymark.domain.target import Band, Target, Targets
from waymark.framework.read_targets import read_targets
from waymark.framework.schema import TARGET
from waymark.written.csv_file import read_csv
from waymark.written.fields import Fields, read_fields
from waymark.written.findings import Findings
from waymark.written.shape import Shape
from waymark.written.text_file import decode, read_bytes

OPTION = "--target"
_NEEDED = ("indicator", "year")
PROPOSED = Shape("proposed targets", tuple(replace(key, required=key.name in _NEEDED) for key in TARGET.keys))
"""As a targets file. The area may be left out, which means the authority, and so may the decision."""

_WORDS = re.compile(r"(?P<key>[^@:=]+)(?:@(?P<area>[^:=]+))?(?::(?P<year>[^=]+))?=(?P<bars>.+)")
_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")
_BARS = ("target", "floor", "baseline", "band_low", "band_high", "standard")
_EXAMPLE = "Write it as SCS18=85 or SCS18:2025-26=85.0,floor=80,from=2025-10-01; 'none' takes a number away."


Place = tuple[str, str, Year]


@dataclass(frozen=True)
class TargetWords:
    """What an option says. key: `SCS18` or `SCS18.same_carer` · area, year: as typed, empty when left out ·
    bars: column → number, None to take it away · since: the day from which it holds; None for all of the year."""

    text: str
    key: str
    area: str
    year: str
    bars: Mapping[str, Fraction | None]
    since: date | None


@dataclass(frozen=True)
class TargetChange:
    """A proposed row, and the rows that give way to it. held: what holds on its first day as things are, which may be
    another row of the year or the authority's; None where nothing does."""

    before: tuple[Target, ...]
    after: Target
    held: Target | None = None


def read_words(text: str) -> TargetWords:
    """Raises WaymarkError, with an example, for words that are not understood."""
    found = _WORDS.fullmatch(text.strip())
    if found is None:
        raise WaymarkError(f"'{text}' is not a proposed target", _EXAMPLE)
    bars: dict[str, Fraction | None] = {}
    since: date | None = None
    for part in found["bars"].split(","):
        name, given, value = part.strip().rpartition("=")
        name, value = name.strip() if given else "target", value.strip()
        if name == "from":
            since = _day(text, value)
        elif name not in _BARS or name in bars:
            known = ", ".join((*_BARS, "from"))
            said = "is given twice" if name in bars else "is no part of a target"
            raise WaymarkError(f"'{name}' {said}, in '{text}'", f"Its parts are: {known}. {_EXAMPLE}")
        else:
            bars[name] = _number(text, value)
    if not bars:
        raise WaymarkError(f"'{text}' names no number", _EXAMPLE)
    key, area, year = ((found[name] or "").strip() for name in ("key", "area", "year"))
    return TargetWords(text.strip(), key, area, year, bars, since)


def rows_of_words(
    words: TargetWords, key: str, area: str, years: Sequence[Year], root: str, targets: Targets
) -> list[TargetChange]:
    """The rows of each year, changed from the words' day on. key, area, root: the codes that the words mean, and the
    authority's.

    An area without rows of its own takes over the authority's, apart from what the words name.
    """
    return [change for year in years for change in _in_year(words, (key, area, year), root, targets)]


def _in_year(words: TargetWords, place: Place, root: str, targets: Targets) -> list[TargetChange]:
    key, area, year = place
    own = [row for row in targets.rows if _place(row) == place]
    rows = own or [row for row in targets.rows if _place(row) == (key, root, year)]
    held = _held(targets, place, root, words.since)
    start = words.since or date.min
    changed = [row for row in rows if (row.effective_from or date.min) >= start]
    changes = [TargetChange((row,) if own else (), _proposed(words, row, area), row) for row in changed]
    if words.since not in {row.effective_from for row in changed} and (words.since is not None or not changed):
        plain = held or Target(key, area, year, None, None, None, None, "", "", 0)
        first = replace(plain, area=area, effective_from=words.since)
        changes.insert(0, TargetChange((), _proposed(words, first, area), held))
    return changes


def _proposed(words: TargetWords, row: Target, area: str) -> Target:
    """The row with the words' numbers. A number of its own follows no trajectory, nor does one that is taken over."""
    if "target" in words.bars or row.area != area:
        row = replace(row, milestone=None, beside=None, worked_out=())
    row = replace(row, area=area, decision_ref="proposed", decided_by="", file=f"{OPTION} {words.text}", line=0)
    return _with_bars(row, words.bars)


def read_target_file(
    path: Path, file: str, indicators: Sequence[Indicator], areas: AreaTree
) -> tuple[list[Target], list[Issue]]:
    """The sound rows of a CSV file with the columns of a targets file, of any years. file: its name to show."""
    findings = Findings(file)
    content, issues = read_bytes(path, file)
    findings.issues.extend(issues)
    text, issues = (None, []) if content is None else decode(content, file)
    findings.issues.extend(issues)
    located, issues = ([], []) if text is None else read_csv(text, file, PROPOSED)
    findings.issues.extend(issues)
    by_code = {one.code: one for one in indicators}
    rows = []
    for mapping in located:
        row = read_fields(mapping, PROPOSED, findings, blank_is_absent=True)
        if not row.has("area"):
            row.values["area"] = areas.root.code
        rows += read_targets([row], _year_said(row, indicators), by_code, areas, findings)
    return rows, findings.issues


def change_of_row(row: Target, written: Sequence[Target], targets: Targets, root: str) -> TargetChange:
    """written: the rows of the targets files; the proposed one takes the place of one of them, or is added."""
    day = row.effective_from
    before = tuple(one for one in written if (_place(one), one.effective_from) == (_place(row), day))
    return TargetChange(before, row, _held(targets, _place(row), root, day))


def _place(row: Target) -> Place:
    return row.indicator, row.area, row.year


def _held(targets: Targets, place: Place, root: str, since: date | None) -> Target | None:
    key, area, year = place
    found = (targets.in_force(key, whose, year, since or year.first) for whose in (area, root))
    return next((row for row in found if row is not None), None)


def _year_said(row: Fields, indicators: Sequence[Indicator]) -> str:
    """The label of the row's own year, which stands for the name of the file that it would be in."""
    code, text = row.text("indicator").partition(".")[0], row.text("year")
    found = next((one for one in indicators if one.code == code), None)
    try:
        return text if found is None else Year.parse(text, found.year_type).label
    except ValueError:
        return text  # which the reader reports


def _with_bars(row: Target, bars: Mapping[str, Fraction | None]) -> Target:
    plain = {name: value for name, value in bars.items() if not name.startswith("band_")}
    low, high = (row.band.low, row.band.high) if row.band else (None, None)
    low, high = bars.get("band_low", low), bars.get("band_high", high)
    if (low is None) != (high is None):
        raise WaymarkError(f"the band of '{row.file}' has one end", "Give band_low and band_high, or neither.")
    band = None if low is None or high is None else Band(low, high)
    return replace(
        row,
        target=plain.get("target", row.target),
        floor=plain.get("floor", row.floor),
        baseline=plain.get("baseline", row.baseline),
        standard=plain.get("standard", row.standard),
        band=band,
    )


def _number(text: str, value: str) -> Fraction | None:
    if value == "none":
        return None
    if not _NUMBER.fullmatch(value):
        raise WaymarkError(f"'{value}' is not a number, in '{text}'", _EXAMPLE)
    return Fraction(value)


def _day(text: str, value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise WaymarkError(f"'{value}' is not a day, in '{text}'", "Write it as from=2025-10-01.") from None
