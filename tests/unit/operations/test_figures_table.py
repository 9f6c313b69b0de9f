"""The plain table of figures: what it takes, and every cell that it cannot take, all at once."""

from fractions import Fraction

import pytest

from waymark.commentary.known import Printed
from waymark.domain.errors import RefusedError
from waymark.domain.polarity import Polarity
from waymark.operations.figures_table import read_figures

HEADER = "indicator,polarity,unit,value,previous,target,national,numerator,denominator\n"


@pytest.fixture
def table(tmp_path):
    def read(text, encoding="utf-8"):
        (tmp_path / "figures.csv").write_bytes(text.encode(encoding))
        return read_figures(tmp_path / "figures.csv")

    return read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_row_is_an_indicator(table, encoding):
    (known,) = table(HEADER + 'EH46 Café places,L,percent,"1,234.50",8.0%,,-,5,20\n', encoding)
    assert (known.code, known.name, known.polarity, known.unit) == ("EH46", "Café places", Polarity.LOWER, "%")
    assert known.value == Printed(Fraction(2469, 2), 2)
    assert known.previous == Printed(Fraction(8), 1)
    assert (known.target, known.national) == (None, None)
    assert (known.numerator, known.denominator) == (5, 20)


def test_indicators_without_codes_are_told_apart(table):
    one, other = table(HEADER + "KS2 reading,H,%,70,,,,,\nKS2 maths,H,%,75,,,,,\n")
    assert (one.code, other.code) == ("KS2 reading", "KS2 maths")


def test_columns_of_figures_may_be_left_out(table):
    (known,) = table("indicator,polarity,unit\nPupils,none,count\n")
    assert known.value is None


BAD = {
    "A,X,%,7,,,,,": [("polarity", "X")],
    "A,H,percents,7,,,,,": [("unit", "percents")],
    ",H,%,7,,,,,": [("indicator", "")],
    "A,H,%,seven,1..2,nan,inf,1e5000,0.00000001": [
        ("value", "seven"), ("previous", "1..2"), ("target", "nan"), ("national", "inf"), ("numerator", "1e5000"),
        ("denominator", "0.00000001"),
    ],
    "A,Q,kg,many,,,,,": [("polarity", "Q"), ("unit", "kg"), ("value", "many")],
    "A,H,%,7,,,,,,extra": [("indicator", "A")],
}  # fmt: skip


@pytest.mark.parametrize("row", BAD)
def test_every_cell_that_cannot_be_read_is_told_with_its_place(table, row):
    with pytest.raises(RefusedError) as refused:
        table(f"{HEADER}Good,H,%,7,,,,,\n{row}\n")
    issues = refused.value.issues
    assert [(each.field, each.value) for each in issues] == BAD[row]
    assert {each.row for each in issues} == {3}
    assert all(each.hint and each.sentence and each.file.endswith("figures.csv") for each in issues)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "empty"),
        (HEADER, "no indicator"),
        ("indicator,polarty,unit\nA,H,%\n", "polarity is missing"),
        (HEADER + "A,H,%,7,,,,,\nA,L,%,8,,,,,\n", "twice"),
        (HEADER + '"A,H,%,7\n', "never closes"),
    ],
)
def test_a_table_that_is_none(table, text, said):
    with pytest.raises(RefusedError) as refused:
        table(text)
    assert said in refused.value.issues[0].sentence
