"""Reads editions into staging, several at once where there is much to read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue
from waymark.operations.processes import Processes
from waymark.sources.intake import Edition, FoundEdition
from waymark.sources.registry import SOURCES
from waymark.store.extracts import ExtractWriter, StagedExtract
from waymark.store.pseudonyms import pseudonyms

_WORTH_A_PROCESS = 8_000_000  # bytes of files, which take longer to read than a process to start


@dataclass(frozen=True)
class ReadEdition:
    """An edition whose rows lie in staging."""

    source: str
    found: FoundEdition
    edition: Edition
    staged: StagedExtract


@dataclass(frozen=True)
class Reading:
    """The work of reading one edition. year: as of `Source.read`. Gives the issues when it was refused."""

    source: str
    found: FoundEdition
    year: int | None
    key: Path
    staging: Path

    @property
    def label(self) -> str:
        return f"Reading {self.found.label or SOURCES[self.source].title}"

    @property
    def size(self) -> int:
        return sum(path.stat().st_size for path in self.found.files.values() if path.exists())

    def do(self) -> ReadEdition | tuple[Issue, ...]:
        source = SOURCES[self.source]
        writer = ExtractWriter(self.staging, source.record_tables)
        try:
            edition = source.read(self.found, writer, pseudonyms(self.key), self.year)
        except RefusedError as refused:
            writer.discard()
            return issues_of(refused)
        return ReadEdition(self.source, self.found, edition, writer.close())


def read_editions(
    readings: Sequence[Reading], processes: Processes, progress: Callable[[str], None]
) -> tuple[list[ReadEdition], list[Issue]]:
    """The editions that could be read and the issues of those that could not, both in the order asked for."""
    read: list[ReadEdition] = []
    refusals: list[Issue] = []
    weights = [reading.size for reading in readings]
    for came_to in processes.all(readings, weights, _WORTH_A_PROCESS, progress):
        if isinstance(came_to, ReadEdition):
            read.append(came_to)
        else:
            refusals.extend(came_to)
    return read, refusals


def issues_of(refused: RefusedError) -> tuple[Issue, ...]:
    return refused.issues or (Issue("refused", str(refused), refused.hint),)
