"""The columns of the table that are neither time nor place, and what each one means."""

from dataclasses import dataclass

META_COLUMNS = (
    "col_name",
    "col_type",
    "label",
    "indicator_grouping",
    "indicator_unit",
    "indicator_dp",
    "filter_hint",
    "filter_grouping_column",
)


@dataclass(frozen=True)
class Column:
    """One column. A number is an `Indicator` of the layout, a word a `Filter`.

    Numbers have the unit and decimals of their row, so the description of the column leaves both empty, save counts.
    """

    name: str
    label: str
    hint: str = ""
    group: str = ""  # under which numbers stand together
    decimals: str = ""

    @property
    def meta(self) -> tuple[str, ...]:
        """The cells of `META_COLUMNS`."""
        kind = "Indicator" if self.group else "Filter"
        return (self.name, kind, self.label, self.group, "", self.decimals, self.hint, "")


COLUMNS = (
    Column("indicator_code", "Indicator code", "The code of the dictionary"),
    Column("reading", "Reading", "Total is the indicator as defined; another name is a second way to count it"),
    Column("indicator", "Indicator"),
    Column("unit", "Unit", "What value, target, floor and baseline are counted in"),
    Column("polarity", "Polarity", "H higher is better, L lower is better, T best near the target, none not judged"),
    Column("window", "Window", "MS month end, M the period itself, R12M twelve months, YTD the year so far"),
    Column("numerator", "Numerator", group="Counts", decimals="0"),
    Column("denominator", "Denominator", group="Counts", decimals="0"),
    Column("value", "Value as printed", group="Figures"),
    Column("target", "Target", group="Bars"),
    Column("floor", "Floor standard", group="Bars"),
    Column("baseline", "Baseline", group="Bars"),
    Column("other_bars", "Other bars", "Bars of other rules by name; z where there is none"),
    Column("england", "England", group="Comparators"),
    Column("region", "Region", group="Comparators"),
    Column("neighbours", "Statistical neighbours", group="Comparators"),
    Column("comparator_period", "Period of the comparators", "As published; z where there are none"),
    Column("comparator_source", "Source of the comparators", "The publication, and how the neighbours' figure is made"),
    Column("rating", "Rating", "Red, Amber, Green or Not rated"),
    Column("rule", "Rating rule", "The rule that gave the rating"),
    Column("policy", "Rating policy", "The policy of the year, with its version"),
    Column("direction", "Direction", "up, down, same; unclear where a test finds nothing but chance; not_compared"),
    Column("movement", "Movement", "Whether that is better or worse"),
    Column("direction_method", "Direction method", "step: against the last figure; the others are tests"),
    Column("status", "Status", "Provisional, revised or final"),
    Column("flags", "Flags", "What to bear in mind; none where there is nothing"),
)
