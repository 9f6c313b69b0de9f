"""A changed dictionary that stands in no folder: proposed policies and targets put into the workspace's own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from waymark.assessment.targets.milestones import with_milestones
from waymark.domain.errors import RefusedError, WaymarkError
from waymark.domain.framework import Framework
from waymark.domain.indicator import Indicator, key_of
from waymark.domain.issue import Issue, Level, errors_in
from waymark.domain.period import Year, YearType
from waymark.domain.policy import Policy
from waymark.domain.target import Target, Targets
from waymark.framework.check import check_all
from waymark.framework.load import load_with_places
from waymark.framework.loaded import LoadedFramework
from waymark.framework.proposed_policies import ProposedPolicy, with_policies
from waymark.framework.proposed_targets import (
    OPTION,
    TargetChange,
    change_of_row,
    read_target_file,
    read_words,
    rows_of_words,
)
from waymark.operations.figures import area_asked, indicator_asked
from waymark.operations.workspace import Workspace

YearsOf = Callable[[Indicator, str, str], Sequence[Year]]
"""From an indicator, a reading and an area to the years of the targets by which the asked months are judged."""

_BESIDE = "trajectory_beside_target"
_UNDECIDED = "variation_without_decision"  # of a proposal nothing is decided yet


@dataclass(frozen=True)
class Asked:
    """policies: `2025-26.yaml`, or `2025-26=any name.yaml` · targets: words, see `read_words` · target_files: rows ·
    all_years: the one policy judges every year of the asked months."""

    policies: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    target_files: tuple[Path, ...] = ()
    all_years: bool = False


@dataclass(frozen=True)
class PolicyChange:
    """How one year is judged. before: None where the year had no policy · carried: its own file is as it was, and
    carries on from one that is proposed."""

    before: Policy | None
    after: Policy
    carried: bool


@dataclass(frozen=True)
class Proposed:
    """framework: the whole dictionary with the changes in it · warnings: what `check` would newly say of it."""

    framework: Framework
    policies: tuple[PolicyChange, ...]
    targets: tuple[TargetChange, ...]
    warnings: tuple[Issue, ...]


def propose(workspace: Workspace, asked: Asked, policy_years: Sequence[Year], years_of: YearsOf) -> Proposed:
    """The workspace's dictionary, which is sound, with what is asked put into it. Nothing is written.

    policy_years: the financial years of the asked months. Raises WaymarkError for words or files that are not
    understood, and RefusedError, with every issue, where the checks of the dictionary would refuse the change.
    """
    if not (asked.policies or asked.targets or asked.target_files):
        raise WaymarkError("nothing is proposed", "Give --policy FILE, --target SCS18=85 or --targets FILE.csv.")
    base, _ = load_with_places(workspace.framework)
    framework = base.whole() if base is not None else None
    if base is None or framework is None:
        raise WaymarkError("the dictionary cannot be read", "Run: waymark check")
    issues: list[Issue] = []
    policies = _policies(asked, policy_years)
    changed, found = with_policies(base, workspace.framework, policies)
    issues += found
    of_files, found = _of_files(asked, base, framework)
    issues += found
    written = _with_changes(base.written, of_files)
    by_code = {one.code: one for one in framework.indicators}
    targets = replace(framework.targets, rows=with_milestones(written, base.trajectories, by_code))
    of_words = _of_words(asked, framework, targets, years_of)
    changed = replace(changed, written=written, targets=_with_changes(targets.rows, of_words))
    known = set(check_all(base))
    issues += [_placed(issue) for issue in check_all(changed) if issue not in known and issue.rule != _UNDECIDED]
    whole = changed.whole()
    if errors_in(issues) or whole is None:
        raise RefusedError(
            "the proposal cannot stand in the dictionary, so nothing was judged by it",
            errors_in(issues),
            "Correct the proposal; nothing was changed.",
        )
    given = {one.file for one in policies}
    changed_policies = tuple(
        PolicyChange(before, policy, carried=policy.file not in given)
        for policy in changed.policies
        if not _says_the_same(before := _policy_of(base, policy.year), policy)
    )
    return Proposed(whole, changed_policies, (*of_files, *of_words), tuple(issues))


def _policies(asked: Asked, policy_years: Sequence[Year]) -> list[ProposedPolicy]:
    """The files with the years that they are for."""
    found = []
    for text in asked.policies:
        year, given, name = text.rpartition("=")
        path = Path(name)
        _refuse_no_file(path)
        found.append(ProposedPolicy(_financial_year(year.strip() if given else path.stem, text, asked), path, name))
    if asked.all_years:
        if len(found) != 1:
            raise WaymarkError("--all-years needs exactly one --policy", "Give the one file that judges every year.")
        return [replace(found[0], year=year.label) for year in policy_years]
    twice = next((one.year for one in found if [other.year for other in found].count(one.year) > 1), "")
    if twice:
        raise WaymarkError(f"two policies are proposed for {twice}", "Give one file for each year.")
    return found


def _financial_year(text: str, said: str, asked: Asked) -> str:
    try:
        return Year.parse(text, YearType.FINANCIAL).label
    except ValueError:
        if asked.all_years:
            return ""
        hint = f"Name the file 2025-26.yaml, say --policy 2025-26={said}, or add --all-years."
        raise WaymarkError(f"nothing says which year '{said}' is to judge", hint) from None


def _of_files(asked: Asked, base: LoadedFramework, framework: Framework) -> tuple[list[TargetChange], list[Issue]]:
    changes, issues = [], []
    for path in asked.target_files:
        _refuse_no_file(path)
        rows, found = read_target_file(path, path.name, framework.indicators, framework.areas)
        issues += found
        root = framework.areas.root.code
        changes += [change_of_row(row, base.written, framework.targets, root) for row in rows]
    return changes, issues


def _of_words(asked: Asked, framework: Framework, targets: Targets, years_of: YearsOf) -> list[TargetChange]:
    """targets: as the files propose them; words come on top, each after the one before it."""
    changes: list[TargetChange] = []
    for text in asked.targets:
        words = read_words(text)
        indicator, reading = indicator_asked(framework, words.key, "")
        area = area_asked(framework, words.area)
        if words.year:
            try:
                years: Sequence[Year] = [Year.parse(words.year, indicator.year_type)]
            except ValueError as problem:
                raise WaymarkError(f"{problem}, in '{text}'") from None
        else:
            years = years_of(indicator, reading, area.code)
            if words.since is not None:
                years = [year for year in years if year.first <= words.since <= year.last]
        now = replace(targets, rows=_with_changes(targets.rows, changes))
        key, root = key_of(indicator.code, reading), framework.areas.root.code
        changes += rows_of_words(words, key, area.code, years, root, now)
    return changes


def _with_changes(rows: Sequence[Target], changes: Sequence[TargetChange]) -> tuple[Target, ...]:
    for change in changes:
        rows = (*(row for row in rows if row not in change.before), change.after)
    return tuple(rows)


def _policy_of(framework: LoadedFramework, year: Year) -> Policy | None:
    return next((policy for policy in framework.policies if policy.year == year), None)


def _says_the_same(before: Policy | None, after: Policy) -> bool:
    """Whichever file it stands in."""
    return before is not None and replace(before, file=after.file) == after


def _placed(issue: Issue) -> Issue:
    """What was typed as an option stands on no line. A proposed target may stand in the place of a milestone: that is
    what is asked, and a warning says what its file would need besides."""
    if issue.rule == _BESIDE:
        return replace(issue, level=Level.WARNING)
    return replace(issue, row=None) if issue.file.startswith(OPTION) else issue


def _refuse_no_file(path: Path) -> None:
    if not path.is_file():
        raise WaymarkError(f"there is no file {path}", "Give the path of a file that is there.")
