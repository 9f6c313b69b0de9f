"""A council's own table from file to figure: once, again, renamed, corrected, beside an extract; and no id anywhere."""

import json

import pytest

from waymark.cli.main import main
from waymark.operations.compute import compute
from waymark.operations.init import init
from waymark.operations.load import load
from waymark.operations.show import as_json, show
from waymark.operations.trace import trace

MAPPING = """\
name: liquidlogic
table: early_help_episode
read: {file: ../cases.csv}
covers: {from: 2018-04-01, to: 2018-06-30}
columns:
  child: {column: Person}
  birth_date: {column: Born}
  family: {column: Family}
  contact_date: {column: Opened}
  stage: {column: Kind, values: {EHR: record}}
  unit: {column: Unit}
  closure_form_completed_date: {column: Closed}
  closure_outcome: {column: Outcome}
"""
HEADING = "Person,Family,Born,Opened,Kind,Unit,Closed,Outcome"
ROWS = [
    "CANARY0071,FAMILY0017,13/12/2011,02/04/2018,EHR,North,12/06/2018,Outcomes achieved",
    "CANARY0072,FAMILY0018,14/12/2011,03/04/2018,EHR,North,13/06/2018,No outcomes achieved",
]


@pytest.fixture
def workspace(tmp_path):
    made = init(tmp_path / "workspace", "kent")
    (made.root / "mappings").mkdir()
    (made.root / "mappings" / "early_help.yaml").write_text(MAPPING)
    export(made, ROWS)
    return made


def export(workspace, rows, name="cases.csv"):
    path = workspace.root / name
    path.write_text("\n".join([HEADING, *rows]) + "\n")
    return path


def loaded(workspace, *data):
    return load(workspace, "mapping", [workspace.root / "mappings" / "early_help.yaml", *data])


def figure(workspace):
    compute(workspace)
    shown = as_json(show(workspace, "EH16", period="2018-06"))
    return shown["numerator"], shown["denominator"]


def test_again_renamed_and_reordered_change_nothing_and_a_correction_is_a_version(workspace):
    report = loaded(workspace)
    (edition,) = report.editions
    assert (edition.outcome, edition.extract.key) == ("new", "liquidlogic early_help_episode 2018-04 to 2018-06")
    (row, *_) = workspace.store.current_standard().rows("early_help_episode")
    (traced,) = trace(workspace.store, [row["row_id"]])
    assert (traced.file, traced.row) in {("workspace/cases.csv", 2), ("workspace/cases.csv", 3)}
    assert figure(workspace) == (1, 2)
    assert not loaded(workspace).changed
    assert not loaded(workspace, export(workspace, reversed(ROWS), "renamed.csv")).changed
    export(workspace, [ROWS[0], ROWS[1].replace("No outcomes", "Outcomes")])
    (corrected,) = loaded(workspace).editions
    assert (corrected.outcome, corrected.version) == ("corrected", 2)
    assert figure(workspace) == (2, 2)


def test_two_mappings_of_one_table_count_each_row_once(workspace):
    loaded(workspace)
    later = MAPPING.replace("liquidlogic", "later").replace("2018-06-30", "2018-07-31").replace("cases", "later")
    (workspace.root / "mappings" / "later.yaml").write_text(later)
    export(workspace, [*ROWS, ROWS[0].replace("0071", "0073").replace("0017", "0019")], "later.csv")
    load(workspace, "mapping", [workspace.root / "mappings"])
    assert workspace.store.current_standard().rows_by_table["early_help_episode"] == 3
    assert figure(workspace) == (2, 3)


def test_children_count_in_one_area_and_one_episode_whatever_the_mapping_gives(workspace):
    for name, table, columns in (
        ("area", "child_area", "area: {column: area}\n  basis: {constant: home}\n  start: {column: start}"),
        ("care", "care_episode", "start: {column: start}\n  end: {column: end}"),
    ):
        (workspace.root / f"{name}.csv").write_text(
            "child,area,start,end\nCANARY0071,Dover,2018-04-01,\nCANARY0071,Swale,2018-06-01,\n"
        )
        path = workspace.root / "mappings" / f"{name}.yaml"
        path.write_text(
            f"name: {name}\ntable: {table}\nread: {{file: ../{name}.csv}}\ncolumns:\n  child: {{column: child}}\n"
            f"  {columns}\n"
        )
        report = load(workspace, "mapping", [path])
        rows = sorted(workspace.store.current_standard().rows(table), key=lambda row: row["start"])
        assert [(str(row["start"]), str(row["end"])) for row in rows] == [
            ("2018-04-01", "2018-06-01"),
            ("2018-06-01", "None"),
        ]
        assert {"areas_overlap", "episodes_overlap"} & {issue.rule for issue in report.noticed}


def test_no_id_and_no_birthday_where_it_does_not_belong(workspace, capsys):
    export(workspace, [*ROWS, "CANARY0074,FAMILY0020,15/12/2011,CANARY0074,EHR,CANARY0074,x,FAMILY0020"])
    at = str(workspace.root)
    assert main(["load", "mapping", f"{at}/mappings", "--workspace", at, "--format", "json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["editions"][0]["set_aside"] == 1
    kept = b"".join(path.read_bytes() for path in workspace.store.root.rglob("*") if path.is_file())
    for canary in ("CANARY007", "FAMILY00"):
        assert canary not in out + err
        assert canary.encode() not in kept
    for birthday in ("13/12/2011", "2011-12-13"):
        assert birthday not in out + err
