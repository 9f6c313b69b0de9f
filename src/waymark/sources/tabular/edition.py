"""A file of one flat table as an edition by itself."""

from waymark.sources.intake import Edition, Profile
from waymark.sources.tabular.reach import reached
from waymark.sources.tabular.reading import TableReading


def edition_of(reading: TableReading, label: str) -> Edition:
    """What the file came to: its key is its layout and the span that its rows reach.

    Raises RefusedError when no row of it can be taken, or its span not be believed.
    """
    if not reading.rows:
        sentence = "No row of the file can be taken." if reading.quarantined else "The file holds no row."
        raise reading.refused("nothing_to_take", sentence, "Correct the rows named, or export the file again.")
    layout = reading.layout
    reach = reached(layout, reading.seen, reading.file)
    for issue in reach.issues:
        reading.tally.add(issue)
    dates = reading.dates
    if not dates:  # rows of a year, not of a day
        dates = [day for span in reach.coverage.spans for day in (span.first, span.last)]
    return Edition(
        reach.key,
        label,
        {layout.feeds: reach.coverage} if reach.coverage else {},
        Profile(
            {layout.name: reading.rows},
            len(reading.children - {None}),
            min(dates, default=None),
            max(dates, default=None),
        ),
        reading.tally.issues,
        tuple(reading.quarantined),
        tuple(reading.flagged),
    )
