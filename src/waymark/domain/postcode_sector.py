"""The sector of a postcode: some three thousand households, enough to tell a district by and not to find a home by."""

import re

_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\s*(\d)[A-Z]{2}", re.ASCII)
_SECTOR = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\s+(\d)", re.ASCII)


def sector_of(postcode: str) -> str:
    """`ZZ1 4` for `zz1 4ab` and `ZZ14AB`, and for the sector itself; '' for what is no postcode."""
    said = postcode.strip().upper()
    found = _POSTCODE.fullmatch(said) or _SECTOR.fullmatch(said)
    return f"{found[1]} {found[2]}" if found else ""


def is_sector(text: str) -> bool:
    """Whether the text is a sector in the form that `sector_of` gives."""
    found = _SECTOR.fullmatch(text)
    return found is not None and text == f"{found[1]} {found[2]}"
