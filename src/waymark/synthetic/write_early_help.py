"""Early Help's extracts: its episodes, and every notification that it receives."""

from collections.abc import Sequence
from pathlib import Path

from waymark.synthetic.early_help import EarlyHelp, SteppedDown
from waymark.synthetic.early_help_notifications import early_help_notifications
from waymark.synthetic.extract import write_extract
from waymark.synthetic.extract_faults import ExtractFaults
from waymark.synthetic.plan import Plan
from waymark.synthetic.written import Written


def write_early_help(out: Path, plan: Plan, stepped: Sequence[SteppedDown]) -> Written:
    """`stepped`: the cases of social work that Early Help went on with."""
    timeline, districts, scale = plan.timeline, plan.districts, plan.scale
    spoil = ExtractFaults(plan.stream("early help faults"), scale)
    episodes, lost = EarlyHelp(plan.stream("early help"), timeline, districts, scale, stepped).extract()
    received = early_help_notifications(plan.stream("notifications"), timeline, districts, scale, list(episodes.rows))
    extracts = (spoil.early_help(episodes), spoil.notifications(received))
    paths = {"extract": tuple(write_extract(out / "extract", extract) for extract in extracts)}
    return Written(paths, (*lost, *spoil.faults))
