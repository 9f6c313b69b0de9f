"""Many rows read at once come to what they come to one by one: rows, flags, rows set apart, issues and their order."""

from collections.abc import Sequence
from random import Random

import pytest

from waymark.domain.errors import RefusedError
from waymark.sources import blocks
from waymark.sources.extracts import SOURCE
from waymark.sources.extracts.layouts import LAYOUTS
from waymark.sources.tabular import reading
from waymark.sources.tabular.layout import COVERS_FROM, COVERS_TO, Kind
from waymark.store.columns import Coded

# What may stand in any column beside its own example: right, wrong, doubtful, in the wrong place, or of another row.
ODD = [
    *("", " ", "C1042", "C1043", "EH3310 again", "x C1042", "1", "0", "7", "-3", "501", "9999", "1.5", "yes", "no"),
    *("2018-05-01", "2018-08-02", "2019-03-31", "01/05/18", "43579", "2031-02-30", "04/24/2019", "2019", "2018-19"),
    *("primary", "secondary", "M", "Missing", "custody", "home", "Northfield", "ME14 1XX", "A123456789012", "é" * 90),
    *('"a, b"', "9992001", "999/2001", "plan", "agency", "EXS", "unknown"),
]

DAYS = ["2018-04-30", "2018-05-01", "2018-05-02", "2018-08-02", "2019-03-31", ""]
# What stands in a column as a rule: dates out of order, numbers out of proportion, and blanks are among it.
LIKELY = {
    **dict.fromkeys(Kind, ("", "C1042", "Northfield", "Children in Care C1042")),
    Kind.ID: ["C1042", "C1043", "W0519", ""],
    Kind.DATE: DAYS,
    Kind.BIRTH: DAYS,
    Kind.COUNT: ["0", "6", "138", "139", ""],
    Kind.DECIMAL: ["0", "1", "4.5", ""],
    Kind.YES_NO: ["yes", "no", ""],
    Kind.YEAR: ["2018-19", "2019", "2020"],
    Kind.WORD: ["primary", "secondary", "M", "A", "plan", "custody", "caution", "vacant", "home", ""],
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


def content_of(layout, random):
    """A file in which one cell in six is not the example; there are rows too long, too short and blank."""
    rows = []
    spans_differ = random.random() < 0.1  # such a file is refused
    for _ in range(80):
        row = [column.example for column in layout.columns]
        for place, column in enumerate(layout.columns):
            if random.random() < 1 / 6 and (column.name not in (COVERS_FROM, COVERS_TO) or spans_differ):
                row[place] = random.choice(LIKELY[column.kind] if random.random() < 0.9 else ODD)
        rows.append(",".join(row) + (",more" if random.random() < 0.03 else ""))
    odd = ["", "C1042", ",,", "C1042,Northfield"]
    rows = [random.choice(odd) if random.random() < 0.03 else row for row in rows]
    return "\n".join([",".join(layout.names), *rows, ""])


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("layout", sorted(LAYOUTS))
def test_by_column_as_by_row(layout, seed, tmp_path, monkeypatch):
    random = Random(f"{layout} {seed}")
    monkeypatch.setattr(blocks, "_CHUNK", random.choice([300, 3_000, 1 << 20]))
    monkeypatch.setattr(blocks, "_RECORDS", random.choice([5, 1_000]))
    monkeypatch.setattr(reading, "MOST_SET_APART", random.choice([10, 1_000, 1_000]))
    content = content_of(LAYOUTS[layout], random)
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
