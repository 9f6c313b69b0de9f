"""Numbers and symbols of open data."""

from fractions import Fraction

import pytest

from waymark.sources.dfe_open_data.cells import cell_of


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", Fraction(0)),
        ("23.1", Fraction(231, 10)),
        ("-0.4", Fraction(-2, 5)),
        ("14.100000", Fraction(141, 10)),
        ("1,234", Fraction(1234)),
        ("74%", Fraction(74)),
        ("1.2e3", Fraction(1200)),
    ],
)
def test_numbers(text, number):
    assert cell_of(text).number == number


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("c", "c"),
        ("Z", "z"),
        ("x", "x"),
        ("low", "low"),
        ("k", "k"),
        ("u", "u"),
        ("[c]", "c"),
        (":", "x"),
        ("~", "low"),
    ],
)
def test_symbols_are_no_numbers(text, symbol):
    assert (cell_of(text).number, cell_of(text).symbol, cell_of(text).wrong) == (None, symbol, False)


def test_a_blank_is_neither_number_nor_symbol():
    cell = cell_of("")
    assert (cell.number, cell.symbol, cell.wrong) == (None, "", False)


@pytest.mark.parametrize(
    "text", ["about 23", "1,23", "2.3.1", "-", "#N/A", "=A1+1", "1e999", "9" * 40, "½", f"{10**12 + 1}"]
)
def test_anything_else_is_wrong(text):
    assert cell_of(text).wrong
    assert cell_of(text).number is None


def test_commas_and_percent_signs_are_remembered():
    assert cell_of("1,234").dressed
    assert cell_of("74 %").dressed
    assert not cell_of("1234").dressed
