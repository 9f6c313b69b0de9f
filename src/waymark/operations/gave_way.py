"""What is said when rows of one return give way to those of another that outranks it."""

from waymark.domain.issue import Issue, Level
from waymark.sources.registry import SOURCES
from waymark.store.sharing import GaveWay

_NOTHING = "Nothing need be done."
_SENTENCES = {
    "covered": ("{source}: rows of {table} lie in days that {to} covers; {to} counts.", _NOTHING),
    "known": ("{source}: rows of {table} stand in {to} as well; {to} counts.", _NOTHING),
    "contradicted": (
        "{source}: rows of {table} fall in days that {to} covers, and are not in it; they were left out.",
        "Check the days on which they begin, if they should count.",
    ),
    "lent": (
        "{source}: rows of {table} were taken for ones of {to} that begin on another day, and gave them their end.",
        _NOTHING,
    ),
    "closed": (
        "{source}: rows of {table} open on the last day of {to} are not in it; they were ended with that day.",
        "Give the day on which they ended in a later file.",
    ),
    "ended": (
        "{source}: rows of {table} open on its last day are not in {to}, which goes on; they were ended with that day.",
        _NOTHING,
    ),
}


def said_of(gave: GaveWay) -> Issue:
    """A warning with the number of rows; returns are named by their titles."""
    sentence, hint = _SENTENCES[gave.rule]
    to = SOURCES[gave.to].title if gave.to in SOURCES else "returns that outrank it"
    source = SOURCES[gave.source].title if gave.source in SOURCES else gave.source
    said = sentence.format(source=source, table=gave.table, to=to)
    return Issue(f"gave_way_{gave.rule}", said, hint, Level.WARNING, field=gave.table, count=gave.count)
