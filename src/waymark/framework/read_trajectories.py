"""`trajectories.csv` → trajectories. A framework may leave the file out."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from waymark.domain.area import AreaTree
from waymark.domain.indicator import Indicator
from waymark.domain.trajectory import Trajectory, TrajectoryShape
from waymark.framework.read_improvement import read_improvement
from waymark.framework.read_subject import area_code_of, indicator_of
from waymark.framework.read_years import read_year
from waymark.written.fields import Fields
from waymark.written.findings import Findings

_NUMBER = re.compile(r"-?[0-9]{1,9}(\.[0-9]{1,6})?")


def read_trajectories(
    rows: Sequence[Fields], indicators: Mapping[str, Indicator], areas: AreaTree | None, findings: Findings
) -> list[Trajectory]:
    """The sound rows. Whether their milestones lead from the baseline to the target, a check asks.

    indicators: by code; a code that is not among them is left for a check to report.
    """
    read = []
    for row in rows:
        before = len(findings.issues)
        indicator = indicator_of(row, indicators)
        begins = read_year(row, "baseline_year", indicator, findings)
        ends = read_year(row, "target_year", indicator, findings)
        by_hand = _milestones(row, findings)
        improvement = read_improvement(row, indicator, findings)
        baseline, target = row.number("baseline"), row.number("target")
        if row.sound and len(findings.issues) == before and target is None and improvement is None:
            hint = "Fill in the target, or improve_by and improve_in."
            said = "The row says where it begins, and not where it ends."
            findings.add("trajectory_without_target", said, row=row.line, field="target", hint=hint)
        if not row.sound or len(findings.issues) > before or baseline is None or begins is None or ends is None:
            continue
        read.append(
            Trajectory(
                indicator=row.text("indicator"),
                area=area_code_of(row, areas),
                baseline_year=begins,
                baseline=baseline,
                target_year=ends,
                target=target,
                shape=TrajectoryShape(row.text("shape")),
                by_hand=by_hand,
                improvement=improvement,
                effective_from=row.day("effective_from"),
                decision_ref=row.text("decision_ref"),
                decided_by=row.text("decided_by"),
                file=findings.file,
                line=row.line,
            )
        )
    return read


def _milestones(row: Fields, findings: Findings) -> tuple[Fraction, ...]:
    """The numbers of `67; 73; 79; 85`."""
    parts = [part.strip() for part in row.text("milestones").split(";")] if row.text("milestones") else []
    wrong = next((part for part in parts if not _NUMBER.fullmatch(part)), None)
    if wrong is not None:
        hint = "Separate the numbers by semicolons: 67; 73; 79; 85. No %, and no comma within a number."
        said = f"'{wrong}' is not a number, in 'milestones'." if wrong else "A number is missing in 'milestones'."
        findings.add("number", said, row=row.line, field="milestones", value=row.text("milestones"), hint=hint)
        return ()
    return tuple(Fraction(part) for part in parts)
