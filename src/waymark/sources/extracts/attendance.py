"""From attendance to its standard rows: a pupil at a school is one enrolment."""

from waymark.sources.tabular.record import Derived, Record, reads


@reads("pupil", "school")
def derive(record: Record) -> Derived:
    """The pupil is a keyed pseudonym already, so the enrolment is one too."""
    return Derived({"enrolment": f"{record.values['pupil']}-{record.values['school']}"})
