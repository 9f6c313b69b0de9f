"""From yj_outcome to offender_outcome: when a young person enters a cohort, and when an offence was proven."""

from waymark.sources.intake import Value
from waymark.sources.tabular.record import Derived, Record, reads

# The day of these is the day of proof: there is no conviction.
_PROVEN_BY_DISPOSAL = ("reprimand", "caution")
_ENTERS_ON_RELEASE = "custody"


@reads("disposal_date", "disposal_type", "release_date", "conviction_date")
def derive(record: Record) -> Derived:
    """Entry is the release where there was one, else the disposal; proof is the conviction, else such a disposal.

    Whoever is in custody and not released has not entered.
    """
    values = record.values
    flagged: list[str] = []
    entry = values["release_date"] or values["disposal_date"]
    if record.doubted("release_date"):
        entry = None
        flagged.append("entry_date")
    elif values["release_date"] is None and values["disposal_type"] == _ENTERS_ON_RELEASE:
        entry = None
    proven: Value = values["conviction_date"]
    if record.doubted("conviction_date") or (proven is None and record.doubted("disposal_type")):
        proven = None
        flagged.append("proven_date")
    elif proven is None and values["disposal_type"] in _PROVEN_BY_DISPOSAL:
        proven = values["disposal_date"]
    return Derived({"entry_date": entry, "proven_date": proven}, tuple(flagged))
