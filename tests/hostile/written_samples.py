"""Small files as bytes: a table of text, and elements of XML."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

Files = Mapping[str, bytes]


def table(names: tuple[str, ...], *rows: Mapping[str, object]) -> bytes:
    """A CSV file of the columns; what a row does not give is blank."""
    lines = [names, *(tuple(str(row.get(name, "")) for name in names) for row in rows)]
    return "".join(",".join(line) + "\r\n" for line in lines).encode()


def element(name: str, *inside: str, text: str = "") -> str:
    return f"<{name}>{escape(text)}{''.join(inside)}</{name}>\n"


def leaves(**texts: str) -> str:
    return "".join(element(name, text=text) for name, text in texts.items())
