"""One file of open data read: its columns and its rows for England, regions, local authorities and districts.

Every column is kept, as the file has it: which figure is which is for the dictionary to say, when the standard tables
are made. Rows of other levels (schools, wards) are passed over, so that a national file stays small.
"""

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.sources.blocks import Block, read_blocks
from waymark.sources.delimited import column_issues, read_header
from waymark.sources.dfe_open_data.columns import OwnColumn
from waymark.sources.dfe_open_data.meta import NO_META, read_meta
from waymark.sources.dfe_open_data.reading import PLACED_BY, Reading
from waymark.sources.dfe_open_data.schema import DATA, KNOWN_BY, META, is_own
from waymark.sources.intake import Edition, FoundEdition, RecordSink

MOST_COLUMNS = 500


def read(found: FoundEdition, sink: RecordSink, year: int | None) -> Edition:
    """One edition, whose key is its columns, levels and periods: a later file of the same replaces it.

    The rows tell their year, so `year` is not used, and that is said.
    Raises RefusedError when columns are missing, stand there twice or are too many, or no row can be taken.
    """
    header = read_header(found.files[DATA])
    # in an order of their own, so that a file whose columns were moved is the same edition
    own = sorted((name for name in header.names if is_own(name)), key=str.casefold)
    issues = column_issues(header, KNOWN_BY) + column_issues(header, tuple(dict.fromkeys(own)))
    if len(own) > MOST_COLUMNS:
        sentence = f"The file has {len(own):,} columns of its own; the most that is read is {MOST_COLUMNS}."
        issues = [Issue("too_many_columns", sentence, "Check its delimiter.", file=header.file, row=header.row)]
    elif not own:
        sentence = "The file has no column beside time and place, so there is no figure in it."
        issues.append(Issue("no_figures", sentence, "Export it again.", file=header.file, row=header.row))
    if issues:
        raise RefusedError(issues[0].sentence, issues, issues[0].hint)
    meta = read_meta(found.files[META], header) if META in found.files else NO_META
    reading = Reading(header, [OwnColumn(name, meta.columns.get(name.casefold())) for name in own], sink)
    for issue in (*found.issues, *meta.issues):
        reading.tally.add(issue)
    if year is not None:
        sentence = "The rows of open data tell their year; the one asked for was not used."
        reading.tally.add(Issue("year_not_used", sentence, "Leave it out.", Level.WARNING, header.file))
    for piece in read_blocks(header, (*PLACED_BY, *own)):
        if isinstance(piece, Block):
            reading.take(piece.rows, piece.columns)
        else:
            reading.take_line(piece)
    return reading.edition(found.label)
