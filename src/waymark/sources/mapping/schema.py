"""What a mapping file may hold."""

import re

from waymark.written.shape import Form, Key, Kind, Shape

_NAME = Form(re.compile(r"[a-z][a-z0-9_-]{0,47}"), "small letters, digits, _ or -, such as early_help_liquidlogic")
_VIEW = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,47}")
VIEW = Form(_VIEW, "letters, digits and _, such as cases")
VARIABLE = re.compile(r"[A-Z][A-Z0-9_]{2,63}")  # of the environment; no Form, which would repeat what stands there

LONGEST_WAIT = 3_600  # seconds
USUAL_WAIT = 300

_READ = Shape(
    "read",
    (
        Key("file", Kind.TEXT, "a CSV file, a workbook or a Parquet file, named from the mapping's own folder"),
        Key("sheet", Kind.TEXT, "the workbook's sheet; the first one where it is left out"),
        Key("query", Kind.TEXT, "one SELECT"),
        Key("files", Kind.PAIRS, "the tables of the query: a name and the Parquet or CSV files that hold it"),
        Key("database", Kind.TEXT, "a DuckDB or SQLite file that the query asks"),
        Key(
            "connection",
            Kind.TEXT,
            "the environment variable that holds the connection string of a PostgreSQL database",
        ),
        Key("order_by", Kind.TEXTS, "columns of the query that put its rows in one lasting order"),
        Key(
            "time_limit",
            Kind.INTEGER,
            "how many seconds the query may take",
            lowest=1,
            highest=LONGEST_WAIT,
        ),
    ),
    one_of=("file", "query"),
)

_COLUMN = Shape(
    "a column",
    (
        Key("column", Kind.TEXT, "the column of the file or query that holds it"),
        Key("constant", Kind.TEXT, "what every row says"),
        Key("values", Kind.PAIRS, "what your system writes, and the word that it means"),
        Key("default", Kind.TEXT, "what a blank means"),
        Key("id", Kind.YES_NO, "whether the cells are ids, for which pseudonyms are kept"),
    ),
    one_of=("column", "constant"),
)

_COVERS = Shape(
    "covers",
    (
        Key("from", Kind.DATE, "first day that the rows speak for"),
        Key("to", Kind.DATE, "last day that the rows speak for"),
        Key("from_column", Kind.TEXT, "the column that states the first day, the same in every row"),
        Key("to_column", Kind.TEXT, "the column that states the last day, the same in every row"),
    ),
)

MAPPING = Shape(
    "a mapping",
    (
        Key("name", Kind.TEXT, "a short name of your own", required=True, form=_NAME),
        Key("table", Kind.TEXT, "the standard table that it fills", required=True),
        Key("read", Kind.SHAPE, "where the rows are", required=True, shape=_READ),
        Key("columns", Kind.NAMED, "the table's columns, each with what fills it", required=True, shape=_COLUMN),
        Key("covers", Kind.SHAPE, "the span that the rows speak for; left out: read from the rows", shape=_COVERS),
    ),
)
