"""The texts of one field, each read once in a file."""

from datetime import date

from waymark.sources.cin_census.fields import FieldRead, read_field
from waymark.sources.cin_census.schema import RecordField
from waymark.sources.intake import Value
from waymark.sources.values import clean

BETWEEN = "\x1f"  # between the texts of a field that repeats; no XML may hold it
CONTRARY = "\x1e"  # before a text that says the contrary of its field; no XML may hold it either

_REMEMBERED = 1 << 16


class FieldTexts(dict[str, int]):
    """Texts of one field, each with the place of what it was read as. read_as, looks, days: at those places.

    looks: whether something is to be said of it · days: a date as a number, 0 for no date.
    """

    def __init__(self, field: RecordField, census: int | None, read: dict[str, FieldRead]) -> None:
        self._field = field
        self._census = census
        self._known = read
        self.read_as: list[Value] = []
        self.looks: list[bool] = []
        self.days: list[int] = []

    def __missing__(self, text: str) -> int:
        read = self._known.get(text)
        if read is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            read = self._known[text] = self._read(text)
        self.read_as.append(read.value)
        self.looks.append(bool(read.wrong or read.remark))
        self.days.append(read.value.toordinal() if isinstance(read.value, date) else 0)
        place = self[text] = len(self.read_as) - 1
        return place

    def _read(self, text: str) -> FieldRead:
        contrary = text.startswith(CONTRARY)
        said = [cleaned for each in text.removeprefix(CONTRARY).split(BETWEEN) if (cleaned := clean(each))]
        return read_field(self._field, said, self._census, contrary)

    def forget(self) -> None:
        """Lets go of what was read, when that is much. Nothing may still refer to its places."""
        if len(self) > _REMEMBERED:
            self.clear()
            self.read_as, self.looks, self.days = [], [], []
