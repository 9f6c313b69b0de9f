"""The window of a snapshot that stands until the next one."""

import pytest

from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.domain.window import Window, WindowKind


@pytest.mark.parametrize(("text", "months"), [("A", 12), ("A24M", 24), ("A2M", 2), ("A99M", 99)])
def test_a_standing_window_is_read_and_written_alike(text, months):
    window = Window.parse(text)
    assert (window.kind, window.months, str(window)) == (WindowKind.STANDING, months, text)


def test_twelve_months_are_the_usual_number():
    assert Window.parse("A12M") == Window.parse("A")


@pytest.mark.parametrize("text", ["A1M", "A0M", "A100M", "A24", "a", "AM"])
def test_what_is_no_standing_window_is_refused(text):
    with pytest.raises(ValueError, match="A24M"):
        Window.parse(text)


def test_it_may_rest_on_a_snapshot_of_so_many_months():
    window = Window.parse("A24M")
    assert window.first_month(Month.parse("2020-06"), YearType.FINANCIAL) == Month.parse("2018-07")
    assert window.overlapping
    assert f"{window.phrase} June 2020" == "as last known at the end of June 2020"
