"""The CIN census with ElementTree, as one would write it: each child when it ends, its fields by name."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date
from typing import Any

from benchmarks.typed_cells import Answer, Files, TypedTable
from waymark.sources.cin_census import schema
from waymark.sources.cin_census.schema import Kind, RecordTable
from waymark.store.pseudonyms import pseudonyms

_PLACES = (
    ("assessment", "Assessments"),
    ("child_in_need_plan", "CINPlanDates"),
    ("section_47", "Section47"),
    ("protection_plan", "ChildProtectionPlans"),
)
_GENDER = ("Sex", "GenderCurrent")


def cin_census(files: Files) -> Answer:
    pseudonym = pseudonyms(files.key)
    rows: dict[str, list[tuple[Any, ...]]] = {name: [] for name in schema.RECORD_TABLES}
    fields = {name: _fields(table) for name, table in schema.RECORD_TABLES.items()}
    for path in files.paths:
        for _, element in ET.iterparse(path):
            if element.tag != "Child":
                continue
            about = element.find("ChildIdentifiers")
            more = element.find("ChildCharacteristics")
            if about is None or more is None:
                raise ValueError("every child of the made-up census has both")
            child, born = pseudonym(about.findtext("LAchildID") or ""), _day(about.findtext("PersonBirthDate"))
            sex = next((text for name in _GENDER if (text := about.findtext(name))), None)
            rows["child"].append(
                (
                    *(child, born, _day(about.findtext("ExpectedPersonBirthDate"))),
                    *(_day(about.findtext("PersonDeathDate")), sex, more.findtext("Ethnicity") or None),
                    _joined(each.text for each in more.iter("Disability")),
                )
            )
            for case in element.iterfind("CINdetails"):
                rows["referral"].append((child, born, *_values(case, fields["referral"])))
                for name, tag in _PLACES:
                    for inner in case.iterfind(tag):
                        rows[name].append((child, born, *_values(inner, fields[name])))
                        if name == "protection_plan":
                            rows["plan_review"].extend(
                                (child, born, _day(review.text)) for review in inner.iter("CPPreviewDate")
                            )
            element.clear()
    return {name: TypedTable(rows=of_table) for name, of_table in rows.items()}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _joined(texts: Any) -> str | None:
    return ",".join(sorted(texts)) or None


def _whole(text: str | None) -> int | None:
    return int(text) if text else None


def _yes(text: str | None) -> bool | None:
    return None if not text else text == "1"


def _text(text: str | None) -> str | None:
    return text or None


_READ: dict[Kind, Callable[[str | None], Any]] = {
    Kind.EVENT: _day,
    Kind.PLANNED: _day,
    Kind.BORN: _day,
    Kind.BOOLEAN: _yes,
    Kind.INTEGER: _whole,
    Kind.CODE: _text,
}


def _fields(table: RecordTable) -> list[tuple[str, Callable[[str | None], Any] | None]]:
    return [(field.elements[0], _READ.get(field.kind)) for field in table.fields]


def _values(element: ET.Element, fields: list[tuple[str, Callable[[str | None], Any] | None]]) -> list[Any]:
    return [
        _joined(each.text for each in element.iter(name)) if read is None else read(element.findtext(name))
        for name, read in fields
    ]
