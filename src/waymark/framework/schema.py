"""The one schema of a framework's files: which keys each has, which it must have, and what may stand there.

YAML files and CSV rows are read against the same shapes. A key's `meaning` is shown when it is missing.
"""

import re
from dataclasses import dataclass
from enum import Enum

from waymark.domain.indicator import Unit
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.scorecard_outline import COLUMNS


class Kind(Enum):
    """What a value must be. The value is the phrase used in a sentence."""

    TEXT = "text"
    INTEGER = "a whole number"
    NUMBER = "a number"  # exact: at most six decimals
    YES_NO = "yes or no"
    DATE = "a date such as 2021-03-31"
    TEXTS = "a list of texts"
    SHAPE = "a group of keys"
    SHAPES = "a list of groups of keys"
    NAMED = "a group of keys for each name"


@dataclass(frozen=True)
class Form:
    """How a text must look. `words` follow "should be"."""

    pattern: re.Pattern[str]
    words: str


@dataclass(frozen=True)
class Key:
    """One key. `words`: the only texts allowed · `lowest`, `highest`: of a whole number, both allowed."""

    name: str
    kind: Kind
    meaning: str
    required: bool = False
    words: tuple[str, ...] = ()
    form: Form | None = None
    shape: "Shape | None" = None
    lowest: int = 0
    highest: int = 1_000_000


@dataclass(frozen=True)
class Shape:
    """The keys of one file or group. `one_of`: exactly one of these must stand."""

    name: str
    keys: tuple[Key, ...]
    one_of: tuple[str, ...] = ()

    def key(self, name: str) -> Key | None:
        return next((key for key in self.keys if key.name == name), None)


CODE = Form(re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,31}"), "letters, digits and hyphens, such as SCS18")
WORD_ID = Form(re.compile(r"[a-z][a-z0-9_-]{0,31}"), "small letters, digits, _ or -, such as same_carer")
VERSION = Form(re.compile(r"[0-9]{1,4}(\.[0-9]{1,4})?"), "a version such as 1 or 1.2")

FRAMEWORK = Shape(
    "framework.yaml",
    (
        Key("name", Kind.TEXT, "a short name, such as kent", required=True, form=WORD_ID),
        Key("organisation", Kind.TEXT, "the council whose framework this is", required=True),
        Key("produced_by", Kind.TEXT, "the team that produces the scorecards", required=True),
    ),
)

AREA = Shape(
    "areas.csv",
    (
        Key("code", Kind.TEXT, "the area's official code", required=True, form=CODE),
        Key("name", Kind.TEXT, "the area's name", required=True),
        Key("kind", Kind.TEXT, "authority or district", required=True, words=("authority", "district")),
        Key("parent", Kind.TEXT, "code of the authority; blank for the authority itself"),
        Key("other_codes", Kind.TEXT, "further codes and former names, separated by ;"),
        Key("valid_from", Kind.DATE, "first day of the code; blank for always"),
        Key("valid_to", Kind.DATE, "last day of the code; blank for still"),
    ),
)

TARGET = Shape(
    "a targets file",
    (
        Key("indicator", Kind.TEXT, "the indicator's code", required=True),
        Key("area", Kind.TEXT, "the area's code", required=True),
        Key("year", Kind.TEXT, "the year, such as 2017-18", required=True),
        Key("target", Kind.NUMBER, "what is aimed at"),
        Key("floor", Kind.NUMBER, "the least that is acceptable"),
        Key("baseline", Kind.NUMBER, "the earlier outturn from which progress is judged"),
        Key("band_low", Kind.NUMBER, "for polarity T: the lowest figure that counts as on target"),
        Key("band_high", Kind.NUMBER, "for polarity T: the highest figure that counts as on target"),
        Key("effective_from", Kind.DATE, "day a variation takes effect; blank for a target set before the year"),
        Key("decision_ref", Kind.TEXT, "the decision or plan that set the target", required=True),
    ),
)

_WHERE = Key("where", Kind.TEXT, "a filter on the table's columns: docs/guide/filters.md")
_TABLE = Key("table", Kind.TEXT, "a standard table", required=True)

PREVIOUS = Shape(
    "previous",
    (
        Key(
            "within_months",
            Kind.INTEGER,
            "how many months back an earlier event counts",
            lowest=1,
            highest=240,
        ),
        Key("ever", Kind.YES_NO, "yes: an earlier event counts however long ago"),
        Key("where", Kind.TEXT, "a filter that says which earlier events count"),
    ),
    one_of=("within_months", "ever"),
)
COUNT = Shape(
    "count",
    (
        _TABLE,
        Key("at", Kind.TEXT, "the date column that places an event in a month", required=True),
        _WHERE,
        Key("once_a_day", Kind.YES_NO, "yes: events of one child on one day are one event"),
        Key("previous", Kind.SHAPE, "only events that have an earlier one", shape=PREVIOUS),
    ),
)
SUM = Shape(
    "sum",
    (
        _TABLE,
        Key("at", Kind.TEXT, "the date column that places an event in a month", required=True),
        Key("column", Kind.TEXT, "the whole-number column to add up", required=True),
        _WHERE,
    ),
)
HELD = Shape(
    "held",
    (
        Key("since", Kind.TEXT, "the date column from which months are counted", required=True),
        Key("months", Kind.INTEGER, "the least number of months", required=True, lowest=1, highest=600),
    ),
)
UNDER_AGE = Shape(
    "under_age",
    (
        Key("birth_date", Kind.TEXT, "the column with the date of birth", required=True),
        Key("years", Kind.INTEGER, "the age not yet reached", required=True, lowest=1, highest=30),
    ),
)
STOCK = Shape(
    "stock",
    (
        _TABLE,
        Key("start", Kind.TEXT, "the column with the first day of the spell", required=True),
        Key("end", Kind.TEXT, "the column with the first day no longer", required=True),
        _WHERE,
        Key("held", Kind.SHAPES, "how long something must have lasted", shape=HELD),
        Key("under_age", Kind.SHAPE, "an age not yet reached at the month's end", shape=UNDER_AGE),
        Key("outside", Kind.TEXTS, "tables whose spells set a child aside"),
    ),
)
TERM = Shape(
    "what is counted",
    (
        Key("count", Kind.SHAPE, "events counted", shape=COUNT),
        Key("sum", Kind.SHAPE, "a column added up over events", shape=SUM),
        Key("stock", Kind.SHAPE, "spells live at the month's end", shape=STOCK),
    ),
    one_of=("count", "sum", "stock"),
)
_WINDOW = Key("window", Kind.TEXT, "what the figure covers: MS, M, R12M or YTD", required=True)

RATIO = Shape(
    "ratio",
    (
        Key("numerator", Kind.SHAPE, "what is counted above the line", required=True, shape=TERM),
        Key("denominator", Kind.SHAPE, "what is counted below the line", required=True, shape=TERM),
        _WINDOW,
        Key("scale", Kind.NUMBER, "100 for a percentage (if left out), 10000 for a rate"),
    ),
)
MEAN = Shape(
    "mean",
    (
        Key("sum", Kind.SHAPE, "the column that is averaged", required=True, shape=SUM),
        _WINDOW,
        Key("scale", Kind.NUMBER, "1 if left out"),
    ),
)
MEASURE = Shape(
    "measure",
    (
        Key("ratio", Kind.SHAPE, "one count over another", shape=RATIO),
        Key("mean", Kind.SHAPE, "the average of a column", shape=MEAN),
        Key("draft", Kind.TEXT, "why the indicator is not computed yet"),
    ),
    one_of=("ratio", "mean", "draft"),
)
READING = Shape(
    "readings",
    (
        Key("id", Kind.TEXT, "a short name, such as same_carer", required=True, form=WORD_ID),
        Key("name", Kind.TEXT, "the name under which the reading is shown", required=True),
        Key("definition", Kind.TEXT, "what the reading counts differently", required=True),
        Key("measure", Kind.SHAPE, "how it is computed", required=True, shape=MEASURE),
    ),
)
INDICATOR = Shape(
    "an indicator",
    (
        Key("code", Kind.TEXT, "the indicator's code, as in the file's name", required=True, form=CODE),
        Key("name", Kind.TEXT, "the full name", required=True),
        Key("short_name", Kind.TEXT, "a name of a few words; the full name if left out"),
        Key("definition", Kind.TEXT, "what is counted, in plain words", required=True),
        Key(
            "polarity",
            Kind.TEXT,
            "H higher is better, L lower is better, T best near the target, none for context",
            required=True,
            words=tuple(polarity.value for polarity in Polarity),
        ),
        Key(
            "frequency",
            Kind.TEXT,
            "how often it is reported",
            required=True,
            words=tuple(frequency.value for frequency in Frequency),
        ),
        Key(
            "year_type",
            Kind.TEXT,
            "the year that its targets belong to",
            required=True,
            words=tuple(year_type.value for year_type in YearType),
        ),
        Key("unit", Kind.TEXT, "what the value is counted in", required=True, words=tuple(unit.value for unit in Unit)),
        Key("decimals", Kind.INTEGER, "decimals printed", required=True, highest=4),
        Key("numerator_name", Kind.TEXT, "in words, what is counted above the line"),
        Key("denominator_name", Kind.TEXT, "in words, what is counted below the line"),
        Key("source", Kind.TEXT, "the return that the figures come from", required=True),
        Key("why_it_matters", Kind.TEXT, "why anyone should look at it", required=True),
        Key("owner", Kind.TEXT, "role of the person who answers for the figure"),
        Key("checker", Kind.TEXT, "role of the person or team that checks it"),
        Key("review_date", Kind.DATE, "day by which the definition is looked at again"),
        Key("sensitive", Kind.YES_NO, "yes: counts up to 9 are hidden instead of up to 5"),
        Key("measure", Kind.SHAPE, "how it is computed", required=True, shape=MEASURE),
        Key("readings", Kind.SHAPES, "further measures of the same indicator", shape=READING),
    ),
)

JUDGEMENT = Shape(
    "default",
    (
        Key("rating", Kind.TEXT, "the rating rule", required=True),
        Key("direction", Kind.TEXT, "the method for the direction of travel", required=True),
    ),
)
DIFFERENT_JUDGEMENT = Shape(
    "by_indicator",
    (
        Key("rating", Kind.TEXT, "the rating rule; the default's if left out"),
        Key("direction", Kind.TEXT, "the method for the direction; the default's if left out"),
    ),
)
POLICY = Shape(
    "a policy",
    (
        Key("same_as", Kind.TEXT, "the year whose policy carries on"),
        Key("default", Kind.SHAPE, "how an indicator is judged unless it is named below", shape=JUDGEMENT),
        Key("by_indicator", Kind.NAMED, "the indicators judged otherwise", shape=DIFFERENT_JUDGEMENT),
        Key("title", Kind.TEXT, "a title; made from the year if left out"),
        Key("version", Kind.TEXT, "1 if left out; goes up when the meaning changes", form=VERSION),
        Key("decision_ref", Kind.TEXT, "the decision or plan that set the policy"),
    ),
    one_of=("same_as", "default"),
)

SECTION = Shape(
    "sections",
    (
        Key("id", Kind.TEXT, "a short name", required=True, form=WORD_ID),
        Key("title", Kind.TEXT, "the heading", required=True),
        Key("indicators", Kind.TEXTS, "codes, or code.reading, in order", required=True),
    ),
)
SCORECARD = Shape(
    "a scorecard",
    (
        Key("title", Kind.TEXT, "the title", required=True),
        Key("audience", Kind.TEXT, "for whom it is", required=True),
        Key(
            "frequency",
            Kind.TEXT,
            "how often it appears",
            required=True,
            words=tuple(frequency.phrase for frequency in Frequency),
        ),
        Key("sections", Kind.SHAPES, "the sections, in order", required=True, shape=SECTION),
        Key("columns", Kind.TEXTS, "the columns, in order", required=True, words=COLUMNS),
        Key(
            "area_kinds",
            Kind.TEXTS,
            "the kinds of area that have this scorecard",
            required=True,
            words=("authority", "district"),
        ),
    ),
)
