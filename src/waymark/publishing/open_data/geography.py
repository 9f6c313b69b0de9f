"""Where a figure belongs, in the geography columns of official open data."""

from dataclasses import dataclass

from waymark.domain.area import NOT_KNOWN

COUNTRY_CODE, COUNTRY_NAME = "E92000001", "England"
NOT_AVAILABLE_CODE, NOT_AVAILABLE_NAME = "x", "Not available"  # what the layout says for a place that is not known


@dataclass(frozen=True)
class Authority:
    """The authority whose figures these are. `old_la_code` has three digits, the other codes nine characters."""

    region_code: str  # 'E12000008'
    region_name: str  # 'South East'
    old_la_code: str  # '886'
    new_la_code: str  # 'E10000016'
    la_name: str  # 'Kent'


COLUMNS = (
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
    "old_la_code",
    "new_la_code",
    "la_name",
    "lad_code",
    "lad_name",
)


def place(authority: Authority, area: str, area_name: str) -> tuple[str, ...]:
    """The cells of `COLUMNS` for the authority itself, one of its districts, or the rows without a district."""
    county = (
        COUNTRY_CODE,
        COUNTRY_NAME,
        authority.region_code,
        authority.region_name,
        authority.old_la_code,
        authority.new_la_code,
        authority.la_name,
    )
    if area == authority.new_la_code:
        return ("Local authority", *county, "", "")
    if area == NOT_KNOWN:
        return ("Local authority district", *county, NOT_AVAILABLE_CODE, NOT_AVAILABLE_NAME)
    return ("Local authority district", *county, area, area_name)
