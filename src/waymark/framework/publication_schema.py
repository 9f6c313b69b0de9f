"""The shapes of `published/*.yaml`, open data of others, and of `neighbours.csv`."""

import re

from waymark.framework.schema import WORD_ID
from waymark.written.shape import Form, Key, Kind, Shape

_YEAR_END = Form(re.compile(r"(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"), "month and day, such as 03-31")
_WHERE = "the rows that count: for a filter column, the labels of which a row must have one"
GAP = Shape(
    "gap",
    (
        Key("first", Kind.NAMED_TEXTS, "the labels of the side that is taken from", required=True),
        Key("second", Kind.NAMED_TEXTS, "the labels of the side that is taken away", required=True),
    ),
)
SERIES = Shape(
    "series",
    (
        Key("id", Kind.TEXT, "a short name, such as rereferrals", required=True, form=WORD_ID),
        Key("where", Kind.NAMED_TEXTS, _WHERE),
        Key("value", Kind.TEXT, "the column of the published value", required=True),
        Key("numerator", Kind.TEXT, "the column of the count above the line, where the file has it"),
        Key("numerator_where", Kind.NAMED_TEXTS, "where the numerator stands in another row: its labels"),
        Key("denominator", Kind.TEXT, "the column of the count below the line, where the file has it"),
        Key("denominator_where", Kind.NAMED_TEXTS, "where the denominator stands in another row: its labels"),
        Key("gap", Kind.SHAPE, "for a gap: what tells its two sides apart", shape=GAP),
        Key("scale", Kind.NUMBER, "100 for a percentage of its counts (if left out), 10000 for a rate"),
        Key("decimals", Kind.INTEGER, "to how many decimals the publisher rounds", highest=6),
    ),
)
PUBLICATION = Shape(
    "a publication",
    (
        Key("title", Kind.TEXT, "the publication's title", required=True),
        Key("publisher", Kind.TEXT, "who publishes it", required=True),
        Key("known_by", Kind.TEXTS, "columns by which a file is known to be of it", required=True),
        Key("columns", Kind.NAMED_TEXTS, "what other years call a column"),
        Key(
            "year_ends",
            Kind.TEXT,
            "month and day to which a year's figures relate, such as 03-31",
            form=_YEAR_END,
        ),
        Key("identifiers", Kind.TEXTS, "the time identifiers that count, such as Academic year; all if left out"),
        Key(
            "status",
            Kind.TEXT,
            "how final the figures are, where that is the same for all",
            words=("provisional", "revised", "final"),
        ),
        Key("status_column", Kind.TEXT, "the filter column that says how final a row is"),
        Key("series", Kind.SHAPES, "the figures that are read from it", required=True, shape=SERIES),
    ),
)
NEIGHBOUR = Shape(
    "neighbours.csv",
    (
        Key("list", Kind.TEXT, "the version of the list, such as 2021", required=True),
        Key("from_year", Kind.INTEGER, "the calendar year from which the list holds", True, lowest=1990, highest=2100),
        Key("name", Kind.TEXT, "the neighbour's name", required=True),
        Key("codes", Kind.TEXT, "official codes that it has or had, separated by ;", required=True),
    ),
)
