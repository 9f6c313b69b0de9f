"""From inspection to its standard rows: the grade is a number, so that better than another can be asked."""

from waymark.sources.tabular.record import Derived, Record, reads


@reads("grade")
def derive(record: Record) -> Derived:
    grade = record.values["grade"]
    return Derived({"grade": int(grade) if isinstance(grade, str) else None})
