"""Which counts are small, and what becomes of missing figures."""

from decimal import Decimal
from fractions import Fraction

import pytest

from waymark.disclosure.cell import Symbol
from waymark.disclosure.counts import CountedCell
from waymark.disclosure.primary import is_primary
from waymark.disclosure.public import bar_cell, change_cell, hidden_figure, missing_figure, shown_figure
from waymark.domain.outturn import Missing, MissingReason


def cell(numerator, denominator, **more):
    return CountedCell(numerator, denominator, "1.0" if denominator else "", "A1", **more)


@pytest.mark.parametrize(
    ("numerator", "denominator", "plain", "sensitive"),
    [
        (0, 0, False, False),
        (0, 30, False, False),
        (30, 30, False, False),
        (1, 30, True, True),
        (5, 30, True, True),
        (6, 30, False, True),
        (9, 30, False, True),
        (10, 30, False, False),
        (25, 30, True, True),
        (24, 30, False, True),
        (20, 30, False, False),
        (0, 5, True, True),
        (0, 6, False, True),
        (0, 15, False, True),
        (15, 15, False, True),
        (0, 19, False, True),
        (0, 20, False, False),
        (20, 20, False, False),
        (10, 19, False, True),
        (10, 20, False, False),
    ],
)
def test_small_counts(numerator, denominator, plain, sensitive):
    assert is_primary(cell(numerator, denominator)) is plain
    assert is_primary(cell(numerator, denominator, sensitive=True)) is sensitive


def test_a_mean_is_small_by_how_many_it_is_over():
    assert is_primary(cell(2000, 5, averaged=True))
    assert not is_primary(cell(3, 6, averaged=True))
    assert not is_primary(cell(0, 12, averaged=True, sensitive=True))


def test_a_rate_above_its_base_has_no_complement():
    assert not is_primary(cell(33, 30))
    assert is_primary(cell(3, 2))


def test_a_cell_that_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="not less than 0"):
        cell(-1, 3)
    with pytest.raises(ValueError, match="printed value"):
        CountedCell(1, 3, "", "A1")


@pytest.mark.parametrize(
    ("reason", "symbol"),
    [
        (MissingReason.NOT_APPLICABLE, Symbol.NOT_APPLICABLE),
        (MissingReason.NO_DENOMINATOR, Symbol.NOT_APPLICABLE),
        (MissingReason.NOT_AVAILABLE, Symbol.NOT_AVAILABLE),
        (MissingReason.TO_BE_SUPPLIED, Symbol.NOT_AVAILABLE),
        (MissingReason.DEFINITION_TO_BE_CONFIRMED, Symbol.NOT_AVAILABLE),
        (MissingReason.SUPPRESSED, Symbol.CONFIDENTIAL),
    ],
)
def test_a_missing_figure_has_its_symbol_and_its_words(reason, symbol):
    shown = missing_figure(Missing(reason, "said in words"))
    assert {one.symbol for one in (shown.value, shown.numerator, shown.denominator)} == {symbol}
    assert shown.why == f"{reason.value}: said in words"
    assert shown.hidden is (symbol is Symbol.CONFIDENTIAL)


def test_shown_hidden_and_bars():
    shown = shown_figure("23.4", 4533, 19373)
    assert (shown.value.text, shown.numerator.text, shown.denominator.text) == ("23.4", "4,533", "19,373")
    assert (shown.hidden, shown.why) == (False, "")
    assert hidden_figure().numerator.shown == "[c]"
    assert bar_cell(None, 1) is None
    assert bar_cell(Fraction(92), 1).text == "92.0"
    assert change_cell(None, 1) is None
    assert [change_cell(Decimal(text), 1).text for text in ("0.4", "-1.2", "0.0")] == ["+0.4", "-1.2", "0.0"]
    assert change_cell(Decimal("-1.2"), 1).number == Decimal("-1.2")
