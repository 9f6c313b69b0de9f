"""From school_preference to its standard rows: late applications are left out."""

from waymark.sources.tabular.record import NOTHING, Derived, Record, reads


@reads("late")
def derive(record: Record) -> Derived | None:
    return None if record.values["late"] else NOTHING
