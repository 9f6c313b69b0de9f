"""Single months beneath rolling figures: the whole series is shown, or nothing of it.

A rolling figure and the one a month later differ by two single months, a year apart. So whoever knows all months but
one can work that one out: hiding it alone hides nothing. Therefore:

- If any month of the series has a small count, every month of it is hidden.
- A count of nothing hides the series as well. Where the county had none, no district had any, and then a district's
  rolling figures would tell its month of a year before.
- They are shown of the authority alone. A district's months are mostly small, and its rolling figures are shown.

The question is asked of every month computed, not of those that are shown: the others can be worked out from these.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from waymark.disclosure.cell import Symbol
from waymark.disclosure.counts import CellKey, CountedCell
from waymark.disclosure.primary import threshold
from waymark.disclosure.protect import counted_cells, protect_outturns
from waymark.disclosure.public import Protected, hidden_figure
from waymark.domain.area import AreaTree
from waymark.domain.indicator import Indicator
from waymark.domain.outturn import Outturn


def protect_single_months(
    outturns: Iterable[Outturn], indicators: Mapping[str, Indicator], areas: AreaTree
) -> dict[CellKey, Protected]:
    """Every month as it may be shown. outturns: all computed months of the authority, of any number of indicators.

    A month without a figure shows why; that is told of the files, not of the children.
    """
    series: defaultdict[str, list[Outturn]] = defaultdict(list)
    for outturn in outturns:
        if outturn.area != areas.root.code:
            raise ValueError(f"{outturn.code}: single months are of the authority alone")
        series[outturn.code].append(outturn)
    shown: dict[CellKey, Protected] = {}
    for of_indicator in series.values():
        cells = counted_cells(of_indicator, indicators)
        whole = protect_outturns(of_indicator, indicators, areas, cells)
        if not may_be_shown(cells.values()):
            whole = {key: cell if _is_missing(cell) else hidden_figure() for key, cell in whole.items()}
        shown |= whole
    return shown


def may_be_shown(months: Iterable[CountedCell]) -> bool:
    """Whether every count of children in every month is beyond the small range. months: all of one series."""
    return all(count > threshold(cell) for cell in months for count in cell.counts_of_children.values())


def _is_missing(cell: Protected) -> bool:
    """That there was nothing to divide by tells a count, and so is hidden with the rest."""
    return not cell.value.text and not cell.hidden and cell.value.symbol is not Symbol.NOT_APPLICABLE
