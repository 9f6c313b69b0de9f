"""The layout of DfE open data (EES): which columns say when and where, and how its rows are kept as records.

A row's own columns differ from file to file, so their cells are kept together, in the order of `open_data_column`.
"""

import re

from waymark.domain.tables import FLAGGED, ROW_ID, ColumnType, TableColumn

TIME_PERIOD, TIME_IDENTIFIER, LEVEL = "time_period", "time_identifier", "geographic_level"
KNOWN_BY = (TIME_PERIOD, TIME_IDENTIFIER, LEVEL)
COUNTRY, REGION, OLD_LA, NEW_LA, DISTRICT = "country_code", "region_code", "old_la_code", "new_la_code", "lad_code"
META_KNOWN_BY = ("col_name", "col_type")
META_COLUMNS = (*META_KNOWN_BY, "label", "indicator_unit", "indicator_dp", "filter_default", "filter_grouping_column")
META_ENDING = ".meta"
DATA, META = "data", "meta"  # the files of an edition; ids of rows begin with the first

ENGLAND = "E92000001"

# Level, in small letters → the column of the code of its areas. Rows of the other levels are passed over.
NATIONAL, LOCAL_AUTHORITY, LOCAL_DISTRICT = "national", "local authority", "local authority district"
AREA_COLUMN = {
    NATIONAL: COUNTRY,
    "regional": REGION,
    LOCAL_AUTHORITY: NEW_LA,
    LOCAL_DISTRICT: DISTRICT,
}
PASSED_OVER = frozenset(
    {
        *("school", "institution", "provider", "mat", "multi-academy trust", "sponsor", "planning area", "ward"),
        *("parliamentary constituency", "opportunity area", "rsc region", "local enterprise partnership"),
        *("english devolved area", "mayoral combined authority", "local skills improvement plan area"),
        *("police force area", "country", "region of further education", "further education and skills region"),
    }
)
NO_AREA = frozenset({"", "z", "x", "c", ":"})  # in the place of a code: the area is not known, or there is none

_PLACES = (
    *("country", "region", "la", "lad", "ward", "pcon", "pfa", "lsip", "local_enterprise_partnership", "trust", "mat"),
    *("english_devolved_area", "opportunity_area", "rsc_region_lead", "sponsor", "institution", "provider", "school"),
    *("planning_area", "mayoral_combined_authority", "old_la", "new_la"),
)
_OF_PLACE = re.compile(rf"(?:{'|'.join(_PLACES)})_(?:code|name|id|urn|laestab|ukprn)")


def is_own(column: str) -> bool:
    """Whether a column is the file's own: a filter or an indicator, and neither time nor place."""
    name = column.casefold()
    return bool(name) and name not in KNOWN_BY and not _OF_PLACE.fullmatch(name)


FILTER, INDICATOR = "filter", "indicator"
BETWEEN_CELLS = "\x1f"  # no cell holds it: cleaned text is printable

COLUMN_TABLE, ROW_TABLE = "open_data_column", "open_data_row"
_EVERY_RECORD = (
    TableColumn(ROW_ID, ColumnType.TEXT, "table and row of the file; unique in the file"),
    TableColumn(FLAGGED, ColumnType.TEXT, "names of flagged columns between commas (',end,'), or empty"),
)
RECORD_TABLES = {
    COLUMN_TABLE: (
        *_EVERY_RECORD,
        TableColumn("place", ColumnType.INTEGER, "where its cell stands among those of a row, from 0"),
        TableColumn("name", ColumnType.TEXT, "its name in the file"),
        TableColumn("kind", ColumnType.TEXT, "filter or indicator"),
        TableColumn("total", ColumnType.TEXT, "a filter's label that stands for all of its labels, where meta says it"),
    ),
    ROW_TABLE: (
        *_EVERY_RECORD,
        TableColumn("period", ColumnType.TEXT, "time_period, digits only"),
        TableColumn("identifier", ColumnType.TEXT, "time_identifier"),
        TableColumn("level", ColumnType.TEXT, "geographic_level, in small letters"),
        TableColumn("area", ColumnType.TEXT, "code of the area"),
        TableColumn("number", ColumnType.TEXT, "of a local authority: its number, such as 886"),
        TableColumn("cells", ColumnType.TEXT, "the row's own cells, in the order of the columns"),
    ),
}
