"""From ehcp_request to its standard rows: how many days passed from the request to the plan."""

from datetime import date

from waymark.sources.tabular.record import Derived, Record, reads


@reads("request_date", "plan_issued_date")
def derive(record: Record) -> Derived:
    """Calendar days: a plan issued 20 weeks to the day after the request took 140. Blank where there is no plan."""
    if record.doubted("plan_issued_date"):
        return Derived({"days_to_plan": None}, ("days_to_plan",))
    requested, issued = record.values["request_date"], record.values["plan_issued_date"]
    days = (issued - requested).days if isinstance(requested, date) and isinstance(issued, date) else None
    return Derived({"days_to_plan": days})
