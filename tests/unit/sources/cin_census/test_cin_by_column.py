"""Children read by the chunk come to what they come to one by one: rows, flags, issues and their order."""

from random import Random

import pytest

from waymark.domain.errors import RefusedError
from waymark.sources import xml_stream
from waymark.sources.cin_census import SOURCE, children, schema
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
        elements.append(random.choice(["<Mystery>1</Mystery>", "<Reviews/>", "<Reviews>x</Reviews>", "<Reviews />"]))
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


class Rows:
    """A sink of rows, as the tests of the meaning use it."""

    def __init__(self):
        self.rows = {}

    def add(self, table, row):
        self.rows.setdefault(table, []).append(row)


class Columns(Rows):
    """The other kind of sink, and how many rows came to it as columns."""

    together = 0

    def add_columns(self, table, row_ids, columns):
        self.together += len(row_ids)
        for row in zip(row_ids, *(column.rows() for column in columns), strict=True):
            self.add(table, row)


def outcome(census, path, year, sink):
    (found,) = SOURCE.find([path])
    try:
        return SOURCE.read(found, sink, census.pseudonym, year), sink.rows
    except RefusedError as refused:
        return str(refused), refused.issues


def content_of(census, random, number):
    each = [child(number, random) for number in range(number)]
    return census.collection(*each) if random.random() < 0.25 else census.message(*each)


@pytest.mark.parametrize("chunk", [6_000, 1_000_000])
@pytest.mark.parametrize("seed", range(30))
def test_together_as_one_by_one(census, monkeypatch, seed, chunk):
    monkeypatch.setattr(children, "_CHUNK", chunk)
    monkeypatch.setattr(children, "_HEAD", chunk)
    random = Random(seed)
    path = census.write(content_of(census, random, 25))
    year = random.choice([None, None, 2021])
    together, columns = outcome(census, path, year, columns := Columns()), columns
    assert together == outcome(census, path, year, Rows())
    assert columns.together


ASIDES = [
    "<!-- said aside -->",
    "<?aside?>",
    "&#32;",
    "<![CDATA[ ]]>",
    "<Note a='1'/>",
    "<Note>></Note>",
    "\r",
    "\u00e9",
    "<other:Note/>",
    "<Note\n/>",
    "<Children>",
    "</Children>",
    "<Child>",
    "</Child >",
    "&unknown;",
    "<Child><LAchildID>CH3</LAchildID></Child>",
]


@pytest.mark.parametrize("aside", ASIDES)
@pytest.mark.parametrize("seed", range(4))
def test_what_is_not_plain_is_left_to_the_parser_from_there_on(census, monkeypatch, seed, aside):
    monkeypatch.setattr(children, "_CHUNK", 3_000)
    monkeypatch.setattr(children, "_HEAD", 3_000)
    random = Random(seed)
    content = content_of(census, random, 25)
    at = random.choice([place for place in range(len(content) // 2, len(content)) if content[place] == "\n"])
    path = census.write(f"{content[:at]}{aside}{content[at:]}")
    assert outcome(census, path, None, Columns()) == outcome(census, path, None, Rows())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", ""])
def test_every_encoding_and_line_end_comes_to_the_same(census, encoding, ending):
    content = content_of(census, Random(1), 5).replace("\n", ending)
    declared = {"latin-1": "iso-8859-1", "utf-8-sig": "utf-8"}.get(encoding, encoding)
    content = content.replace("<?xml version='1.0'?>", f"<?xml version='1.0' encoding='{declared}'?>")
    path = census.write(content.replace("<UPN>U1<", "<UPN>\u00e9<").encode(encoding))
    assert outcome(census, path, None, Columns()) == outcome(census, path, None, Rows())


def test_lines_go_on_where_the_parser_takes_over(census, monkeypatch):
    monkeypatch.setattr(children, "_CHUNK", 3_000)
    monkeypatch.setattr(children, "_HEAD", 3_000)
    late = census.child("CH0", census.details("<ReferralSource>ZZ</ReferralSource>"))
    content = census.message(*(census.child(f"CH{number}") for number in range(1, 200)), f"<!-- -->{late}")
    edition, _ = outcome(census, census.write(content), None, sink := Columns())
    (issue,) = [issue for issue in edition.issues if issue.rule == "code_unknown"]
    assert "ZZ" in content.splitlines()[issue.row - 1]
    assert 0 < sink.together < sum(map(len, sink.rows.values()))


def test_the_end_of_a_plain_file_must_be_sound_too(census):
    content = census.message(census.child(), census.child("CH2"))
    assert outcome(census, census.write(content), None, Columns())[0].key == "2021-22"
    for cut in ("</Message>", "</Children>\n</Message>"):
        _, issues = outcome(census, census.write(content.removesuffix(cut)), None, Columns())
        assert issues[0].rule == "xml_cut_short"
        assert issues[0].row == content.removesuffix(cut).count("\n") + 1


def test_a_child_that_is_too_long_is_refused_whoever_reads_it(census, monkeypatch):
    monkeypatch.setattr(children, "RECORD_BYTES", 100_000)
    monkeypatch.setattr(xml_stream, "RECORD_BYTES", 100_000)
    path = census.write(census.message(census.child(), census.child("CH2", more="<UPN></UPN>" * 20_000)))
    assert outcome(census, path, None, Columns())[1][0].rule == "child_too_large"


def test_a_child_that_is_written_otherwise_before_the_first_plain_one_keeps_its_line(census):
    content = census.message(census.child(), census.child("CH2"), census.child("CH3"))
    content = content.replace("<Child>", '<Child kind="first">', 1)
    by_row, by_column = Rows(), Columns()
    path = census.write(content)
    assert outcome(census, path, None, by_row) == outcome(census, path, None, by_column)
    assert by_row.rows["child"] == by_column.rows["child"]
