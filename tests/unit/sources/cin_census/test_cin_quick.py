"""Records read quickly come to what they come to with a look at each: rows, flags, issues and their order."""

from random import Random

import pytest

from waymark.domain.errors import RefusedError
from waymark.sources.cin_census import SOURCE, schema
from waymark.sources.cin_census.quick import QuickRecord
from waymark.sources.cin_census.schema import Kind

DAYS = ["2021-03-31", "2021-06-01", "2021-06-02", "2022-03-31", "2022-04-01", "2018-02-28"]
LIKELY = {
    Kind.EVENT: DAYS,
    Kind.PLANNED: DAYS,
    Kind.BORN: ["2015-05-05", "2021-12-24", "2022-05-05"],
    Kind.BOOLEAN: ["0", "1", "true", "False"],
    Kind.INTEGER: ["0", "2"],
    Kind.CODE: ["1A", "N1", "RC1", "NEG", "M", "2", "WBRI"],
    Kind.CODES: ["1A", "2B", "MOB", "AUT", "24A"],
}
ODD = ["", " ", "31/12/21", "44000", "2021-02-31", "ZZ", "-1", "CH7", "\u00a02021-06-01", "1899-01-01", "2021-06-01Z"]


def record(table, random, inside=""):
    """Every field of a table as a rule, some left out, twice, odd or spelled in their own way."""
    elements = []
    for field in table.fields:
        for _ in range(random.choices([0, 1, 2], [15, 80, 5])[0]):
            name = random.choice([*field.elements, *field.opposites])
            name = random.choice([name] * 9 + [name.upper()])
            said = random.choice(LIKELY[field.kind] if random.random() < 0.9 else ODD)
            elements.append(f"<{name}>{said}</{name}>" + random.choice(["\n", ""]))
    if random.random() < 0.05:
        elements.append(random.choice(["<Mystery>1</Mystery>", "<Reviews/>", "<Reviews>x</Reviews>"]))
    return "".join(elements) + inside


def child(number, random):
    inside = ""
    for _ in range(random.choice([0, 1, 1, 2])):
        parts = [
            f"<{table.element}>{record(table, random)}</{table.element}>\n"
            for table in (schema.ASSESSMENT, schema.CHILD_IN_NEED_PLAN, schema.SECTION_47)
        ]
        reviews = (
            "<Reviews><CPPreviewDate>2021-08-01</CPPreviewDate><CPPreviewDate>2021-09-01</CPPreviewDate></Reviews>"
        )
        plan = record(schema.PROTECTION_PLAN, random, reviews)
        parts.append(f"<ChildProtectionPlans>{plan}</ChildProtectionPlans>")
        inside += f"<CINdetails>{record(schema.REFERRAL, random, ''.join(parts))}</CINdetails>\n"
    named = random.choice([f"<LAchildID>CH{number}</LAchildID>"] * 9 + ["", "<LAchildID>CH1</LAchildID>"])
    more = record(schema.CHILD, random).replace("<Disability>", "<Disabilities><Disability>")
    more = more.replace("</Disability>", "</Disability></Disabilities>")
    return f"<Child><ChildIdentifiers>{named}<UPN>U{number}</UPN>\n</ChildIdentifiers>{more}{inside}</Child>\n"


def outcome(census, path, year):
    rows = []

    class Sink:
        def add(self, table, row):
            rows.append((table, row))

    (found,) = SOURCE.find([path])
    try:
        return SOURCE.read(found, Sink(), census.pseudonym, year), rows
    except RefusedError as refused:
        return str(refused), refused.issues


@pytest.mark.parametrize("seed", range(40))
def test_quickly_as_with_a_look(census, monkeypatch, seed):
    random = Random(seed)
    children = [child(number, random) for number in range(25)]
    content = census.collection(*children) if seed % 4 == 0 else census.message(*children)
    path = census.write(content)
    year = random.choice([None, None, 2021])
    quickly = outcome(census, path, year)
    monkeypatch.setattr(QuickRecord, "values", lambda _self, _leaves: None)
    assert quickly == outcome(census, path, year)


def test_records_without_fault_are_read_quickly(census, monkeypatch):
    def with_a_look(*_):
        raise AssertionError("nothing was to be said of it")

    monkeypatch.setattr("waymark.sources.cin_census.read._Reading._record_with_a_look", with_a_look)
    kept = census.read(census.message(*(census.child(f"CH{number}") for number in range(5))))
    assert [len(kept.rows[table]) for table in ("child", "referral")] == [5, 5]
