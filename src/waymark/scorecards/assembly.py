"""What a scorecard is made from: judgements, protected figures and where they come from."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from waymark.assessment.assessment import Assessment
from waymark.assessment.outlook import Outlook
from waymark.disclosure.counts import CellKey
from waymark.disclosure.public import Protected
from waymark.domain.area import AreaTree
from waymark.domain.indicator import Indicator
from waymark.domain.month import Month
from waymark.domain.promise import PromisedRevision
from waymark.domain.source_change import SourceChange
from waymark.scorecards.comparators import Comparison
from waymark.scorecards.document import Provenance, ScorecardRow, TrendPoint


@dataclass(frozen=True)
class Assembly:
    """What a scorecard is made from.

    assessed: the unprotected judgement of one cell · protected: every figure published together with this
    scorecard, in every area and month of its trend · behind: older figures, and single months, that tests of direction
    rest on; protected with the others and never shown as figures · provenance: where an indicator's figures come from ·
    promises: revisions promised of any figure · comparison: others' figures, where any are loaded ·
    changes: the dated changes of the sources behind a reading ·
    points: what has been made public so far; a county's page and a district's own show the same point ·
    outlooks: what it would take for the colour of one cell to change, unprotected · snapshots: the month of the
    snapshot that a figure rests on, where one stands until the next.
    """

    areas: AreaTree
    indicators: Mapping[str, Indicator]
    assessed: Callable[[Indicator, str, str, Month], Assessment]
    protected: Mapping[CellKey, Protected]
    provenance: Callable[[Indicator, str], Provenance]
    promises: tuple[PromisedRevision, ...] = ()
    comparison: Comparison | None = None
    changes: Callable[[Indicator, str], Sequence[SourceChange]] = lambda *_: ()
    behind: Mapping[CellKey, Protected] = field(default_factory=dict)
    points: dict[CellKey, TrendPoint] = field(default_factory=dict, compare=False, repr=False)
    rows: dict[CellKey, ScorecardRow] = field(default_factory=dict, compare=False, repr=False)
    outlooks: Callable[[Indicator, str, str, Month], Outlook] | None = None
    snapshots: Callable[[Indicator, str, Month], Month | None] = lambda *_: None
