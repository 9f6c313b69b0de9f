"""The one schema of a framework's files: which keys each has, which it must have, and what may stand there.

YAML files and CSV rows are read against the same shapes. A key's `meaning` is shown when it is missing.
"""

import re
from dataclasses import replace

from waymark.domain.improvement import ImprovedIn
from waymark.domain.indicator import Unit
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.rule_parameters import ToleranceIn
from waymark.domain.scorecard_outline import COLUMNS, Layout, SectionKind
from waymark.written.shape import Form, Key, Kind, Shape

CODE = Form(re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,31}"), "letters, digits and hyphens, such as SCS18")
WORD_ID = Form(re.compile(r"[a-z][a-z0-9_-]{0,31}"), "small letters, digits, _ or -, such as same_carer")
MONTH = Form(re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])"), "a month such as 2017-09")
SHARE = Form(re.compile(r"[0-9]{1,3}(\.[0-9]{1,4})?%"), "a percentage such as 10%")
VERSION = Form(re.compile(r"[0-9]{1,4}(\.[0-9]{1,4})?"), "a version such as 1 or 1.2")

FRAMEWORK = Shape(
    "framework.yaml",
    (
        Key("name", Kind.TEXT, "a short name, such as kent", required=True, form=WORD_ID),
        Key("organisation", Kind.TEXT, "the council whose framework this is", required=True),
        Key("produced_by", Kind.TEXT, "the team that produces the scorecards", required=True),
        Key("region_code", Kind.TEXT, "the code of the council's region in official geography, such as E12000008"),
        Key("region_name", Kind.TEXT, "the name of that region"),
        Key(
            "neighbours_average",
            Kind.TEXT,
            "how the figures of statistical neighbours are put together; the mean if left out",
            words=("mean", "median"),
        ),
    ),
)

AREA = Shape(
    "areas.csv",
    (
        Key("code", Kind.TEXT, "the area's official code", required=True, form=CODE),
        Key("name", Kind.TEXT, "the area's name", required=True),
        Key("kind", Kind.TEXT, "what it is", required=True, words=("authority", "district", "school")),
        Key("parent", Kind.TEXT, "code of the area that holds it; blank for the authority itself"),
        Key("other_codes", Kind.TEXT, "further codes and former names, separated by ;"),
        Key("valid_from", Kind.DATE, "first day of the code; blank for always"),
        Key("valid_to", Kind.DATE, "last day of the code; blank for still"),
    ),
)

SECTOR_LOOKUP = Shape(
    "lookups/postcode_sectors.csv",
    (
        Key("sector", Kind.TEXT, "the sector of a postcode, such as ZZ1 4", required=True),
        Key("district", Kind.TEXT, "name or code of the district that it lies in", required=True),
    ),
)

TEAM_LOOKUP = Shape(
    "lookups/teams.csv",
    (
        Key("team", Kind.TEXT, "the team, as your returns name it", required=True),
        Key("district", Kind.TEXT, "name or code of the district that it works for", required=True),
    ),
)

AIMED_AT = (
    Key("indicator", Kind.TEXT, "the indicator's code", required=True),
    Key("area", Kind.TEXT, "the area's code", required=True),
)
IMPROVEMENT = (
    Key("improve_by", Kind.NUMBER, "in place of a target: by how much the baseline is to become better"),
    Key(
        "improve_in",
        Kind.TEXT,
        "whether the improvement is relative (per cent of the baseline) or in points (the indicator's unit)",
        words=tuple(kind.value for kind in ImprovedIn),
    ),
)
DECIDED_BY = Key("decided_by", Kind.TEXT, "the role of whoever decided it, such as Cabinet Member; no one's name")

TARGET = Shape(
    "a targets file",
    (
        *AIMED_AT,
        Key("year", Kind.TEXT, "the year, such as 2017-18", required=True),
        Key("target", Kind.NUMBER, "what is aimed at"),
        Key("floor", Kind.NUMBER, "the least that is acceptable"),
        Key("baseline", Kind.NUMBER, "the earlier outturn from which progress is judged"),
        *IMPROVEMENT,
        Key("band_low", Kind.NUMBER, "for polarity T: the lowest figure that counts as on target"),
        Key("band_high", Kind.NUMBER, "for polarity T: the highest figure that counts as on target"),
        Key("standard", Kind.NUMBER, "a service standard, shown beside the target and never rated"),
        Key("effective_from", Kind.DATE, "day a variation takes effect; blank for a target set before the year"),
        Key("decision_ref", Kind.TEXT, "the decision or plan that set the target", required=True),
        DECIDED_BY,
    ),
)

CHANGE = Shape(
    "changes",
    (
        Key("on", Kind.DATE, "the day of the change", required=True),
        Key("what", Kind.TEXT, "what changed, such as: case system replaced", required=True),
        Key("tables", Kind.TEXTS, "the standard tables that it touches; left out: all of the source"),
        Key("indicators", Kind.TEXTS, "the indicators that it touches; left out: all that count from the tables"),
        Key("until", Kind.DATE, "the last day that the files leave out"),
        Key("partial", Kind.YES_NO, "whether figures that hold the day are of part of their period"),
        Key("full_figure_promised", Kind.TEXT, "the release month in which the full figure is promised", form=MONTH),
        Key("full_figure_made", Kind.TEXT, "the release month in which the full figure was made", form=MONTH),
        Key("comparable", Kind.YES_NO, "whether figures after it may be compared with figures before it"),
    ),
)
SOURCE = Shape(
    "sources",
    (
        Key("id", Kind.TEXT, "a short name, such as cin-census", required=True, form=WORD_ID),
        Key("title", Kind.TEXT, "the name by which people call it", required=True),
        Key("what", Kind.TEXT, "what it holds, in a sentence", required=True),
        Key("how_often", Kind.TEXT, "how often it comes", required=True),
        Key("comes_from", Kind.TEXT, "the return, or the layout of the extract", required=True),
        Key("tables", Kind.TEXTS, "the standard tables that it feeds", required=True),
        Key("final_when", Kind.TEXT, "until when figures from it are provisional", required=True),
        Key("bear_in_mind", Kind.TEXT, "what a reader must know of it, if anything"),
        Key("changes", Kind.SHAPES, "what happened to it on a day", shape=CHANGE),
    ),
)
DATA_SOURCES = Shape(
    "sources.yaml",
    (Key("sources", Kind.SHAPES, "what the figures are drawn from", required=True, shape=SOURCE),),
)

CALENDAR = Shape(
    "a calendar",
    (
        Key("first", Kind.DATE, "the first day that the calendar covers", required=True),
        Key("last", Kind.DATE, "the last day that the calendar covers", required=True),
        Key("source", Kind.TEXT, "where the days come from", required=True),
    ),
)
HOLIDAY = Shape(
    "a calendar's days",
    (
        Key("date", Kind.DATE, "a day that is not a working day", required=True),
        Key("name", Kind.TEXT, "its name", required=True),
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
DURING = Shape(
    "during",
    (
        _TABLE,
        Key("date", Kind.TEXT, "the row's own date that must lie in the spell", required=True),
        Key("start", Kind.TEXT, "the other table's column with the first day", required=True),
        Key("end", Kind.TEXT, "the other table's column with the first day no longer", required=True),
    ),
)
AGE = Shape(
    "age",
    (
        Key("birth_date", Kind.TEXT, "the column with the date of birth", required=True),
        Key("date", Kind.TEXT, "the date on which the age is taken", required=True),
        Key("least", Kind.INTEGER, "the youngest age that counts", highest=120),
        Key("under", Kind.INTEGER, "the age not yet reached", lowest=1, highest=120),
    ),
)
WITHIN_WORKING_DAYS = Shape(
    "within_working_days",
    (
        Key("since", Kind.TEXT, "the date that is day 0", required=True),
        Key("until", Kind.TEXT, "the date by which it was done", required=True),
        Key("days", Kind.INTEGER, "the most working days that count; any number if left out", highest=1_000),
        Key("calendar", Kind.TEXT, "the calendar of bank holidays, such as england", required=True, form=WORD_ID),
    ),
)
_CONDITIONS = (
    Key("during", Kind.ONE_OR_MORE, "only rows dated in a spell of another table", shape=DURING),
    Key("age", Kind.SHAPE, "only people of an age", shape=AGE),
    Key("within_working_days", Kind.SHAPE, "only what was done in time", shape=WITHIN_WORKING_DAYS),
)
COUNT = Shape(
    "count",
    (
        _TABLE,
        Key("at", Kind.TEXT, "the date column that places an event in a month", required=True),
        _WHERE,
        Key("done", Kind.TEXT, "a date column: the event counts only from the month of this date on"),
        Key("once_a_day", Kind.YES_NO, "yes: events of one child on one day are one event"),
        Key("previous", Kind.SHAPE, "only events that have an earlier one", shape=PREVIOUS),
        *_CONDITIONS,
    ),
)
SUM = Shape(
    "sum",
    (
        _TABLE,
        Key("at", Kind.TEXT, "the date column that places an event in a month", required=True),
        Key("column", Kind.TEXT, "the whole-number column to add up", required=True),
        _WHERE,
        *_CONDITIONS,
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
_SIMPLE_TERMS = (
    Key("count", Kind.SHAPE, "events counted", shape=COUNT),
    Key("sum", Kind.SHAPE, "a column added up over events", shape=SUM),
    Key("stock", Kind.SHAPE, "spells live at the month's end", shape=STOCK),
)
DISTINCT = Shape(
    "distinct",
    (
        _TABLE,
        Key("entity", Kind.TEXT, "the column of what is counted once, such as child", required=True),
        Key("at", Kind.TEXT, "the date column that places an event in a month"),
        Key("start", Kind.TEXT, "for spells live at the month's end: the column with the first day"),
        Key("end", Kind.TEXT, "for spells: the column with the first day no longer"),
        _WHERE,
        *_CONDITIONS,
    ),
    one_of=("at", "start"),
)
SIMPLE_TERM = Shape("one side of a difference", _SIMPLE_TERMS, one_of=("count", "sum", "stock"))
DIFFERENCE = Shape(
    "difference",
    (
        Key("first", Kind.SHAPE, "what is taken from", required=True, shape=SIMPLE_TERM),
        Key("second", Kind.SHAPE, "what is taken away", required=True, shape=SIMPLE_TERM),
    ),
)
TERM = Shape(
    "what is counted",
    (
        *_SIMPLE_TERMS,
        Key("difference", Kind.SHAPE, "one of these less another", shape=DIFFERENCE),
        Key("distinct", Kind.SHAPE, "different children, or whatever a column names, counted once", shape=DISTINCT),
    ),
    one_of=("count", "sum", "stock", "difference", "distinct"),
)
_WINDOW = Key("window", Kind.TEXT, "what the figure covers: MS, M, R12M, YTD or A", required=True)
_HUNDRED = Key("scale", Kind.NUMBER, "100 for a percentage (if left out), 10000 for a rate")

RATIO = Shape(
    "ratio",
    (
        Key("numerator", Kind.SHAPE, "what is counted above the line", required=True, shape=TERM),
        Key("denominator", Kind.SHAPE, "what is counted below the line", required=True, shape=TERM),
        _WINDOW,
        _HUNDRED,
        Key("denominator_window", Kind.TEXT, "what the denominator covers; the same as 'window' if left out"),
    ),
)
TOTAL = Shape(
    "total",
    (Key("term", Kind.SHAPE, "what is counted", required=True, shape=TERM), _WINDOW),
)
MEAN = Shape(
    "mean",
    (
        Key("sum", Kind.SHAPE, "the column that is averaged", required=True, shape=SUM),
        _WINDOW,
        Key("scale", Kind.NUMBER, "1 if left out; 0.01 for a column kept in hundredths"),
    ),
)
SIDE = Shape(
    "one side of a gap",
    (
        Key("ratio", Kind.SHAPE, "one count over another", shape=RATIO),
        Key("mean", Kind.SHAPE, "the average of a column", shape=MEAN),
    ),
    one_of=("ratio", "mean"),
)
GAP = Shape(
    "gap",
    (
        Key("first", Kind.SHAPE, "the figure that is taken from", required=True, shape=SIDE),
        Key("second", Kind.SHAPE, "the figure that is taken away", required=True, shape=SIDE),
        Key("first_name", Kind.TEXT, "in words, whose figure the first is", required=True),
        Key("second_name", Kind.TEXT, "in words, whose figure the second is", required=True),
    ),
)
MEAN_OF_MONTHS = Shape(
    "mean_of_months",
    (
        Key("of", Kind.SHAPE, "the monthly figure that is averaged", required=True, shape=replace(SIDE, name="of")),
        Key("months", Kind.NAMED_TEXTS, "the calendar months, for each year from which they hold", required=True),
    ),
)
EXTERNAL = Shape(
    "external",
    (
        Key("series", Kind.TEXT, "the published series, as in the table reference_value", required=True, form=WORD_ID),
        _WINDOW,
    ),
)
SHARE_OF_ENTITIES = Shape(
    "share_of_entities",
    (
        _TABLE,
        Key("at", Kind.TEXT, "the date column that places a row in a month", required=True),
        Key("part", Kind.TEXT, "the whole-number column that is tested, such as sessions missed", required=True),
        Key("whole", Kind.TEXT, "the whole-number column it is a part of, such as sessions possible", required=True),
        Key("threshold", Kind.TEXT, "the share of the whole from which one counts, such as 10%", True, form=SHARE),
        _WHERE,
        _WINDOW,
        _HUNDRED,
    ),
)
COHORT = Shape(
    "cohort",
    (
        _TABLE,
        Key("at", Kind.TEXT, "the date column of entry into the cohort", required=True),
        Key("happened", Kind.TEXT, "the date column of what may happen again", required=True),
        Key("known", Kind.TEXT, "the date column of the day it was known for certain", required=True),
        Key("follow_up", Kind.INTEGER, "months in which it may happen; 12 if left out", lowest=1, highest=120),
        Key("wait", Kind.INTEGER, "further months for it to be known; 6 if left out", highest=120),
        _WHERE,
        _WINDOW,
        _HUNDRED,
    ),
)
MEASURE = Shape(
    "measure",
    (
        Key("total", Kind.SHAPE, "a number that is counted", shape=TOTAL),
        Key("ratio", Kind.SHAPE, "one count over another", shape=RATIO),
        Key("mean", Kind.SHAPE, "the average of a column", shape=MEAN),
        Key("gap", Kind.SHAPE, "one figure less another", shape=GAP),
        Key("mean_of_months", Kind.SHAPE, "the mean of the figures of named months", shape=MEAN_OF_MONTHS),
        Key("share_of_entities", Kind.SHAPE, "how many reach a threshold", shape=SHARE_OF_ENTITIES),
        Key("cohort", Kind.SHAPE, "how many do it again", shape=COHORT),
        Key("external", Kind.SHAPE, "a value that others published", shape=EXTERNAL),
        Key("draft", Kind.TEXT, "why the indicator is not computed yet"),
    ),
    one_of=(
        "total",
        "ratio",
        "mean",
        "gap",
        "mean_of_months",
        "share_of_entities",
        "cohort",
        "external",
        "draft",
    ),
)
COMPARATORS = Shape(
    "comparators",
    (
        Key("series", Kind.TEXT, "the published series that other areas' figures come from", True, form=WORD_ID),
        Key("differs", Kind.TEXT, "how the series is another thing than the indicator, if it is"),
    ),
)
_COMPARATORS = Key("comparators", Kind.SHAPE, "what the figure is compared with", shape=COMPARATORS)
REBASE = Shape(
    "rebase",
    (
        Key("from", Kind.TEXT, "the month from which limits begin anew, such as 2024-04", required=True, form=MONTH),
        Key("reason", Kind.TEXT, "what changed, in a few words", required=True),
    ),
)
READING = Shape(
    "readings",
    (
        Key("id", Kind.TEXT, "a short name, such as same_carer", required=True, form=WORD_ID),
        Key("name", Kind.TEXT, "the name under which the reading is shown", required=True),
        Key("definition", Kind.TEXT, "what the reading counts differently", required=True),
        Key("measure", Kind.SHAPE, "how it is computed", required=True, shape=MEASURE),
        _COMPARATORS,
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
        Key("dead_band", Kind.NUMBER, "a smaller change than this is no tested direction"),
        Key("compare_provisional", Kind.YES_NO, "no: a provisional figure is not compared with a settled one"),
        Key("rebase", Kind.SHAPES, "where the limits of its control chart begin anew", shape=REBASE),
        Key("numerator_name", Kind.TEXT, "in words, what is counted above the line"),
        Key("denominator_name", Kind.TEXT, "in words, what is counted below the line"),
        Key("source", Kind.TEXT, "the return that the figures come from", required=True),
        Key("why_it_matters", Kind.TEXT, "why anyone should look at it", required=True),
        Key("owner", Kind.TEXT, "role of the person who answers for the figure"),
        Key("checker", Kind.TEXT, "role of the person or team that checks it"),
        Key("review_date", Kind.DATE, "day by which the definition is looked at again"),
        Key("sensitive", Kind.YES_NO, "yes: counts up to 9 are hidden instead of up to 5"),
        Key("shown_with", Kind.TEXTS, "codes that stand beside it wherever it is shown, such as NEET-NK"),
        _COMPARATORS,
        Key("measure", Kind.SHAPE, "how it is computed", required=True, shape=MEASURE),
        Key("readings", Kind.SHAPES, "further measures of the same indicator", shape=READING),
    ),
)

_RULE_PARAMETERS = (
    Key("tolerance", Kind.NUMBER, "by how much a target may be missed"),
    Key(
        "tolerance_in",
        Kind.TEXT,
        "points (of the indicator's unit) or relative (per cent of the target)",
        words=tuple(unit.value for unit in ToleranceIn),
    ),
    Key("inner_below", Kind.NUMBER, "how far below the target is still green"),
    Key("inner_above", Kind.NUMBER, "how far above the target is still green"),
    Key("outer_below", Kind.NUMBER, "how far below the target is still amber"),
    Key("outer_above", Kind.NUMBER, "how far above the target is still amber"),
    Key("expected_low", Kind.NUMBER, "the lowest figure that is expected"),
    Key("expected_high", Kind.NUMBER, "the highest figure that is expected"),
    Key("expected", Kind.TEXT, "history: from the same month of the last three years", words=("history",)),
)
JUDGEMENT = Shape(
    "default",
    (
        Key("rating", Kind.TEXT, "the rating rule", required=True),
        Key("direction", Kind.TEXT, "the method for the direction of travel", required=True),
        *_RULE_PARAMETERS,
    ),
)
DIFFERENT_JUDGEMENT = Shape(
    "by_indicator",
    (
        Key("rating", Kind.TEXT, "the rating rule; the default's if left out"),
        Key("direction", Kind.TEXT, "the method for the direction; the default's if left out"),
        *_RULE_PARAMETERS,
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
        Key(
            "kind",
            Kind.TEXT,
            "measures, activity or context; measures when left out",
            words=tuple(kind.value for kind in SectionKind),
        ),
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
        Key(
            "layout",
            Kind.TEXT,
            "scorecard or report; scorecard when left out",
            words=tuple(layout.value for layout in Layout),
        ),
        Key("subset_of", Kind.TEXTS, "the scorecards that together show all that this one shows"),
        Key("sections", Kind.SHAPES, "the sections, in order", required=True, shape=SECTION),
        Key("columns", Kind.TEXTS, "the columns of a scorecard, in order; a report has none", words=COLUMNS),
        Key(
            "area_kinds",
            Kind.TEXTS,
            "the kinds of area that have this scorecard",
            required=True,
            words=("authority", "district"),
        ),
    ),
)
