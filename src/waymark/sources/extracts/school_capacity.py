"""From school_capacity to its standard rows: the sixth form is taken off the roll, and unfilled places are told."""

from waymark.sources.tabular.record import Derived, Record, reads


@reads("capacity", "roll", "sixth_form_roll")
def derive(record: Record) -> Derived:
    """Unfilled places are places less pupils, or 0 where there are more pupils than places."""
    capacity, roll, sixth_form = (record.values[name] for name in ("capacity", "roll", "sixth_form_roll"))
    flagged: list[str] = []
    if not isinstance(roll, int) or record.doubted("sixth_form_roll"):
        roll = None
        flagged.append("roll")
    else:
        roll -= sixth_form if isinstance(sixth_form, int) else 0
    unfilled = max(capacity - roll, 0) if isinstance(capacity, int) and isinstance(roll, int) else None
    if unfilled is None:
        flagged.append("unfilled")
    return Derived({"roll": roll, "unfilled": unfilled}, tuple(flagged))
