"""Loading a framework: a folder of YAML and CSV files → the dictionary, or every issue there is."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from waymark.assessment.targets.milestones import with_milestones
from waymark.domain.area import AreaTree
from waymark.domain.data_source import DataSource
from waymark.domain.framework import Framework
from waymark.domain.indicator import Indicator
from waymark.domain.issue import Issue, Level, errors_in
from waymark.domain.lookups import Lookups
from waymark.domain.policy import Policy
from waymark.domain.publication import Publication
from waymark.domain.scorecard_outline import ScorecardOutline
from waymark.domain.target import Target
from waymark.framework.calendars import Calendars
from waymark.framework.check import check_all
from waymark.framework.described import Described, described
from waymark.framework.loaded import LoadedFramework
from waymark.framework.places import Places
from waymark.framework.publication_schema import NEIGHBOUR, PUBLICATION
from waymark.framework.read_areas import read_areas
from waymark.framework.read_calendar import read_calendar
from waymark.framework.read_indicator import read_indicator
from waymark.framework.read_lookups import read_sectors, read_teams
from waymark.framework.read_neighbours import read_neighbours
from waymark.framework.read_policies import PolicyFile, read_policies
from waymark.framework.read_profiles import read_profiles
from waymark.framework.read_publication import read_publication
from waymark.framework.read_scorecard import read_scorecard
from waymark.framework.read_sources import read_sources
from waymark.framework.read_targets import read_targets
from waymark.framework.read_trajectories import read_trajectories
from waymark.framework.schema import (
    AREA,
    CALENDAR,
    DATA_SOURCES,
    FRAMEWORK,
    HOLIDAY,
    INDICATOR,
    POLICY,
    SCORECARD,
    SECTOR_LOOKUP,
    TARGET,
    TEAM_LOOKUP,
)
from waymark.framework.trajectory_schema import PROFILE, TRAJECTORY
from waymark.written.csv_file import read_csv
from waymark.written.fields import Fields, read_fields
from waymark.written.findings import Findings
from waymark.written.shape import Shape
from waymark.written.text_file import decode, read_bytes
from waymark.written.yaml_file import read_yaml

FOLDERS = {
    "indicators": (".yaml",),
    "targets": (".csv",),
    "policies": (".yaml",),
    "scorecards": (".yaml",),
    "calendars": (".yaml", ".csv"),
    "published": (".yaml",),
    "lookups": (".csv",),
}

_LOOKUPS = {"postcode_sectors": (SECTOR_LOOKUP, read_sectors), "teams": (TEAM_LOOKUP, read_teams)}


def load_framework(path: Path, today: date | None = None) -> tuple[Framework | None, list[Issue]]:
    """The framework in the folder `path`, or None when an issue of level error stands against it.

    Issues come all at once, in order of file and line; warnings do not refuse. Files are named from the folder's
    own name on: `kent/indicators/SCS18.yaml`. The version is the SHA-256 of the names and bytes of the files
    read, its first 12 hexadecimal digits: the same files give the same version anywhere. With `today`, review dates
    that are past are warnings too.
    """
    loaded, issues = load_with_places(path, today)
    issues = sorted(issues, key=lambda issue: (issue.file, issue.row or 0, issue.field))
    return (None if errors_in(issues) or loaded is None else loaded.whole()), issues


def load_with_places(path: Path, today: date | None = None) -> tuple[LoadedFramework | None, list[Issue]]:
    """As `load_framework`, with the place of every statement beside it. Each issue once: the years of a trajectory may
    share one."""
    if not path.is_dir():
        hint = "Give the folder that holds framework.yaml."
        return None, [Issue("folder_missing", "This is not a folder with a framework.", hint, file=path.name)]
    loading = _Loading(path, path.resolve().name)
    loaded = replace(loading.all(), today=today)
    return loaded, list(dict.fromkeys((*loading.issues, *check_all(loaded))))


@dataclass
class _Loading:
    """One reading of one folder. Keeps the bytes of every file read, for the version."""

    folder: Path
    name: str
    issues: list[Issue] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)
    places: Places = field(default_factory=Places)
    described: list[Described] = field(default_factory=list)

    def all(self) -> LoadedFramework:
        about = self._yaml("framework.yaml", FRAMEWORK, "framework")
        areas = self._areas()
        stems = {folder: self._stems(folder, endings) for folder, endings in FOLDERS.items()}
        areas = self._with_lookups(areas, stems["lookups"])
        calendars = self._calendars(stems["calendars"])
        indicators = self._indicators(stems["indicators"], calendars)
        before = len(self.issues)
        by_code = {one.code: one for one in indicators}
        written = self._targets(stems["targets"], by_code, areas)
        rows = self._optional("trajectories.csv", TRAJECTORY)
        trajectories = read_trajectories(rows, by_code, areas, self._findings("trajectories.csv"))
        rows = self._optional("profiles.csv", PROFILE)
        profiles = read_profiles(rows, by_code, areas, self._findings("profiles.csv"))
        policies = self._policies(stems["policies"])
        damaged = len(self.issues) > before
        scorecards = self._scorecards(stems["scorecards"])
        sources = self._sources()
        before = len(self.issues)
        publications = self._publications(stems["published"])
        publications_damaged = len(self.issues) > before
        neighbours = self._optional("neighbours.csv", NEIGHBOUR)
        return LoadedFramework(
            name="" if about is None else about.fields.text("name"),
            organisation="" if about is None else about.fields.text("organisation"),
            produced_by="" if about is None else about.fields.text("produced_by"),
            version=version_of(self.contents),
            areas=areas,
            codes=frozenset(stems["indicators"]),
            indicators=tuple(indicators),
            targets=with_milestones(written, trajectories, by_code),
            written=tuple(written),
            trajectories=tuple(trajectories),
            profiles=tuple(profiles),
            policies=tuple(policies),
            scorecards=tuple(scorecards),
            places=self.places,
            region=("", "") if about is None else (about.fields.text("region_code"), about.fields.text("region_name")),
            damaged=damaged,
            scorecard_names=frozenset(stems["scorecards"]),
            sources=tuple(sources),
            publications=tuple(publications),
            publications_damaged=publications_damaged,
            neighbours=tuple(read_neighbours(neighbours, self._findings("neighbours.csv"))),
            described=tuple(self.described),
            neighbours_average="" if about is None else about.fields.text("neighbours_average"),
        )

    def _areas(self) -> AreaTree | None:
        rows = self._csv("areas.csv", AREA)
        return None if rows is None else read_areas(rows, self._findings("areas.csv"))

    def _with_lookups(self, areas: AreaTree | None, stems: list[str]) -> AreaTree | None:
        """The areas with what leads to them. Both files may be left out; one of another name is said."""
        pairs: dict[str, tuple[tuple[str, str], ...]] = {}
        for stem in stems:
            name = f"lookups/{stem}.csv"
            if stem not in _LOOKUPS:
                hint = f"Known are {' and '.join(f'{each}.csv' for each in _LOOKUPS)}."
                self._findings(name).add("file_not_read", "This is not read.", hint=hint, level=Level.WARNING)
                continue
            shape, read = _LOOKUPS[stem]
            if (rows := self._csv(name, shape)) is not None:
                pairs[stem] = read(rows, areas, self._findings(name))
        lookups = Lookups(pairs.get("postcode_sectors", ()), pairs.get("teams", ()))
        return None if areas is None else replace(areas, lookups=lookups)

    def _calendars(self, stems: list[str]) -> Calendars:
        """Each from two files: which days it covers, and which of them are no working days."""
        sound = {}
        for stem in stems:
            file = self._yaml(f"calendars/{stem}.yaml", CALENDAR, f"calendar {stem}")
            name = f"calendars/{stem}.csv"
            rows = self._csv(name, HOLIDAY)
            if file is None or rows is None:
                continue
            calendar = read_calendar(stem, file.fields, rows, file.findings, self._findings(name))
            if calendar is not None:
                sound[stem] = calendar
        return Calendars(frozenset(stems), sound)

    def _indicators(self, stems: list[str], calendars: Calendars) -> list[Indicator]:
        read = []
        for stem in stems:
            file = self._yaml(f"indicators/{stem}.yaml", INDICATOR, f"indicator {stem}")
            if file is None:
                continue
            one = read_indicator(file.fields, stem, file.findings, calendars)
            self.described.append(described(file.fields, stem, one))
            if one is not None:
                read.append(one)
        if not stems:
            hint = "Add one; docs/guide/write-an-indicator.md shows how."
            self._findings("indicators").add("indicators_none", "There is no indicator.", hint=hint)
        return read

    def _targets(self, stems: list[str], indicators: dict[str, Indicator], areas: AreaTree | None) -> list[Target]:
        read: list[Target] = []
        for stem in stems:
            name = f"targets/{stem}.csv"
            if (rows := self._csv(name, TARGET)) is not None:
                read += read_targets(rows, stem, indicators, areas, self._findings(name))
        return read

    def _policies(self, stems: list[str]) -> list[Policy]:
        files = [self._yaml(f"policies/{stem}.yaml", POLICY, f"policy {stem}") for stem in stems]
        known = [PolicyFile(stem, f.fields, f.findings) for stem, f in zip(stems, files, strict=True) if f is not None]
        return read_policies(known)

    def _scorecards(self, stems: list[str]) -> list[ScorecardOutline]:
        read = []
        for stem in stems:
            file = self._yaml(f"scorecards/{stem}.yaml", SCORECARD, f"scorecard {stem}")
            if file is not None and (one := read_scorecard(file.fields, stem, file.findings)) is not None:
                read.append(one)
        return read

    def _sources(self) -> list[DataSource]:
        if not (self.folder / "sources.yaml").exists():
            return []
        file = self._yaml("sources.yaml", DATA_SOURCES, "sources")
        return [] if file is None else read_sources(file.fields, file.findings)

    def _publications(self, stems: list[str]) -> list[Publication]:
        read = []
        for stem in stems:
            file = self._yaml(f"published/{stem}.yaml", PUBLICATION, f"publication {stem}")
            if file is not None and (one := read_publication(file.fields, stem, file.findings)) is not None:
                read.append(one)
        return read

    def _stems(self, folder: str, endings: tuple[str, ...]) -> list[str]:
        """The names, without ending, of a folder's files; a file of another ending is never read, and is said."""
        place = self.folder / folder
        found = []
        for path in sorted(place.iterdir()) if place.is_dir() else ():
            if path.name.startswith("."):
                continue
            if path.suffix in endings and path.is_file():
                found.append(path.stem)
            else:
                findings = self._findings(f"{folder}/{path.name}")
                hint = f"Name it with the ending {' or '.join(endings)}, or move it away."
                findings.add("file_not_read", "This is not read.", hint=hint, level=Level.WARNING)
        return list(dict.fromkeys(found))

    def _yaml(self, name: str, shape: Shape, subject: str) -> "_File | None":
        text = self._text(name)
        if text is None:
            return None
        findings = self._findings(name)
        mapping, issues = read_yaml(text, findings.file)
        self.issues += issues
        if mapping is None:
            return None
        fields = read_fields(mapping, shape, findings)
        self.places.remember(subject, findings.file, fields)
        return _File(fields, findings)

    def _csv(self, name: str, shape: Shape) -> list[Fields] | None:
        text = self._text(name)
        if text is None:
            return None
        findings = self._findings(name)
        rows, issues = read_csv(text, findings.file, shape)
        self.issues += issues
        return [read_fields(row, shape, findings, blank_is_absent=True) for row in rows]

    def _optional(self, name: str, shape: Shape) -> list[Fields]:
        """The rows of a file that a framework may leave out."""
        return (self._csv(name, shape) or []) if (self.folder / name).exists() else []

    def _text(self, name: str) -> str | None:
        file = self._findings(name).file
        content, issues = read_bytes(self.folder / name, file)
        self.issues += issues
        if content is None:
            return None
        self.contents[name] = content
        text, issues = decode(content, file)
        self.issues += issues
        return text

    def _findings(self, name: str) -> Findings:
        """Findings for a file of this folder, kept in the one list."""
        return Findings(f"{self.name}/{name}", self.issues)


@dataclass(frozen=True)
class _File:
    fields: Fields
    findings: Findings


def version_of(contents: dict[str, bytes]) -> str:
    """The first 12 hexadecimal digits of the SHA-256 over names and bytes, in order of name.

    Each name and content is preceded by its length, so that no two sets of files run together alike.
    """
    digest = hashlib.sha256()
    for name in sorted(contents):
        for part in (name.encode(), contents[name]):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()[:12]
