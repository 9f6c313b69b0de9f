"""Mistakes in a mapping file are told all at once, each with its line and what to do."""

import pytest

from waymark.domain.errors import RefusedError
from waymark.domain.tables import STANDARD_TABLES
from waymark.sources.mapping import SOURCE
from waymark.sources.mapping.read_statement import read_statement
from waymark.sources.mapping.target import needed_columns, target_of
from waymark.sources.tabular.layout import Kind

SOUND = """\
name: early_help
table: early_help_episode
read: {file: ../cases.csv}
columns:
  child: {column: Person ID}
  contact_date: {column: Opened}
  stage:
    column: Kind
    values: {NFA: notification}
"""


def issues(mapped, text):
    with pytest.raises(RefusedError) as refusal:
        read_statement(mapped.write(text))
    return [(issue.rule, issue.row) for issue in refusal.value.issues], refusal.value


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("early_help_episode", "early_help_episod", [("table_unknown", 2)]),
        ("  contact_date", "  contact_dat", [("column_unknown", 6), ("column_needed", 4)]),
        ("  child:", "  child: {column: A}\n  child:", [("yaml_key_repeated", 6)]),
        ("  contact", "\tcontact", [("yaml_tab", 6)]),
        ("read: {file: ../cases.csv}", "read: {fil: ../cases.csv}", [("key_unknown", 3)]),
        ("read: {file: ../cases.csv}", "read: {file: a.csv, query: SELECT 1}", [("keys_exclude", 3)]),
        ("read: {file: ../cases.csv}", "read: {file: a.csv, order_by: [x]}", [("keys_exclude", 3)]),
        ("read: {file: ../cases.csv}", "read: {query: SELECT 1}", [("query_of_what", 3)]),
        ("read: {file: ../cases.csv}", "read: {query: SELECT 1, database: a.db}", [("order_missing", 3)]),
        ("read: {file: ../cases.csv}", "read: {sheet: A}", [("key_missing", 3)]),
        ("read: {file: ../cases.csv}\n", "", [("key_missing", 1)]),
        ("name: early_help\n", "name: Early Help\n", [("form", 1)]),
        ("{NFA: notification}", "{NFA: notice}", [("value_unfit", 9)]),
        ("{NFA: notification}", "[NFA]", [("value_kind", 9)]),
        ("    column: Kind\n", "", [("key_missing", 8)]),
        ("    column: Kind\n", "    constant: planned\n", [("value_unfit", 8)]),
        ("  child: {column: Person ID}", "  child: {constant: P1}", [("constant_unfit", 5)]),
        ("  child: {column: Person ID}", "  child: {column: Person ID, id: no}", [("id_not_kept", 5)]),
        ("contact_date: {column: Opened}", "contact_date: {column: Opened, id: yes}", [("id_unfit", 6)]),
        ("contact_date: {column: Opened}", "contact_date: {column: Opened, default: soon}", [("value_unfit", 6)]),
        ("columns:", "covers: {from: 2019-04-01, to: 2018-04-01}\ncolumns:", [("span_backwards", 4)]),
        ("columns:", "covers: {from: 2019-04-01}\ncolumns:", [("covers_half", 4)]),
        ("columns:", "covers: {from: 1/4/2019, to: 2019-04-01}\ncolumns:", [("date_unreadable", 4)]),
        ("columns:", "secret: &a x\ncolumns:", [("yaml_reuse", 4)]),
        (
            "read: {file: ../cases.csv}",
            "read:\n  connection: postgresql://keeper:hush@db/x\n  query: SELECT 1",
            [("connection_in_file", 4)],
        ),
    ],
)
def test_each_mistake_has_its_line(mapped, old, new, found):
    assert old in SOUND
    told, _ = issues(mapped, SOUND.replace(old, new, 1))
    assert told[: len(found)] == found


def test_mistakes_are_told_all_at_once_with_the_nearest_word(mapped):
    text = SOUND.replace("stage:", "stag:").replace("contact_date:", "contact_day:").replace("NFA", "''")
    told, refusal = issues(mapped, text)
    assert told == [("column_unknown", 6), ("column_unknown", 7), ("column_needed", 4)]
    assert [issue.hint for issue in refusal.issues][:2] == ["Did you mean 'contact_date'?", "Did you mean 'stage'?"]


@pytest.mark.parametrize(
    "read",
    [
        "connection: postgresql://keeper:hush@db/x\n  query: SELECT 1",
        "database: postgresql://keeper:hush@db/x\n  query: SELECT 1",
        "file: postgresql://keeper:hush@db/x",
        "files: {a: postgresql://keeper:hush@db/x}\n  query: SELECT 1",
        "connection: {a: b} postgresql://keeper:hush@db/x",
        "password: 'hush\n  query: SELECT 1",
    ],
)
def test_a_connection_string_in_the_file_is_refused_and_not_repeated(mapped, read):
    _, refusal = issues(mapped, SOUND.replace("read: {file: ../cases.csv}", f"read:\n  {read}"))
    assert "hush" not in repr(refusal.issues) + str(refusal)


@pytest.mark.parametrize(
    ("content", "rule"), [(b"", "yaml_no_keys"), (b"\xff\xfe\x00", "encoding"), (b"- a\n", "yaml_no_keys")]
)
def test_what_is_no_mapping_is_refused(mapped, content, rule):
    path = mapped.write("")
    path.write_bytes(content)
    with pytest.raises(RefusedError) as refusal:
        read_statement(path)
    assert refusal.value.issues[0].rule == rule
    assert not SOURCE.claims(path)


def test_a_mapping_is_claimed_by_what_it_holds(mapped):
    path = mapped.write(SOUND)
    assert SOURCE.claims(path)
    assert SOURCE.claims(mapped.write(SOUND.replace("early_help_episode", "nonsense")))
    assert not SOURCE.claims(mapped.folder / "cases.csv")
    assert not SOURCE.claims(mapped.folder / "nowhere.yaml")
    assert not SOURCE.claims(mapped.write("name: kent\norganisation: Kent\n", "framework"))


@pytest.mark.parametrize("table", STANDARD_TABLES)
def test_every_standard_table_can_be_a_target(table):
    layout, standard = target_of(table), STANDARD_TABLES[table]
    own = [column.column for column in layout.columns][:-2]
    assert own == [column.name for column in standard.columns]
    assert standard.entity in needed_columns(table)
    for column in standard.columns:
        kind = layout.columns[layout.at(column.name)].kind
        assert (kind is Kind.ID) == bool(column.pseudonym_of)
        assert not column.identifying or kind is Kind.BIRTH
    for column in layout.key:
        layout.at(column)


def test_keyed_pseudonyms_are_known_by_their_meaning():
    for table in STANDARD_TABLES.values():
        for column in table.columns:
            assert bool(column.pseudonym_of) == column.meaning.startswith("keyed pseudonym"), column
