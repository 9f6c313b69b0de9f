"""Which months there is anything to compute for: those that the council's own records cover."""

from collections.abc import Mapping

from waymark.domain.coverage import Coverage
from waymark.domain.framework import Framework
from waymark.domain.month import Month
from waymark.domain.tables import STANDARD_TABLES
from waymark.measures.dated_changes import filled_up
from waymark.measures.outturns import covered_months
from waymark.store.standard import StandardDataset


def months_covered(dataset: StandardDataset, framework: Framework) -> list[Month]:
    """Every month covered whole by at least one table, in order; what a dated change left open counts as covered."""
    return covered_months([*_own(dataset.coverage), *filled_up(dataset.covers, framework.changes)])


def _own(coverage: Mapping[str, Coverage]) -> list[Coverage]:
    """What others publish reaches back for decades and tells nothing of the months that the council's own records
    cover; it decides only where nothing else is loaded."""
    own = [covered for table, covered in coverage.items() if not STANDARD_TABLES[table].about_areas]
    return own if any(own) else list(coverage.values())
