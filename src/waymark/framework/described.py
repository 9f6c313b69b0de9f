"""What a file of an indicator says in words: read whether or not the indicator itself can be loaded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from waymark.domain.indicator import Indicator
from waymark.written.fields import Fields

# a line that is wrapped, and not a new paragraph or the next point of a list
_WRAP = re.compile(r"(?<![\n.:;])[ \t]*\n[ \t]*(?!\s|[-*\u2022] |[0-9]+[.)] )")


@dataclass(frozen=True)
class Wording:
    """One name with the text that defines it. name_path, text_path: the keys that hold them."""

    name_path: str
    name: str
    text_path: str
    text: str


@dataclass(frozen=True)
class Described:
    """The words of one indicator's file. An absent or unreadable key is empty here.

    stem: the file's name without ending · loaded: the indicator, None while its file has errors ·
    wordings: its own name and definition, then those of its readings · draft: whether it has no measure yet.
    """

    stem: str
    short_name: str
    unit: str
    polarity: str
    owner: str
    checker: str
    review_date: date | None
    denominator_name: str
    draft: bool
    wordings: tuple[Wording, ...]
    loaded: Indicator | None = None

    @property
    def subject(self) -> str:
        return f"indicator {self.stem}"

    @property
    def name(self) -> str:
        return self.wordings[0].name

    @property
    def definition(self) -> str:
        return self.wordings[0].text

    def texts(self) -> Iterator[tuple[str, str]]:
        """Every text with the path of its key, names first."""
        for wording in self.wordings:
            yield wording.name_path, wording.name
            if wording is self.wordings[0] and self.short_name:
                yield "short_name", self.short_name
            yield wording.text_path, wording.text


def described(fields: Fields, stem: str, loaded: Indicator | None) -> Described:
    """The words of one file, from the fields that fit the schema."""
    measure = fields.group("measure")
    own = _wording(fields)
    others = [_wording(one) for one in fields.groups("readings")]
    return Described(
        stem=stem,
        short_name=_unwrapped(fields.text("short_name")),
        unit=fields.text("unit"),
        polarity=fields.text("polarity"),
        owner=fields.text("owner"),
        checker=fields.text("checker"),
        review_date=fields.day("review_date"),
        denominator_name=fields.text("denominator_name"),
        draft=measure is None or measure.has("draft"),
        wordings=(own, *others),
        loaded=loaded,
    )


def _wording(fields: Fields) -> Wording:
    return Wording(
        fields.path_of("name"),
        _unwrapped(fields.text("name")),
        fields.path_of("definition"),
        _unwrapped(fields.text("definition")),
    )


def _unwrapped(text: str) -> str:
    """The text with its wrapped lines joined: where `|` breaks a line, no sentence ends."""
    return _WRAP.sub(" ", text)
