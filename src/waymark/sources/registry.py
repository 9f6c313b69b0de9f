"""Every return that can be loaded, by the name it has on the command line."""

from waymark.sources import annex_a, cin_census, extracts, mapping, ssda903
from waymark.sources.intake import Source

SOURCES: dict[str, Source] = {
    "ssda903": ssda903.SOURCE,
    "cin-census": cin_census.SOURCE,
    "annex-a": annex_a.SOURCE,
    "extract": extracts.SOURCE,
    "mapping": mapping.SOURCE,
}
