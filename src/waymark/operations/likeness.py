"""What a file that is of no return looks like, and which table of a return is nearest to it."""

from pathlib import Path

from waymark.publishing.open_data.columns import COLUMNS
from waymark.sources.delimited import DelimitedHeader, appearance
from waymark.sources.heads import head_of_file, header_in_head, markup_in_head
from waymark.sources.registry import SOURCES
from waymark.sources.values import shortened

_LEAST_SHARED = 2  # columns, before a table is named as the nearest
_MOST_NAMED = 6
_META = ".meta.csv"


def published_by_us(path: Path) -> bool:
    """Whether it is the open data of a release, or the description beside it: loaded, our figures would stand as
    those of others."""
    data = path.with_name(path.name.removesuffix(_META) + ".csv") if path.name.endswith(_META) else path
    header = header_in_head(data)
    return header is not None and all(header.has(column.name) for column in COLUMNS)


def nearest_guess(path: Path) -> tuple[str, str]:
    """A sentence on what the file is instead of a return, and what to do about it."""
    if published_by_us(path):
        return "This is open data that Waymark published itself.", "Name the returns that it was made from."
    head = head_of_file(path)
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00"):
        return "The file is empty, or cannot be opened.", "Export it again, or check that you may open it."
    if head.startswith(b"PK") and b"[Content_Types]" not in head and b"xl/" not in head:
        return "This is a zip archive.", "Unpack it, and load the folder."
    markup = markup_in_head(path)
    if markup is not None:
        root = shortened(markup.root)
        return (
            f"This is XML of no return that Waymark reads; its outermost element is '{root}'.",
            "Check that it is the file which is handed in for the return.",
        )
    said = appearance(head)
    if said:
        return f"This is no return that Waymark reads; it appears to be {said}.", "Export the return's own file again."
    header = header_in_head(path)
    if header is None or len(header.names) < _LEAST_SHARED:
        return "This is not a table of any return.", "A table begins with a row of the return's column names."
    return "The columns are of no return that Waymark reads.", _nearest_table(header)


def _nearest_table(header: DelimitedHeader) -> str:
    """The table of a return that has most of the file's columns, and which of its columns the file lacks."""
    there = {name.casefold() for name in header.names if name}
    best: tuple[int, float, str, list[str]] = (0, 0.0, "", [])
    for source in SOURCES.values():
        for table, wanted in source.file_columns.items():
            lacking = [name for name in wanted if name.casefold() not in there]
            shared = len(wanted) - len(lacking)
            if (shared, shared / max(len(wanted), 1)) > best[:2]:
                best = (shared, shared / len(wanted), f"the table {table} of {source.title}", lacking)
    shared, _, named, lacking = best
    if shared < _LEAST_SHARED:
        return "Check that it is the right file, with its row of column names first."
    more = f" and {len(lacking) - _MOST_NAMED} more" if len(lacking) > _MOST_NAMED else ""
    return f"It is nearest to {named}, which also has: {', '.join(lacking[:_MOST_NAMED])}{more}."
