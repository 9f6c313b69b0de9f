"""The form in which an edition is held, told by the files that were found."""

from waymark.sources.intake import FoundEdition
from waymark.sources.ssda903.csv_files import held_in_files
from waymark.sources.ssda903.held import Held
from waymark.sources.ssda903.xml_file import held_in_xml

WHOLE = ""  # the key of a file that holds every table


def held_in(found: FoundEdition) -> Held:
    """What cannot be read at all is among its `refused`."""
    whole = found.files.get(WHOLE)
    return held_in_files(found.files) if whole is None else held_in_xml(whole)
