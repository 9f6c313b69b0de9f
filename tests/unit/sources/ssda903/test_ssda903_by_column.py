"""Many rows read at once come to what they come to one by one, whatever stands in them; `sets.take` reads both ways."""

from random import Random

import pytest

from waymark.sources import blocks
from waymark.sources.ssda903.schema import TABLES, Kind

DAYS = ["01/05/2021", "02/05/2021", "31/03/2022", "01/04/2022", "02/04/2022", "01/01/2010", "01/06/2003", ""]
LIKELY = {
    **dict.fromkeys(Kind, ("", "1", "2")),
    Kind.CHILD: ("1", "2", "3", "4", "5", "6", "7", "8", "9"),
    Kind.DATE: DAYS,
    Kind.CODE: ("S", "L", "C2", "V4", "N1", "U4", "PR1", "X1", "E11", "M", "YES", "F1", "1", ""),
}
ODD = ["?", "12/13/2021", "01/05/21", "44000", "-1", "1", "2021-05-01", '"1,2"', "ZZZ"]


def table_of(table, usual, random):
    rows = []
    for _ in range(60):
        row = {"REC": "", **usual} if table.name == "episodes" else dict(usual)
        for column in table.columns:
            if random.random() < (0.8 if column.kind is Kind.CHILD else 0.15):
                row[column.name] = random.choice(LIKELY[column.kind] if random.random() < 0.9 else ODD)
        if "REC" in row and random.random() < 0.5:
            row |= {"DEC": random.choice(DAYS[:5]), "REC": "X1"}
        rows.append(row)
    return rows


@pytest.mark.parametrize("seed", range(30))
def test_by_column_as_by_row(sets, tmp_path, monkeypatch, seed):
    random = Random(seed)
    monkeypatch.setattr(blocks, "_CHUNK", random.choice([200, 3_000, 1 << 20]))
    tables = {name: table_of(TABLES[name], sets.usual[name], random) for name in sets.usual}
    folder = sets.write(tmp_path / "2021-22", **tables)
    for name in tables:
        if random.random() < 0.3:  # a row too long or too short, or blank
            path = folder / f"{name}.csv"
            lines = path.read_text().splitlines()
            lines.insert(random.randrange(1, len(lines)), random.choice(["1,2", "", ",,", lines[1] + ",more"]))
            path.write_text("\n".join(lines) + "\n")
    (taken,) = sets.take(folder, year=2021)
    assert taken.edition.issues
    assert sum(map(len, taken.rows.values())) == sum(taken.edition.profile.rows.values()) > 100
