"""Loads a return: read, set aside, version, standardise, commit. All of it or nothing."""

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from waymark.domain.errors import RefusedError, WaymarkError
from waymark.domain.issue import Issue, Level
from waymark.operations.dictionary import dictionary_of
from waymark.operations.standardise import standardise
from waymark.operations.workspace import Workspace
from waymark.sources.intake import Edition, FlaggedValue, FoundEdition, QuarantinedRow, Source
from waymark.sources.registry import SOURCES
from waymark.store.durable import exclusive
from waymark.store.extracts import Extract, ExtractWriter
from waymark.store.pseudonyms import fingerprint, pseudonyms
from waymark.store.state import State, Store

Progress = Callable[[str], None]
_SEVERAL_YEARS = re.compile(r"\d{4}-\d\d to \d{4}-\d\d")  # the key of a file that states no year


@dataclass(frozen=True)
class LoadedEdition:
    """What became of one edition. `outcome`: new · corrected (a further version) · unchanged (held already).

    issues: grouped, the first place of each named · set_aside, flagged: every such row and field, one by one.
    """

    extract: Extract
    version: int
    outcome: str
    issues: tuple[Issue, ...]
    set_aside: tuple[QuarantinedRow, ...]
    flagged: tuple[FlaggedValue, ...]


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
    source = SOURCES.get(source_name)
    if source is None:
        raise WaymarkError(f"'{source_name}' is not a return", f"Known: {', '.join(sorted(SOURCES))}.")
    if absent := [path for path in paths if not path.exists()]:
        raise WaymarkError(f"{absent[0]} does not exist", "Check the path.")
    framework = dictionary_of(workspace)
    pseudonym = pseudonyms(workspace.pseudonym_key)
    store = workspace.store
    with exclusive(store.lock):
        store.clear_staging()
        before = store.state()
        key = fingerprint(workspace.pseudonym_key)
        if before.key and before.key != key:
            raise WaymarkError(
                f"{workspace.pseudonym_key.name} is not the key that this store was filled with",
                "Restore the right key from a backup: with another, one child would count as two.",
            )
        found = _found(source, paths)
        if year is not None and len(found) > 1:
            raise WaymarkError(
                f"--year names one year, but {len(found)} editions were found",
                "Load them one at a time, or leave --year out: the year is read from the dates.",
            )
        read: list[tuple[FoundEdition, Edition, ExtractWriter]] = []
        refusals: list[Issue] = []
        for candidate in found:
            progress(f"Reading {candidate.label or source.title}")
            writer = ExtractWriter(store.staging, source.record_tables)
            try:
                edition = source.read(candidate, writer, pseudonym, year)
            except RefusedError as refused:
                writer.discard()
                refusals.extend(_issues_of(refused))
                continue
            read.append((candidate, edition, writer))
        refusals.extend(_same_edition_twice(read))
        if strict:
            refusals.extend(issue for _, edition, _ in read for issue in _refused_rows(edition))
        if refusals:
            for _, _, writer in read:
                writer.discard()
            raise RefusedError("nothing was loaded", refusals)
        extracts = [_settle(source, candidate, edition, writer, store.extracts) for candidate, edition, writer in read]
        after = before.with_loads([(extract, _edition_of(extract, before, store)) for extract in extracts])
        noticed: tuple[Issue, ...] = ()
        if after != before:
            progress("Making the standard tables")
            dataset, by_source = standardise(store, after, framework.areas)
            noticed = by_source[source_name]
            store.save(replace(after, standard=dataset.id, key=key))
    return LoadReport(
        source_name,
        tuple(
            _loaded_edition(extract, edition, before, after)
            for extract, (_, edition, _) in zip(extracts, read, strict=True)
        ),
        noticed,
    )


def _settle(source: Source, found: FoundEdition, edition: Edition, writer: ExtractWriter, extracts: Path) -> Extract:
    profile = edition.profile
    return writer.finish(
        source=source.name,
        key=edition.key,
        label=edition.label,
        files=[(path.name, _sha256(path)) for _, path in sorted(found.files.items())],
        children=profile.children,
        first_date=profile.first_date.isoformat() if profile.first_date else "",
        last_date=profile.last_date.isoformat() if profile.last_date else "",
        coverage=edition.coverage,
        set_aside=[(q.file, q.sheet, q.row, q.column, q.value, q.rule, q.hint) for q in edition.quarantined],
        flagged=[(f.row_id, f.table, f.column, f.value, f.rule, f.sentence) for f in edition.flagged],
        issues=[{**asdict(issue), "level": issue.level.value} for issue in edition.issues],
        extracts=extracts,
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


def _same_edition_twice(read: Sequence[tuple[FoundEdition, Edition, ExtractWriter]]) -> list[Issue]:
    """Two sets of files for one year in one load: no order of files may decide which is the later."""
    issues: list[Issue] = []
    labels: dict[str, str] = {}
    for found, edition, _ in read:
        if edition.key in labels:
            issues.append(
                Issue(
                    "same_edition_twice",
                    f"'{labels[edition.key]}' and '{found.label}' both hold {edition.key}.",
                    "Load only one of them, or load them one after the other, the corrected one last.",
                )
            )
        labels.setdefault(edition.key, found.label)
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


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _loaded_edition(extract: Extract, edition: Edition, before: State, after: State) -> LoadedEdition:
    current = next(load for load in after.current() if load.extract == extract.id)
    known = before.current_of(current.source, current.key)
    outcome = "new" if known is None else "unchanged" if known.extract == extract.id else "corrected"
    version = current.version
    return LoadedEdition(extract, version, outcome, edition.issues, edition.quarantined, edition.flagged)


def _reads(value: str) -> str:
    return f"reads '{value}'" if value else "is blank"


def _found(source: Source, paths: Sequence[Path]) -> list[FoundEdition]:
    try:
        return source.find(paths)
    except RefusedError as refused:
        raise RefusedError("nothing was loaded", _issues_of(refused)) from refused


def _issues_of(refused: RefusedError) -> Sequence[Issue]:
    return refused.issues or [Issue("refused", str(refused), refused.hint)]
