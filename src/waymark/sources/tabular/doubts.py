"""What the cells of one row say against each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from waymark.sources.intake import Value
from waymark.sources.tabular.layout import Kind, Layout, Order


@dataclass(frozen=True)
class Doubt:
    """disbelieved: whether the value is no longer used; otherwise it is a warning only."""

    rule: str
    sentence: str
    hint: str
    disbelieved: bool = True


def doubts(layout: Layout, values: Sequence[Value]) -> Iterator[tuple[int, Doubt]]:
    """(place of the column that is blamed, why), from the values of the layout's own columns."""
    for order in layout.orders:
        earlier, later = values[layout.at(order.earlier)], values[layout.at(order.later)]
        if isinstance(earlier, date) and isinstance(later, date) and later <= earlier:
            doubt = _of_order(layout, order, later == earlier)
            if doubt is not None:
                yield layout.at(order.blamed), doubt
    for part, whole in layout.limits:
        small, large = values[layout.at(part)], values[layout.at(whole)]
        if isinstance(small, int) and isinstance(large, int) and small > large:
            sentence = f"{_named(layout, part)} is more than {_named(layout, whole)}."
            yield layout.at(part), Doubt("number_above_whole", sentence, "Correct one of the two.")
    for column, other in layout.goes_with:
        if values[layout.at(other)] and values[layout.at(column)] is None:
            sentence = f"{_named(layout, other)} is filled, and {_named(layout, column)} is not."
            yield layout.at(column), Doubt("value_missing", sentence, f"Give the {_named(layout, column)}.")


def _of_order(layout: Layout, order: Order, same_day: bool) -> Doubt | None:
    earlier, later = _named(layout, order.earlier), _named(layout, order.later)
    if same_day:
        if not order.spell:
            return None
        sentence = f"{later} is the same day as {earlier}, so the row is of no day."
        return Doubt("spell_of_no_day", sentence, f"{later} is the first day no longer there.", disbelieved=False)
    blamed = _named(layout, order.blamed)
    sentence = f"{later} comes before {earlier}."
    hint = f"Correct one of the two; until then {blamed} counts as missing."
    if layout.columns[layout.at(order.blamed)].kind is Kind.BIRTH:
        return Doubt("birth_after_event", sentence, hint)
    return Doubt("end_before_start" if order.spell else "dates_out_of_order", sentence, hint)


def _named(layout: Layout, column: str) -> str:
    return layout.columns[layout.at(column)].name
