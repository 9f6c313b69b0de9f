"""What a changed rule or target would do is what it does: the change is written to files, and all is judged again."""

import csv
import io
import shutil
import tempfile
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from waymark.assessment.latest_known import latest_known
from waymark.domain.errors import RefusedError
from waymark.domain.month import Month, months_between
from waymark.domain.verdict import WhyNotRated
from waymark.operations.assembly import assembly_of
from waymark.operations.figures import figures_of
from waymark.operations.proposal import Asked
from waymark.operations.what_if import what_if
from waymark.operations.workspace import Workspace
from waymark.scorecards.assemble import assemble

AUTHORITY, LAST = "E10000016", Month.at(2024, 3)
NEAR = """  SCS42: {rating: near_target, inner_below: 2, inner_above: 1.5, outer_below: 4, outer_above: 4}
  SCS43: {rating: near_target, inner_below: 2, inner_above: 2, outer_below: 5, outer_above: 5}
  CYPE4: {rating: not_rated}
  CYPE5: {rating: not_rated}
  SEND10: {rating: not_rated}
"""
RULES = (
    "floor_and_target",
    "tolerance\n  tolerance: 4\n  tolerance_in: points",
    "tolerance\n  tolerance: 10\n  tolerance_in: percent",
    "tolerance_and_trend\n  tolerance: 2\n  tolerance_in: points",
    "baseline_and_target",
    "not_rated",
)
METHODS = ("step", "auto", "two_points", "trend_test", "spc", "regression")
CODES = ("SCS03", "SCS13", "SCS18", "SCS18.same_carer", "SCS19", "SCS34", "SCS08")
THANET = "E07000114"

policies = st.builds(
    lambda year, rule, method: (year, f"version: 2\ndefault:\n  rating: {rule}\n  direction: {method}\n"),
    st.sampled_from(("2022-23", "2023-24")),
    st.sampled_from(RULES),
    st.sampled_from(METHODS),
)
days = st.sampled_from((None, date(2023, 7, 1), date(2023, 10, 1), date(2024, 2, 1)))
words = st.tuples(
    st.sampled_from(CODES),
    st.sampled_from(("", THANET)),
    st.integers(20, 95),
    st.none() | st.integers(20, 95),
    days,
)
asked = st.tuples(st.none() | policies, st.lists(words, max_size=3, unique_by=lambda one: one[0])).filter(any)


class Changed:
    """A copy of the dictionary in which the change is written down, by the rules of the guide and nothing else."""

    def __init__(self, workspace, folder):
        self.framework = folder / "framework"
        shutil.copytree(workspace.framework, self.framework)
        self.workspace = Workspace(workspace.root, self.framework)

    def policy(self, year, text):
        (self.framework / "policies" / f"{year}.yaml").write_text(text)

    def target(self, key, area, year, target, floor, since):
        """As `KEY@AREA:YEAR=target,floor=…,from=…` says it."""
        path = self.framework / "targets" / f"{year}.csv"
        heading, *_ = path.read_text().splitlines()
        rows = list(csv.DictReader(io.StringIO(path.read_text())))
        start, day = f"{year[:4]}-04-01", str(since) if since else ""
        own = [row for row in rows if (row["indicator"], row["area"]) == (key, area)]
        those = own or [row for row in rows if (row["indicator"], row["area"]) == (key, AUTHORITY)]
        named = {"area": area, "target": str(target)} | ({} if floor is None else {"floor": str(floor)})
        changed = [{**row, **named} for row in those if row["effective_from"] >= day]
        held = [row for row in those if row["effective_from"] <= (day or start)]
        blank = {"indicator": key, "year": year, "decision_ref": "plan"}
        first = {**max(held, key=lambda row: row["effective_from"], default=blank), **named, "effective_from": day}
        if day not in {row["effective_from"] for row in changed} and (day or not changed):
            changed.append(first)
        kept = [row for row in rows if row not in own or row["effective_from"] < day]
        written = io.StringIO(newline="")
        table = csv.DictWriter(written, heading.split(","), restval="", extrasaction="ignore", lineterminator="\n")
        table.writeheader()
        table.writerows([*kept, *changed])
        path.write_text(written.getvalue())


def judged(workspace, months):
    """Every figure of the releases, by indicator, area and month: rating, sentence, arrow and its colour."""
    figures = figures_of(workspace)
    areas, found = figures.framework.areas, {}
    for outline in figures.framework.scorecards:
        for key in (key for section in outline.sections for key in section.indicators):
            code, _, reading = key.partition(".")
            indicator = figures.framework.indicator(code)
            for as_at in months:
                month = latest_known(as_at, indicator, reading)
                for area in (areas.root, *areas.districts):
                    one = figures.assess(indicator, reading, area.code, month)
                    told = (one.verdict.rating, one.verdict.sentence, one.direction.arrow, one.direction.movement)
                    found[key, area.code, month] = told
    return found


@cache
def judged_before(workspace):
    return judged(workspace, months_between(LAST - 12, LAST))


def attempted(attempt):
    """What came of it, or by which checks it was refused."""
    try:
        return attempt(), set()
    except RefusedError as refused:
        return None, {issue.rule for issue in refused.issues}


def same_as_recomputed(workspace, changed, ask, releases, last=LAST):
    months = months_between(last - (releases - 1), last)
    found, refused = attempted(lambda: what_if(workspace, ask, last=last, releases=releases))
    after, also = attempted(lambda: judged(changed.workspace, months))
    assert refused == also
    if refused:
        return Counter(refused=1)
    before = {key: told for key, told in judged_before(workspace).items() if key in after}
    told = {(one.cell.key, one.cell.area.code, one.cell.month): one for one in found.cells}
    assert told.keys() == before.keys() == after.keys()
    recoloured = {key for key in before if before[key][0] is not after[key][0]}
    assert {key for key, one in told.items() if one in found.changes} == recoloured
    assert {key for key, one in told.items() if one in found.arrows} == {
        key for key in before if before[key][2:] != after[key][2:]
    }
    for key, one in told.items():
        sides = ((one.before, before[key]), (one.after, after[key]))
        assert all(
            (a.verdict.rating, a.verdict.sentence, a.direction.arrow, a.direction.movement) == b for a, b in sides
        )
    assert sum(found.totals.values()) + sum(found.staying.values()) == len(before)
    return Counter(recoloured=len(recoloured), arrows=len(found.arrows))


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(asked=asked, releases=st.integers(1, 3), back=st.integers(0, 9))
@example(asked=(None, [("SCS18", "", 62, None, None)]), releases=12, back=0)
@example(
    asked=(None, [("SCS03", "", 24, 30, date(2023, 10, 1)), ("SCS03", THANET, 30, None, None)]), releases=8, back=0
)
@example(asked=(None, [("SCS18", "", 60, 90, None)]), releases=1, back=0)  # a floor beyond its target
@example(asked=(("2023-24", f"default:\n  rating: {RULES[1]}\n  direction: auto\n"), []), releases=12, back=0)
@example(asked=(("2022-23", "same_as: 2018-19\n"), []), releases=8, back=0)  # 2023-24 carries it on
def test_both_ways_nothing_is_missing_and_nothing_too_much(judged_county, asked, releases, back):
    policy, targets = asked
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        changed = Changed(judged_county, folder)
        files = []
        if policy is not None:
            year, text = policy
            text += f"by_indicator:\n{NEAR}" if "default" in text else ""
            changed.policy(year, text)
            (folder / f"{year}.yaml").write_text(text)
            files.append(str(folder / f"{year}.yaml"))
        said = []
        for key, area, target, floor, since in targets:
            more = "".join((f",floor={floor}" if floor is not None else "", f",from={since}" if since else ""))
            said.append(f"{key}{'@' + area if area else ''}:2023-24={target}{more}")
            changed.target(key, area or AUTHORITY, "2023-24", target, floor, since)
        same_as_recomputed(judged_county, changed, Asked(tuple(files), tuple(said)), releases, LAST - back)


def test_a_changed_target_of_a_later_year_changes_earlier_figures(judged_county, tmp_path):
    """Judged by progress towards the next later target: 2024-25 stands in for 2023-24."""
    changed = Changed(judged_county, tmp_path)
    changed.target("SCS19", AUTHORITY, "2024-25", 25, None, None)
    counted = same_as_recomputed(judged_county, changed, Asked(targets=("SCS19:2024-25=25",)), 12)
    assert counted["recoloured"] > 12
    without_year = what_if(judged_county, Asked(targets=("SCS19=25",)), last=LAST)
    assert [change.after.year.label for change in without_year.proposed.targets] == ["2024-25"]
    assert len(without_year.changes) == counted["recoloured"]


def test_a_file_of_rows_and_a_policy_together(judged_county, tmp_path):
    changed = Changed(judged_county, tmp_path)
    heading = "indicator,year,target,floor,effective_from\n"
    rows = tmp_path / "proposed.csv"
    rows.write_text(
        f"{heading}SCS03,2023-24,19.0,22.0,\nSCS18,2023-24,64.0,50.0,2023-11-01\nSCS18,2022-23,64.0,50.0,\n"
    )
    changed.target("SCS03", AUTHORITY, "2023-24", "19.0", "22.0", None)
    changed.target("SCS18", AUTHORITY, "2023-24", "64.0", "50.0", date(2023, 11, 1))
    changed.target("SCS18", AUTHORITY, "2022-23", "64.0", "50.0", None)
    text = f"default:\n  rating: {RULES[1]}\n  direction: two_points\nby_indicator:\n{NEAR}"
    (tmp_path / "any name.yaml").write_text(text)
    changed.policy("2023-24", text)
    ask = Asked((f"2023-24={tmp_path / 'any name.yaml'}",), (), (rows,))
    counted = same_as_recomputed(judged_county, changed, ask, 12)
    assert counted["recoloured"] > 100
    assert counted["arrows"] > 100


def test_published_scorecards_bear_the_colours_that_were_foretold(judged_county, tmp_path):
    """All the way: the changed files are published, and every colour that is shown is the one that was listed."""
    changed = Changed(judged_county, tmp_path)
    for key, target, floor in (("SCS03", 19, 22), ("SCS18", 64, 50), ("SCS34", 95, 90)):
        changed.target(key, AUTHORITY, "2023-24", target, floor, None)
    ask = Asked(targets=("SCS03:2023-24=19,floor=22", "SCS18:2023-24=64,floor=50", "SCS34:2023-24=95,floor=90"))
    found = what_if(judged_county, ask, last=LAST, releases=1)
    foretold = {(one.cell.key, one.cell.area.code): one for one in found.cells}
    figures = figures_of(changed.workspace)
    framework = figures.framework
    made = assembly_of(changed.workspace, figures, framework.scorecards, LAST)
    said = {"organisation": "", "produced_by": "", "published": date(2024, 5, 6), "notes": ()}
    shown = Counter()
    for outline in framework.scorecards:
        for row in assemble(outline, framework.areas.root, LAST, made, **said).rows:
            rated = [(AUTHORITY, row.verdict.rating, row.latest.value)]
            rated += [(one.area, one.rating, one.figure.value) for one in row.districts]
            for area, rating, value in rated:
                one = foretold[row.key, area]
                hidden = value.symbol is not None or one.after.verdict.why_not is WhyNotRated.NOT_COMPARABLE
                assert hidden or rating is one.after.verdict.rating, (row.key, area)
                shown["recoloured"] += one.recoloured and not hidden
                shown["hidden"] += hidden
    assert shown["recoloured"] >= 3
    assert shown["hidden"] >= 10
