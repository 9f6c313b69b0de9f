"""What changed colour since the month before, each with its figures: what became red first."""

from collections.abc import Iterator, Sequence

from waymark.domain.polarity import Polarity
from waymark.domain.verdict import Rating
from waymark.narrative.executive import SummaryItem
from waymark.narrative.listing import named
from waymark.scorecards.document import ScorecardRow, TrendPoint
from waymark.scorecards.executive.material import COLOURS, Material, name_of, target_words
from waymark.scorecards.executive.reasons import reason_words

_ORDER = (Rating.RED, Rating.AMBER, Rating.GREEN)


def items(material: Material) -> Iterator[SummaryItem]:
    changed = [row for row in material.measures if material.changed_colour(row)]
    both = [
        row
        for colour in _ORDER
        for row in changed
        if row.verdict.rating is colour and material.rating_before(row) in COLOURS
    ]
    most = material.limits.changes
    for row in both[:most]:
        was, now = material.rating_before(row), row.verdict.rating
        kind = f"Became {now.value}, was {was.value}"
        yield SummaryItem(_figures(row, material.before[row.key]), kind, row.key, name_of(row), was, now)
    if both[most:]:
        rest = [name_of(row) for row in both[most:]]
        yield SummaryItem(f"{named(rest, material.limits.names)}.", f"{len(rest)} more changed colour")
    gained = [row for row in changed if material.rating_before(row) is Rating.NOT_RATED]
    yield from _of_several(gained, "Newly rated", material)
    yield from _of_several(
        [row for row in changed if row.verdict.rating is Rating.NOT_RATED], "No longer rated", material
    )
    if not changed:
        yield SummaryItem(f"No rating differs from {material.previous.label}.")


def _figures(row: ScorecardRow, before: TrendPoint) -> str:
    """With its floor where it is red, for that is what it misses; its band where it is best near its target; and the
    target that held before, where that was another."""
    said = [row.in_short]
    if row.verdict.rating is Rating.RED or row.polarity is Polarity.TARGET:
        said.append(row.floor_said)
    target = before.target
    if target is not None and row.bars.target is not None and target.text != row.bars.target.text:
        said.append(f"Its target was {target_words(target, row)} before.")
    return " ".join(sentence for sentence in said if sentence)


def _of_several(rows: Sequence[ScorecardRow], kind: str, material: Material) -> Iterator[SummaryItem]:
    """One or two with their figures, or the reason why they have none; more by their names."""
    if len(rows) > 2:
        yield SummaryItem(f"{named([name_of(row) for row in rows], material.limits.names)}.", f"{kind}: {len(rows)}")
        return
    for row in rows:
        was, now = material.rating_before(row), row.verdict.rating
        said = row.in_short if now in COLOURS else f"it {reason_words(row.verdict.why_not)[0]}."
        full = f"{kind}: {now.value}" if now in COLOURS else kind
        yield SummaryItem(said, full, row.key, name_of(row), was, now)
