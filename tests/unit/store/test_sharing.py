"""Several returns in one table: worked cases, and the whole rule said again, slowly and row by row."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from waymark.domain.coverage import Coverage, Span
from waymark.domain.tables import ASSESSMENT, CHILD, PROTECTION_PLAN, STANDARD_TABLES, WORKFORCE_POST
from waymark.domain.tables.sharing import Rule, sharing_of
from waymark.store.columns import Columnar
from waymark.store.parquet import columnar
from waymark.store.sharing import Held, shared

DAY_NIL = date(2020, 1, 1)


def day(number):
    return None if number is None else DAY_NIL + timedelta(days=number)


def covering(*spans):
    return Coverage.of(Span(day(first), day(last)) for first, last in spans)


def row_of(table, row_id, flagged="", **values):
    return (row_id, flagged, *(values.get(column.name) for column in table.columns))


def plan(row_id, child, start, end, flagged=""):
    return row_of(PROTECTION_PLAN, row_id, flagged, child=child, start=day(start), end=day(end))


def met(table, *held):
    """held: (return, rows, coverage), the highest first."""
    rows, gave = shared(
        table, [Held(name, columnar(table.all_columns, rows).table, cover) for name, rows, cover in held]
    )
    return [tuple(row) for row in Columnar(rows)], [(each.source, each.to, each.rule, each.count) for each in gave]


def plans(*held):
    rows, gave = met(PROTECTION_PLAN, *held)
    at = [column.name for column in PROTECTION_PLAN.all_columns]
    number = {None: None}
    found = {}
    for row in rows:
        end = row[at.index("end")]
        found[row[0]] = number.get(end, (end - DAY_NIL).days if end else None)
    return found, gave


def test_every_table_says_how_it_is_shared():
    for table in STANDARD_TABLES.values():
        sharing = sharing_of(table)
        columns = {column.name for column in table.columns}
        assert set(sharing.key) <= columns, table.name
        assert (sharing.rule is Rule.KEYS) == (sharing.day == ""), table.name
        assert {sharing.day} - {""} <= columns, table.name
        assert sharing.rule is not Rule.SPELLS or "end" in columns, table.name


def test_an_event_on_a_day_that_a_higher_return_covers_gives_way():
    rows = [row_of(ASSESSMENT, f"a{at}", child="c", start_date=day(at)) for at in (5, 11, 21)]
    mine = [row_of(ASSESSMENT, "cin", child="c", start_date=day(12))]
    found, gave = met(ASSESSMENT, ("cin-census", mine, covering((10, 20))), ("annex-a", rows, covering((0, 30))))
    assert [row[0] for row in found] == ["cin", "a5", "a21"]
    assert gave == [("annex-a", "cin-census", "covered", 1)]


def test_a_child_known_to_several_is_one_row_and_no_news():
    rows = {name: [row_of(CHILD, name, child="c"), row_of(CHILD, f"{name}-own", child=name)] for name in ("a", "b")}
    found, gave = met(CHILD, ("a", rows["a"], Coverage()), ("b", rows["b"], Coverage()))
    assert [row[0] for row in found] == ["a", "a-own", "b-own"]
    assert gave == []


def test_a_return_that_knows_little_of_a_table_gives_way_whatever_its_rank():
    posts = {
        name: [row_of(WORKFORCE_POST, name, post=name, as_at=day(29), team=team)]
        for name, team in (("csww", None), ("extract", "North"))
    }
    found, gave = met(
        WORKFORCE_POST,
        ("csww", posts["csww"], covering((0, 29))),
        ("extract", posts["extract"], covering((0, 29))),
    )
    assert [row[0] for row in found] == ["extract"]
    assert gave == [("csww", "extract", "covered", 1)]


YEAR = covering((0, 99))


@pytest.mark.parametrize(
    ("higher", "lower", "ends", "gave"),
    [
        # the same spell: the higher's end stands, an open one takes what is known later
        ([(10, 50)], [(10, 60)], {"h0": 50}, ["known"]),
        ([(10, None)], [(10, 120)], {"h0": 120}, ["known"]),
        ([(10, None)], [(10, 60)], {"h0": None}, ["known"]),
        ([(10, None)], [(10, None)], {"h0": None}, ["known"]),
        # the lower's own: after the higher's days it counts, within them it does not
        ([], [(120, None)], {"l0": None}, []),
        ([(10, 50)], [(60, 80)], {"h0": 50}, ["contradicted"]),
        ([], [(-30, -10)], {"l0": -10}, []),
        ([], [(-30, 5)], {}, ["contradicted"]),
        # open, and gone from the lower, which goes on
        ([(10, None)], [], {"h0": 100}, ["closed"]),
        ([(10, None)], [(120, None)], {"h0": 100, "l0": None}, ["closed"]),
        # begun on another day, and still going on: one spell
        ([(10, None)], [(12, None)], {"h0": None}, ["contradicted", "lent"]),
        ([(10, None)], [(12, 130)], {"h0": 130}, ["contradicted", "lent"]),
        ([(10, None)], [(12, 60)], {"h0": 100}, ["contradicted", "closed"]),
    ],
)
def test_spells_of_one_child(higher, lower, ends, gave):
    found, issues = plans(
        ("cin-census", [plan(f"h{at}", "c", *spell) for at, spell in enumerate(higher)], YEAR),
        ("annex-a", [plan(f"l{at}", "c", *spell) for at, spell in enumerate(lower)], covering((50, 160))),
    )
    assert found == ends
    assert [rule for _, _, rule, _ in issues] == gave


def test_what_is_flagged_is_not_open():
    rows = [plan("h", "c", 10, None, ",end,")]
    found, gave = plans(("cin-census", rows, YEAR), ("annex-a", [plan("l", "d", 120, None)], covering((50, 160))))
    assert found == {"h": None, "l": None}
    assert gave == []


def test_an_earlier_file_of_a_lower_return_ends_with_its_last_day():
    later = covering((200, 299))
    rows = [plan("open", "c", 10, None), plan("met", "d", 20, None)]
    found, gave = plans(("cin-census", [plan("h", "d", 20, 250)], later), ("annex-a", rows, covering((0, 99))))
    assert found == {"h": 250, "open": 100}
    assert gave == [("annex-a", "cin-census", "known", 1), ("annex-a", "cin-census", "ended", 1)]


SPELLS = st.lists(
    st.tuples(
        st.sampled_from("ab"), st.integers(0, 30), st.none() | st.integers(0, 40), st.sampled_from(["", "", ",end,"])
    ).map(lambda s: (s[0], s[1], None if s[3] else None if s[2] is None else max(s[1], s[2]), s[3])),
    max_size=5,
)
SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 12)).map(lambda s: (s[0], s[0] + s[1])), max_size=2)


@given(st.lists(st.tuples(SPELLS, SPANS), min_size=2, max_size=3))
def test_by_column_is_as_row_by_row(returns):
    held = [
        (name, [plan(f"{name}{at}", *spell) for at, spell in enumerate(spells)], covering(*spans))
        for name, (spells, spans) in zip("xyz", returns, strict=False)
    ]
    found, gave = plans(*held)
    expected, counted = slowly(
        [
            ([[f"{name}{at}", *spell] for at, spell in enumerate(spells)], covering(*spans))
            for name, (spells, spans) in zip("xyz", returns, strict=False)
        ]
    )
    assert found == expected
    assert sorted((source, rule, count) for source, _, rule, count in gave) == sorted(
        (name, rule, count) for (name, rule), count in counted.items() if count
    )


def slowly(returns):
    """returns: (rows of [id, child, start, end, flagged], coverage), the highest first.

    Each row that counts is [id, child, start, end, flagged, last day known, met in this round].
    """
    taken, counted, covered = [], {}, Coverage()

    def count(place, rule):
        key = ("xyz"[place], rule)
        counted[key] = counted.get(key, 0) + 1

    def last_of(coverage):
        return (coverage.spans[-1].last - DAY_NIL).days if coverage else None

    def is_open(row):
        return row[3] is None and not row[4]

    for place, (rows, coverage) in enumerate(returns):
        last = last_of(coverage)
        if place == 0:
            taken = [[*row, last, False] for row in rows]
            covered = coverage
            continue
        highest = last_of(covered)
        left = []
        for known in taken:
            known[6] = False
        lent = set()
        for row in rows:
            same = [known for known in taken if known[1:3] == row[1:3]]
            if not same:
                left.append(row)
                continue
            count(place, "known")
            if tuple(row[1:3]) not in lent:
                lent.add(tuple(row[1:3]))
                lend(same[0], row)
        for known in taken:
            if any(known[1:3] == row[1:3] for row in rows):
                known[6] = True
                known[5] = later_of(known[5], last)
        own, out = [], []
        for row in left:
            end = row[3]
            if is_open(row) and last is not None:
                end = max(last, row[2]) + 1
            until = row[2] if end is None else max(end - 1, row[2])
            if row[4] or end is None:
                until = 10_000
            live = any(row[2] <= (s.last - DAY_NIL).days and until >= (s.first - DAY_NIL).days for s in covered.spans)
            (out if live else own).append(row)
        for _ in out:
            count(place, "contradicted")
        for child in "ab":
            above = [known for known in taken if known[1] == child and is_open(known) and not known[6]]
            if not above:
                continue
            top = max(enumerate(above), key=lambda pair: (pair[1][2], pair[0]))[1]
            known_to = -10_000 if top[5] is None else top[5]
            below = [row for row in out if row[1] == child and not row[4] and (row[3] is None or row[3] > known_to + 1)]
            if below:
                bottom = max(enumerate(below), key=lambda pair: (pair[1][2], pair[0]))[1]
                lend(top, bottom)
                top[6] = True
                top[5] = later_of(top[5], last)
                count(place, "lent")
        for known in taken:
            unmet = is_open(known) and not known[6] and known[5] is not None
            if unmet and last is not None and known[2] <= known[5] < last:
                known[3] = known[5] + 1
                count(place, "closed")
        for row in own:
            if is_open(row) and last is not None and highest is not None and last < highest and row[2] <= last:
                row[3] = last + 1
                count(place, "ended")
        taken.extend([*row, last, False] for row in own)
        covered = covered | coverage
    return {row[0]: row[3] for row in taken}, counted


def later_of(one, other):
    return other if one is None else one if other is None else max(one, other)


def lend(higher, lower):
    if higher[3] is not None or higher[4]:
        return
    known = -10_000 if higher[5] is None else higher[5]
    if lower[3] is not None and lower[3] > known:
        higher[3] = lower[3]
