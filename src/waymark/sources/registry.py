"""Every return that can be loaded, by the name it has on the command line."""

from waymark.sources import annex_a, cin_census, csww, dfe_open_data, extracts, mapping, school_census, ssda903
from waymark.sources.source import Source

SOURCES: dict[str, Source] = {
    "ssda903": ssda903.SOURCE,
    "cin-census": cin_census.SOURCE,
    "school-census": school_census.SOURCE,
    "csww": csww.SOURCE,
    "dfe-open-data": dfe_open_data.SOURCE,
    "annex-a": annex_a.SOURCE,
    "extract": extracts.SOURCE,
    "mapping": mapping.SOURCE,
}
