"""Links: a page names what it points at; its host says where that lies."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class Kind(Enum):
    """What a page may point at. `key` names which one: a page's key, or empty where there is only one."""

    HOME = "home"
    SCORECARD = "scorecard"
    INDICATOR = "indicator"
    MATRIX = "districts"
    PDF = "pdf"
    DATA = "data"
    EXCEPTIONS = "exceptions"
    DEFINITIONS = "definitions"
    SOURCES = "data sources"
    METHODS = "how we judge"
    RULE = "rule"
    STYLESHEET = "stylesheet"


class Links(Protocol):
    """Turns a kind and a key into an address."""

    def url(self, kind: Kind, key: str = "") -> str: ...


FOLDERS: Mapping[Kind, tuple[str, str]] = {
    Kind.SCORECARD: ("scorecards", "html"),
    Kind.INDICATOR: ("indicators", "html"),
    Kind.MATRIX: ("districts", "html"),
    Kind.PDF: ("pdf", "pdf"),
    Kind.DATA: ("data", "csv"),
    Kind.RULE: ("rules", "html"),
}
FILES: Mapping[Kind, str] = {
    Kind.HOME: "index.html",
    Kind.EXCEPTIONS: "exceptions.html",
    Kind.DEFINITIONS: "definitions.html",
    Kind.SOURCES: "data-sources.html",
    Kind.METHODS: "how-we-judge.html",
    Kind.STYLESHEET: "waymark.css",
}


def file_of(kind: Kind, key: str = "") -> str:
    """The file of the static site, from its root: `indicators/SCS18.html`.

    Raises ValueError for a key that is not a plain file name, so that no key leads out of the site's folder.
    """
    if kind in FILES:
        return FILES[kind]
    if not _NAME.fullmatch(key):
        raise ValueError(f"'{key}' cannot name a page; use letters, digits, full stops, hyphens and underscores")
    folder, ending = FOLDERS[kind]
    return f"{folder}/{key}.{ending}"


@dataclass(frozen=True)
class RelativeLinks:
    """Addresses for a page `depth` folders below the site's root: the site works from any folder, or a disk."""

    depth: int

    def url(self, kind: Kind, key: str = "") -> str:
        return "../" * self.depth + file_of(kind, key)
