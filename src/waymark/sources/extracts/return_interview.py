"""From missing_episode to return_interview: how many days passed from the return to the interview."""

from datetime import date

from waymark.sources.tabular.record import Derived, Record, reads


@reads("end", "completed_date")
def derive(record: Record) -> Derived:
    """Days are told only where both dates are there."""
    if record.doubted("end", "completed_date"):
        return Derived({"days_to_interview": None}, ("days_to_interview",))
    end, completed = record.values["end"], record.values["completed_date"]
    days = (completed - end).days if isinstance(end, date) and isinstance(completed, date) else None
    return Derived({"days_to_interview": days})
