"""A published value as an extract has it: the value alone."""

from waymark.sources.tabular.record import Derived, Record, reads

_NOT_GIVEN = Derived(dict.fromkeys(("numerator", "denominator", "symbol", "period", "publication")))


@reads("status")
def derive(_: Record) -> Derived:
    """What open data say beside a value, an extract does not."""
    return _NOT_GIVEN
