"""The form in which an edition is held, told by the files that were found."""

from waymark.sources.intake import FoundEdition
from waymark.sources.ssda903.csv_files import held_in_files
from waymark.sources.ssda903.held import WHOLE, Held
from waymark.sources.ssda903.workbook_file import SUFFIXES, held_in_workbook
from waymark.sources.ssda903.xml_file import held_in_xml


def held_in(found: FoundEdition) -> Held:
    """What cannot be read at all is among its `refused`."""
    whole = found.files.get(WHOLE)
    if whole is None:
        return held_in_files(found.files)
    return held_in_workbook(whole) if whole.suffix.casefold() in SUFFIXES else held_in_xml(whole)
