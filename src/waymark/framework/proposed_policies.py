"""Proposed policies: a file judges in the place of the dictionary's own of its year, before it is one of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from waymark.domain.issue import Issue, errors_in
from waymark.framework.loaded import LoadedFramework
from waymark.framework.read_policies import PolicyFile, read_policies
from waymark.framework.schema import POLICY
from waymark.written.fields import read_fields
from waymark.written.findings import Findings
from waymark.written.text_file import decode, read_bytes
from waymark.written.yaml_file import read_yaml


@dataclass(frozen=True)
class ProposedPolicy:
    """year: the financial year that it is to judge, `2025-26` · path: the file · file: its name as the user gave it."""

    year: str
    path: Path
    file: str


def with_policies(
    loaded: LoadedFramework, folder: Path, proposed: Sequence[ProposedPolicy]
) -> tuple[LoadedFramework, list[Issue]]:
    """The dictionary as if each file stood in `policies/` of its `folder` under the name of its year.

    Policies that carry on from a year that is replaced are read again too. The issues are those of the files given.
    """
    issues: list[Issue] = []
    places, files = loaded.places, []
    given = {one.year: (one.path, one.file) for one in proposed}
    name = folder.resolve().name
    own = {path.stem: (path, f"{name}/policies/{path.name}") for path in (folder / "policies").glob("*.yaml")}
    for year, (path, file) in sorted((own | given).items()):
        read = _read(year, path, Findings(file, issues))
        if read is None:
            continue
        files.append(read)
        if year in given:
            places = places.without(f"policy {year}")
            places.remember(f"policy {year}", file, read.fields)
    policies = read_policies(files)
    if errors_in(issues):
        return loaded, issues
    return replace(loaded, policies=tuple(policies), places=places), issues


def _read(year: str, path: Path, findings: Findings) -> PolicyFile | None:
    content, issues = read_bytes(path, findings.file)
    findings.issues.extend(issues)
    text, issues = (None, []) if content is None else decode(content, findings.file)
    findings.issues.extend(issues)
    mapping, issues = (None, []) if text is None else read_yaml(text, findings.file)
    findings.issues.extend(issues)
    return None if mapping is None else PolicyFile(year, read_fields(mapping, POLICY, findings), findings)
