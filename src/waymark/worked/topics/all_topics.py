"""The topics in the order in which they are read: from the records to what becomes of a red figure."""

from waymark.scorecards.how_we_judge import Topic
from waymark.worked.topics import figures, judged, moved, outlook, published, uncertain


def topics() -> tuple[Topic, ...]:
    return (
        figures.counted(),
        figures.missing(),
        figures.rounded(),
        judged.polarity(),
        judged.targets(),
        judged.ratings(),
        judged.not_rated(),
        moved.direction(),
        moved.noise(),
        moved.chance(),
        uncertain.intervals(),
        uncertain.districts(),
        outlook.taken(),
        outlook.stale(),
        published.compared(),
        published.hidden(),
        published.status(),
        published.exceptions(),
        published.revisions(),
    )
