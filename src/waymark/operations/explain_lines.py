"""An explanation for people: titles, and below each its lines with a word or two on what each says."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from waymark.assessment.explain import ArrowExplained, BarsExplained
from waymark.assessment.previous import period_words
from waymark.assessment.tested_direction import chance_words
from waymark.assessment.uncertainty import interval_of
from waymark.domain.indicator import Indicator
from waymark.domain.measure import Draft, Total
from waymark.domain.month import long_date
from waymark.domain.rounding import exact, printed
from waymark.domain.target import Target
from waymark.domain.verdict import Evidence
from waymark.operations.comparators_behind import ComparatorsBehind
from waymark.operations.explain import Explained, ExtractBehind

_FINER = 2  # more decimals than a figure has, for limits
_SPELT = 8  # so many editions of a return are named one by one

Line = tuple[str, str]
"""A label and what it labels. Lines that belong to the one above have an empty label."""


def paragraphs(explained: Explained, list_rows: bool) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """In the order in which a reader asks."""
    told = explained.explanation
    yield "The figure", tuple(_figure(explained))
    yield "The target", tuple(_target(told.bars))
    yield "The colour", tuple(_colour(explained))
    yield "The arrow", tuple(_arrow(told.arrow, explained))
    if explained.behind is not None:
        yield "The comparators", tuple(_comparators(explained.behind, explained))
    yield "The data", tuple(_data(explained))
    yield "The rows", tuple(_rows(explained, list_rows))
    yield (
        "The run",
        (
            ("Run", f"{explained.run[:12]}, engine {explained.engine}"),
            ("Dictionary", f"version {explained.framework_version}"),
            ("Waymark", explained.code_version),
        ),
    )


def _figure(explained: Explained) -> Iterator[Line]:
    told, shown = explained.explanation, explained.shown
    indicator, outturn = shown.indicator, shown.assessment.outturn
    measure = indicator.measure_of(shown.reading)
    if told.missing:
        yield "No figure", told.missing
    if told.rounding:
        yield "Printed", told.rounding
    judged = shown.assessment.printed
    if told.exact_value is not None and judged is not None and Fraction(judged) != told.exact_value:
        yield "Exactly", exact(told.exact_value)
    if outturn.denominator is not None and not outturn.parts:
        yield "Denominator", f"{outturn.denominator:,} {indicator.denominator_name}"
    if outturn.numerator is not None and not outturn.parts and not isinstance(measure, Draft | Total):
        yield "Numerator", f"{outturn.numerator:,} {indicator.numerator_name}"
    uncertain = interval_of(outturn, indicator)
    if uncertain.interval is not None:
        places, suffix = indicator.decimals, indicator.unit.suffix
        low, high = (
            f"{printed(Fraction(end), places)}{suffix}" for end in (uncertain.interval.low, uncertain.interval.high)
        )
        yield "By chance", f"anything from {low} to {high}: the 95% interval, {uncertain.method}"
    elif outturn.value is not None and uncertain.why_not:
        yield "By chance", f"no interval: {uncertain.why_not}"
    flags = "".join(f"; {flag.value}" for flag in outturn.flags)
    if outturn.value is not None:
        yield "Status", f"{outturn.status.value}{flags}"
    yield "Definition", indicator.definition_of(shown.reading)


def _target(bars: BarsExplained | None) -> Iterator[Line]:
    if bars is None:
        yield "Target", "There is no target for this figure."
        return
    yield "Target", f"{bars.year}: {_numbers(bars)}{f' ({bars.milestone})' if bars.milestone else ''}"
    decided = f", decided by {bars.decided_by}" if bars.decided_by else ""
    yield "Set by", f"{bars.decision_ref or 'not recorded'}{decided}"
    yield "Stands in", bars.where
    for step in bars.steps:
        yield "Found", step
    if bars.annual is not None:
        yield "All year", f"target {exact(bars.annual)}, spread over the months by a profile"
    if bars.ahead:
        yield "Ahead", ", ".join(f"{row.year}: {exact(row.target)}" for row in bars.ahead if row.target is not None)
    if len(bars.in_year) > 1:
        for row in bars.in_year:
            since = f"from {long_date(row.effective_from)}" if row.effective_from else "from the start"
            who = "".join(f", {part}" for part in (row.decision_ref, row.decided_by) if part)
            yield f"In {row.year}", f"{since}: {_numbers(row)}{who} ({row.file}:{row.line})"


def _numbers(row: BarsExplained | Target) -> str:
    named = (
        ("target", row.target),
        ("floor", row.floor),
        ("baseline", row.baseline),
        ("service standard", row.standard),
    )
    said = [f"{name} {exact(value)}" for name, value in named if value is not None]
    if row.band is not None:
        said.append(f"band {exact(row.band.low)} to {exact(row.band.high)}")
    return ", ".join(said) or "no number"


def _colour(explained: Explained) -> Iterator[Line]:
    told = explained.explanation
    yield "Rating", told.sentence
    if told.why_not_rated:
        yield "Because", told.why_not_rated
    yield "Rule", f"{told.rule} ({told.rule_page})" if told.rule_page else told.rule
    yield "Policy", f"{told.policy} ({told.policy_source})" if told.policy else "no policy covers this period"


def _arrow(arrow: ArrowExplained, explained: Explained) -> Iterator[Line]:
    indicator = explained.shown.indicator
    yield "Arrow", arrow.sentence
    chosen = f", chosen by {arrow.chosen_by}" if arrow.chosen_by else ""
    yield "Method", f"{arrow.method}{chosen} ({arrow.page})" if arrow.method else "none"
    if arrow.of_reading:
        yield "Tested on", indicator.name_of(arrow.of_reading)
    before = arrow.previous
    if before is not None and before.value is not None and arrow.evidence is None:
        value = f"{printed(before.value, indicator.decimals)}{indicator.unit.suffix}"
        of = "" if before.denominator is None else f", {before.numerator:,} of {before.denominator:,}"
        yield "Before", f"{period_words(before.month, indicator)}: {value}{of} ({before.status.value})"
    if arrow.evidence is not None:
        yield from _test(arrow.evidence, arrow.significant, indicator.reported_as(arrow.of_reading))


def _test(evidence: Evidence, significant: float | None, indicator: Indicator) -> Iterator[Line]:
    suffix = indicator.unit.suffix
    if evidence.limits is not None:
        places = indicator.decimals + _FINER  # a point may lie outside a limit that is printed alike
        lower, mean, upper = (f"{printed(limit, places)}{suffix}" for limit in evidence.limits)
        yield "Test", f"{evidence.test}: mean {mean}, limits {lower} and {upper}"
    elif evidence.statistic is not None and evidence.p is not None:
        found = f"{evidence.symbol} {evidence.statistic:.6f}, {chance_words(evidence.p)}"
        yield "Test", f"{evidence.test}: {found}; clear when p is under {significant}"
    yield "Points", f"{len(evidence.points)} figures, the latest last:"
    yield from _aligned(
        (
            period_words(point.month, indicator),
            f"{printed(point.value, indicator.decimals)}{suffix}",
            "" if point.denominator is None else f"{point.numerator:,} of {point.denominator:,}",
            point.status,
        )
        for point in evidence.points
    )


def _aligned(rows: Iterable[tuple[str, ...]]) -> Iterator[Line]:
    """Columns under each other: the first begins on the left, the second ends on the right."""
    table = list(rows)
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for first, second, *others in table:
        rest = (f"{text:<{width}}" for text, width in zip(others, widths[2:], strict=True))
        yield "", "  ".join((f"{first:<{widths[0]}}", f"{second:>{widths[1]}}", *rest)).rstrip()


def _comparators(behind: ComparatorsBehind, explained: Explained) -> Iterator[Line]:
    """What `show` says of each comparator stands above; here is where the figures come from."""
    compared = explained.shown.compared
    source = compared[0].source if compared else ""
    yield "Series", f"{behind.series}, of {source}" if source else behind.series
    yield "Period", f"to {long_date(behind.day)}: the latest published one that is not after the figure's own"
    if behind.listed is None:
        yield "Neighbours", "the dictionary has no list of them"
        return
    later = next((one for one in behind.lists if one.first_year > behind.listed.first_year), None)
    first, version = behind.listed.first_year, behind.listed.version
    holds = f"held from {first} until the list of {later.version} in {later.first_year}" if later else f"since {first}"
    yield "Neighbours", f"list of {version}, {holds}; nearest first:"
    suffix = explained.shown.indicator.unit.suffix
    yield from _aligned((one.name, f"{one.value}{suffix}" if one.value else "–", one.why) for one in behind.members)


def _data(explained: Explained) -> Iterator[Line]:
    if explained.needs:
        yield "Needs", f"data for {explained.needs}"
    for table, covered in explained.covers:
        yield "Covered", f"{table}: {covered}"
    counted = [behind for behind in explained.extracts if behind.counted]
    for behind in counted:
        extract, read = behind.extract, f"version {behind.loaded.version}, extract {behind.extract.id[:8]}"
        aside = f"{_rows_said(extract.set_aside)} set aside and {_fields_said(extract.flagged)} flagged"
        counted_here = f"{_rows_said(behind.counted)} counted; when it was loaded, {aside}"
        yield "Extract", f"{_edition(behind)}, {read}: {counted_here}"
    others = [_edition(behind) for behind in explained.extracts if not behind.counted]
    if others:
        yield "No row of", _listed(others)


def _edition(behind: ExtractBehind) -> str:
    source, key = behind.extract.source, behind.extract.key
    return key if source == "extract" else f"{source} {key}"


def _listed(names: Sequence[str]) -> str:
    """Every edition, one return after the other; many are counted: `csww 2019, 2020; posts, 27 from 2019-06 to …`."""
    by_return: dict[str, list[str]] = {}
    for name in names:
        source, _, edition = name.partition(" ")
        by_return.setdefault(source, []).append(edition)
    return "; ".join(
        f"{source} {', '.join(editions)}".strip()
        if len(editions) <= _SPELT
        else f"{source}, {len(editions)} editions from {editions[0]} to {editions[-1]}"
        for source, editions in by_return.items()
    )


def _rows_said(count: int) -> str:
    return "1 row" if count == 1 else f"{count:,} rows"


def _fields_said(count: int) -> str:
    return "1 field" if count == 1 else f"{count:,} fields"


def _rows(explained: Explained, list_rows: bool) -> Iterable[Line]:
    if not explained.rows:
        yield "None", "No row was counted: there is no figure."
    for part in explained.rows:
        line = f"{part.part}: {_rows_said(len(part.counted))} of {part.table}"
        if part.set_aside:
            columns = Counter(column for _, wrong in part.set_aside for column in wrong)
            why = ", ".join(f"{column} ({count:,})" for column, count in columns.most_common())
            line += f"; {len(part.set_aside):,} set aside because a field is missing or was flagged: {why}"
        else:
            line += "; none set aside"
        yield "Counted", line
        if list_rows:
            yield from (("", f"counted    {row}  {explained.tracer.trace(row).place}") for row in part.counted)
            for row, wrong in part.set_aside:
                yield "", f"set aside  {row}  {explained.tracer.trace(row).place} ({', '.join(wrong)})"
