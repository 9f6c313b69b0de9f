"""Many rows read at once come to what they come to one by one: rows, flags, rows set apart, issues and their order."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from waymark.domain.errors import RefusedError
from waymark.sources import blocks
from waymark.sources.extracts import SOURCE, read
from waymark.sources.extracts.layout import Kind
from waymark.sources.extracts.layouts import LAYOUTS
from waymark.store.columns import Coded

# What may stand in any column beside its own example: right, wrong, doubtful, in the wrong place, or of another row.
ODD = [
    *("", " ", "C1042", "C1043", "EH3310 again", "x C1042", "1", "0", "7", "-3", "501", "9999", "1.5", "yes", "no"),
    *("2018-05-01", "2018-08-02", "2019-03-31", "01/05/18", "43579", "2031-02-30", "04/24/2019", "2019", "2018-19"),
    *("primary", "secondary", "M", "Missing", "custody", "home", "Northfield", "ME14 1XX", "A123456789012", "é" * 90),
    *('"a, b"', "9992001", "999/2001", "plan", "agency", "EXS", "unknown"),
]

DAYS = st.sampled_from(["2018-04-30", "2018-05-01", "2018-05-02", "2018-08-02", "2019-03-31", ""])
# What stands in a column as a rule: dates out of order, numbers out of proportion, and blanks are among it.
LIKELY = {
    **dict.fromkeys(Kind, st.sampled_from(["", "C1042", "Northfield", "Children in Care C1042"])),
    Kind.ID: st.sampled_from(["C1042", "C1043", "W0519", ""]),
    Kind.DATE: DAYS,
    Kind.BIRTH: DAYS,
    Kind.COUNT: st.sampled_from(["0", "6", "138", "139", ""]),
    Kind.DECIMAL: st.sampled_from(["0", "1", "4.5", ""]),
    Kind.YES_NO: st.sampled_from(["yes", "no", ""]),
    Kind.YEAR: st.sampled_from(["2018-19", "2019", "2020"]),
    Kind.WORD: st.sampled_from(["primary", "secondary", "M", "A", "plan", "custody", "caution", "vacant", "home", ""]),
}


class Rows:
    """A sink that takes rows, and nothing else."""

    def __init__(self):
        self.rows = []

    def add(self, table, row):
        self.rows.append((table, row))


class Columns(Rows):
    """A sink that takes columns too, and counts the rows that came so."""

    together = 0

    def add_columns(self, table: str, row_ids: Sequence[str], columns: Sequence[Coded]) -> None:
        self.together += len(row_ids)
        for row in zip(row_ids, *(column.rows() for column in columns), strict=True):
            self.add(table, row)


def outcome(path, sink, pseudonym):
    (found,) = SOURCE.find([path])
    try:
        return SOURCE.read(found, sink, pseudonym, None), sink.rows
    except RefusedError as refused:
        return str(refused), refused.issues


@st.composite
def contents(draw):
    layout = LAYOUTS[draw(st.sampled_from(sorted(LAYOUTS)))]
    names = [column.name for column in layout.columns]
    rows = []
    for _ in range(draw(st.integers(1, 12))):
        row = {column.name: column.example for column in layout.columns}
        for column in draw(st.lists(st.sampled_from(layout.columns), max_size=5)):
            row[column.name] = draw(st.sampled_from(ODD) if draw(st.integers(0, 9)) == 0 else LIKELY[column.kind])
        rows.append(",".join(row.values()) + draw(st.sampled_from([""] * 15 + [",more"])))
    if draw(st.booleans()):
        rows[draw(st.integers(0, len(rows) - 1))] = draw(st.sampled_from(["", "C1042", ",,", "C1042,Northfield"]))
    return "\n".join([",".join(names), *rows, ""])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=contents(), chunk=st.sampled_from([30, 300, 1 << 20]), most=st.sampled_from([2, 100]))
def test_by_column_as_by_row(content, chunk, most, tmp_path, monkeypatch):
    monkeypatch.setattr(blocks, "_CHUNK", chunk)
    monkeypatch.setattr(read, "MOST_SET_APART", most)
    path = tmp_path / "extract.csv"
    path.write_text(content)

    def pseudonym(identifier):
        return f"~{identifier}"

    assert outcome(path, Columns(), pseudonym) == outcome(path, Rows(), pseudonym)


@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_rows_without_fault_come_together(layout, tmp_path):
    columns = LAYOUTS[layout].columns
    path = tmp_path / "extract.csv"
    path.write_text(",".join(column.name for column in columns) + ("\n" + ",".join(c.example for c in columns)) * 50)
    sink = Columns()
    edition, _ = outcome(path, sink, lambda identifier: f"~{identifier}")
    assert sink.together == edition.profile.rows[layout] == 50
