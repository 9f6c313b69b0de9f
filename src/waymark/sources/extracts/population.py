"""From population to its standard rows: one spelling of an age group, and what a row is of."""

import re

from waymark.sources.tabular.record import Derived, Record, reads

_AGES = re.compile(r"(\d{1,3})\s*(?:-|–|to)\s*(\d{1,3})", re.ASCII | re.IGNORECASE)


@reads("age_group", "area")
def derive(record: Record) -> Derived:
    """`0 to 17` and `0–17` are `0-17`; what is no pair of ages stays as it is written."""
    said = str(record.values["age_group"])
    found = _AGES.fullmatch(said.strip())
    age_group = f"{int(found[1])}-{int(found[2])}" if found else said
    return Derived({"age_group": age_group, "area_age": f"{record.values['area']} {age_group}"})
