"""Loads a return: read, set aside, version, standardise, commit. All of it or nothing."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from waymark.domain.errors import RefusedError, WaymarkError
from waymark.domain.issue import Issue, Level
from waymark.operations.dictionary import dictionary_of
from waymark.operations.diff import Difference, recorded_difference
from waymark.operations.processes import Processes
from waymark.operations.reading import ReadEdition, Reading, issues_of, read_editions
from waymark.operations.standardise import standardise
from waymark.operations.workspace import Workspace
from waymark.sources.delimited import shown_name
from waymark.sources.intake import Edition, FlaggedValue, FoundEdition, QuarantinedRow
from waymark.sources.registry import SOURCES
from waymark.store.durable import exclusive, sha256_of
from waymark.store.extracts import Extract, settle_extracts
from waymark.store.pseudonyms import fingerprint
from waymark.store.state import State, Store

Progress = Callable[[str], None]
_SEVERAL_YEARS = re.compile(r"\d{4}-\d\d to \d{4}-\d\d")  # the key of a file that states no year


@dataclass(frozen=True)
class LoadedEdition:
    """What became of one edition. `outcome`: new · corrected (a further version) · unchanged (held already).

    issues: grouped, the first place of each named · set_aside, flagged: every such row and field, one by one ·
    difference: of a corrected one, from the version before.
    """

    extract: Extract
    version: int
    outcome: str
    issues: tuple[Issue, ...]
    set_aside: tuple[QuarantinedRow, ...]
    flagged: tuple[FlaggedValue, ...]
    difference: Difference | None = None


@dataclass(frozen=True)
class LoadReport:
    """`noticed`: what standardising all current editions of the return together brought to light."""

    source: str
    editions: tuple[LoadedEdition, ...]
    noticed: tuple[Issue, ...]

    @property
    def changed(self) -> bool:
        return any(edition.outcome != "unchanged" for edition in self.editions)


def load(
    workspace: Workspace,
    source_name: str,
    paths: Sequence[Path],
    year: int | None = None,
    strict: bool = False,
    progress: Progress = lambda _: None,
) -> LoadReport:
    """Loads every edition of one return found in the paths.

    Raises RefusedError, with every issue of every file, when anything as a whole cannot be taken; then nothing is
    stored. With `strict`, a row set aside is such a reason.
    """
    (report,) = _load(workspace, {source_name: paths}, year, strict, progress)
    return report


def load_returns(
    workspace: Workspace,
    paths: Mapping[str, Sequence[Path]],
    strict: bool = False,
    progress: Progress = lambda _: None,
    year: int | None = None,
) -> tuple[LoadReport, ...]:
    """Loads several returns as one: all of them or none, and the standard tables are made once.

    paths: by return, where it is found. A report for each, in their order. Raises RefusedError as `load` does.
    """
    return _load(workspace, paths, year, strict, progress)


def _load(
    workspace: Workspace, paths: Mapping[str, Sequence[Path]], year: int | None, strict: bool, progress: Progress
) -> tuple[LoadReport, ...]:
    for name, given in paths.items():
        if name not in SOURCES:
            raise WaymarkError(f"'{name}' is not a return", f"Known: {', '.join(sorted(SOURCES))}.")
        if absent := [path for path in given if not path.exists()]:
            raise WaymarkError(f"{absent[0]} does not exist", "Check the path.")
    framework = dictionary_of(workspace)
    store = workspace.store
    with exclusive(store.lock), Processes() as processes:
        store.clear_staging()
        before = store.state()
        key = fingerprint(workspace.pseudonym_key)
        if before.key and before.key != key:
            raise WaymarkError(
                f"{workspace.pseudonym_key.name} is not the key that this store was filled with",
                "Restore the right key from a backup: with another, one child would count as two.",
            )
        found = _found(paths)
        if year is not None and len(found) > 1:
            raise WaymarkError(
                f"--year names one year, but {len(found)} editions were found",
                "Load them one at a time, or leave --year out: the year is read from the dates.",
            )
        readings = [Reading(name, each, year, workspace.pseudonym_key, store.staging) for name, each in found]
        read, refusals = read_editions(readings, processes, progress)
        refusals.extend(_same_edition_twice(read))
        if strict:
            refusals.extend(issue for each in read for issue in _refused_rows(each.edition))
        if refusals:
            for each in read:
                each.staged.discard()
            raise RefusedError("nothing was loaded", refusals)
        extracts = settle_extracts([(each.staged, _sealed(each)) for each in read], store.extracts)
        after = before.with_loads([(extract, _edition_of(extract, before, store)) for extract in extracts])
        noticed: Mapping[str, tuple[Issue, ...]] = {}
        if after != before:
            progress("Making the standard tables")
            dataset, noticed = standardise(store, after, framework.areas, processes, progress)
            store.save(replace(after, standard=dataset.id, key=key))
    loaded = [
        (each.source, _loaded_edition(extract, each.edition, before, after, store))
        for extract, each in zip(extracts, read, strict=True)
    ]
    return tuple(
        LoadReport(name, tuple(edition for of, edition in loaded if of == name), noticed.get(name, ()))
        for name in paths
    )


def _sealed(read: ReadEdition) -> str:
    edition, profile = read.edition, read.edition.profile
    return read.staged.seal(
        source=read.source,
        key=edition.key,
        label=edition.label,
        files=[(shown_name(path), sha256_of(path), part) for part, path in sorted(read.found.files.items())],
        children=profile.children,
        first_date=profile.first_date.isoformat() if profile.first_date else "",
        last_date=profile.last_date.isoformat() if profile.last_date else "",
        coverage=edition.coverage,
        set_aside=[(q.file, q.sheet, q.row, q.column, q.value, q.rule, q.hint) for q in edition.quarantined],
        flagged=[(f.row_id, f.table, f.column, f.value, f.rule, f.sentence) for f in edition.flagged],
        issues=[{**asdict(issue), "level": issue.level.value} for issue in edition.issues],
    )


def _edition_of(extract: Extract, before: State, store: Store) -> str:
    """The edition that an extract is a version of: its own key, or that of the current extract of several years
    whose span it overlaps. A file that states no year is known by the span of its dates, and a corrected file may
    well span others; both current, its records would count twice."""
    for load in before.current():
        if load.source == extract.source and all(_SEVERAL_YEARS.fullmatch(key) for key in (load.key, extract.key)):
            spans = [span for covered in store.extract(load.extract).coverage.values() for span in covered.spans]
            mine = [span for covered in extract.coverage.values() for span in covered.spans]
            if any(one.first <= other.last and other.first <= one.last for one in mine for other in spans):
                return load.key
    return extract.key


def _same_edition_twice(read: Sequence[ReadEdition]) -> list[Issue]:
    """Two sets of files for one year in one load: no order of files may decide which is the later."""
    issues: list[Issue] = []
    labels: dict[tuple[str, str], str] = {}
    for each in read:
        edition = each.source, each.edition.key
        if edition in labels:
            issues.append(
                Issue(
                    "same_edition_twice",
                    f"'{labels[edition]}' and '{each.found.label}' both hold {each.edition.key}.",
                    "Load only one of them, or load them one after the other, the corrected one last.",
                )
            )
        labels.setdefault(edition, each.found.label)
    return issues


def _refused_rows(edition: Edition) -> tuple[Issue, ...]:
    """With --strict, a row that would be set aside refuses the load."""
    return tuple(
        Issue(
            quarantined.rule,
            f"The row cannot be taken: {quarantined.column} {_reads(quarantined.value)}.",
            quarantined.hint,
            Level.ERROR,
            quarantined.file,
            quarantined.row,
            quarantined.column,
            quarantined.value,
            quarantined.sheet,
        )
        for quarantined in edition.quarantined
    )


def _loaded_edition(extract: Extract, edition: Edition, before: State, after: State, store: Store) -> LoadedEdition:
    current = next(load for load in after.current() if load.extract == extract.id)
    known = before.current_of(current.source, current.key)
    outcome = "new" if known is None else "unchanged" if known.extract == extract.id else "corrected"
    version = current.version
    difference = recorded_difference(store, known, current) if known and outcome == "corrected" else None
    return LoadedEdition(extract, version, outcome, edition.issues, edition.quarantined, edition.flagged, difference)


def _reads(value: str) -> str:
    return f"reads '{value}'" if value else "is blank"


def _found(paths: Mapping[str, Sequence[Path]]) -> list[tuple[str, FoundEdition]]:
    """Every edition with the return that it is of. Raises RefusedError with what is wrong with any return's files."""
    found: list[tuple[str, FoundEdition]] = []
    refusals: list[Issue] = []
    for name, given in paths.items():
        try:
            found.extend((name, each) for each in SOURCES[name].find(given))
        except RefusedError as refused:
            refusals.extend(issues_of(refused))
    if refusals:
        raise RefusedError("nothing was loaded", refusals)
    return found
