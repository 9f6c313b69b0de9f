"""Tables, filters and months for the tests in which the engines must agree, as Hypothesis strategies.

The tables are mean on purpose: ties on a day, 29 February, month ends, blanks, flagged fields, children without
an id, overlapping spells, children who move.
"""

from datetime import date
from itertools import pairwise

import numpy as np
from hypothesis import strategies as st

from waymark.domain.area import NOT_KNOWN
from waymark.domain.filter import And, Between, Column, Comparison, In, IsNull, Like, Not, Operator, Or
from waymark.domain.measure import AgeAt, During, WithinWorkingDays
from waymark.domain.month import Month
from waymark.domain.period import YearType
from waymark.domain.window import Window
from waymark.domain.working_calendar import WorkingCalendar
from waymark.measures.engine import sides
from waymark.measures.engines.duckdb import DuckDBEngine
from waymark.measures.engines.in_memory import InMemoryEngine
from waymark.measures.parts import same

# Few and close together, so that ties, spans of exactly k months and clamped month ends are common.
DAYS = (
    *(date(2019, month, day) for month, day in ((2, 27), (2, 28), (3, 1), (3, 31), (8, 31))),
    *(date(2020, month, day) for month, day in ((1, 31), (2, 1), (2, 28), (2, 29), (3, 31), (8, 29), (8, 31))),
    *(date(2021, month, day) for month, day in ((2, 27), (2, 28), (3, 1), (3, 31))),
)
# Not in order, so that the total order is by the id and not by the place in the file.
ROW_IDS = ("r9", "r10", "R2", "z", "é", "a", "r1", "b", "Z", "0", "r", "rr")


def one_in(odds, rare, usual):
    """`rare` about once in `odds` draws."""
    return st.integers(1, odds).flatmap(lambda drawn: rare if drawn == odds else usual)


days = st.sampled_from(DAYS)
children = st.sampled_from(("c1", "c1", "c2"))
months = st.lists(st.integers(2019 * 12, 2021 * 12 + 5).map(Month), min_size=8, max_size=16, unique=True)
year_types = st.sampled_from(YearType)


def rows(columns, flaggable, fewest=4, most=10):
    """Rows of a table: `columns` by name, about one field in ten blank, in one row of five one is flagged."""
    blank_or = {name: one_in(10, st.none(), values) for name, values in columns.items()}
    flags = one_in(5, st.sampled_from(flaggable).map(lambda name: {name}), st.just(set()))
    row = st.fixed_dictionaries({**blank_or, "flagged": flags})
    return st.lists(row, min_size=fewest, max_size=most).map(
        lambda made: [{**one, "row_id": ROW_IDS[number]} for number, one in enumerate(made)]
    )


TEXTS = ("1A", "1B", "it's", "50%", "a_b", "a\nb", "É", "")
REFERRAL = {
    "child": children,
    "referral_date": days,
    "source": st.sampled_from(TEXTS),
    "need": st.sampled_from(("N1", "N2")),
    "no_further_action": st.booleans(),
    "closure_date": days,
}
referrals = rows(REFERRAL, tuple(REFERRAL))
adoptions = rows(
    {"child": children, "adoption_date": days, "days_to_family": st.integers(-(2**40), 2**40)},
    ("adoption_date", "days_to_family"),
)
births = st.sampled_from((*(day.replace(year=day.year - 16, day=min(day.day, 28)) for day in DAYS), date(2004, 2, 29)))
EPISODE = {
    "child": children,
    "birth_date": births,
    "start": days,
    "end": one_in(3, st.none(), days),
    "period_start": days,
    "placement_start": days,
    "placement": st.sampled_from(("U1", "U4", "A3", "H5")),
    "provider": st.sampled_from(("PR1", "PR4")),
}
episodes = rows(EPISODE, tuple(EPISODE))
areas_of_their_own = st.sampled_from(("N", "N1", "N1", "N2", "S", "S1", "C", NOT_KNOWN, "elsewhere", ""))
INTERVIEW = {
    "child": children,
    "birth_date": births,
    "start": days,
    "end": days,
    "completed_date": days,
    "days_to_interview": st.integers(-2, 3),
}
interviews = rows(INTERVIEW, tuple(INTERVIEW))
EARLY_HELP = {
    "child": children,
    "birth_date": births,
    "area": areas_of_their_own,
    "contact_date": days,
    "unit": st.sampled_from(("Unit A", "Unit B")),
    "allocated_date": days,
    "assessment_completed_date": days,
    "closure_form_completed_date": days,
}
early_help = rows(EARLY_HELP, tuple(EARLY_HELP))
POST = {
    "post": st.sampled_from(("p1", "p2", "p3")),
    "area": areas_of_their_own,
    "as_at": days,
    "case_holding": st.booleans(),
    "fte": st.integers(-2000, 2000),
}
posts = rows(POST, tuple(POST))
ATTENDANCE = {
    "enrolment": st.sampled_from(("e1", "e1", "e2", "e3")),
    "area": st.sampled_from(("N", "N1", "N1", "N2", "S", "S1", "elsewhere")),
    "period_end": days,
    "phase": st.sampled_from(("primary", "secondary")),
    "possible": st.sampled_from((0, 10, 10, 20, 30, -10, 2**62)),
    "absent": st.sampled_from((0, 1, 1, 2, 3, 10, 2**61)),
}
attendances = rows(ATTENDANCE, tuple(ATTENDANCE), fewest=5, most=12)
OUTCOME = {
    "person": st.sampled_from(("y1", "y1", "y2")),
    "entry_date": days,
    "disposal_type": st.sampled_from(("caution", "custody")),
    "offence_date": days,
    "proven_date": days,
}
outcomes = rows(OUTCOME, tuple(OUTCOME), fewest=5, most=12)
RESULT = {
    "pupil": st.sampled_from(("k1", "k2", "k3", "k4")),
    "area": areas_of_their_own,
    "assessed_on": days,
    "reading": st.booleans(),
    "fsm": st.booleans(),
}
results = rows(RESULT, tuple(RESULT))
ALLOCATION = {
    "child": children,
    "worker": st.sampled_from(("w1", "w1", "w2")),
    "team": st.sampled_from(("T1", "T2")),
    "start": days,
    "end": one_in(3, st.none(), days),
}
allocations = rows(ALLOCATION, tuple(ALLOCATION))
REFERENCE = {
    "series": st.sampled_from(("plans", "plans", "plans", "others")),
    "area": st.sampled_from(("C", "C", "N", "S", "N1", NOT_KNOWN, "elsewhere", "")),
    "as_at": days,
    "value": st.integers(-(10**9), 10**9),
    "status": st.sampled_from(("provisional", "revised", "final", "guessed")),
}
references = rows(REFERENCE, tuple(REFERENCE), fewest=5, most=12)
spells = rows({"child": children, "start": days, "end": days}, ("child", "start", "end"), 0, 6)


@st.composite
def child_areas(draw):
    """Disjoint spells of each child on each basis, open at either end or not, in and out of the districts."""
    found = []
    for child in ("c1", "c2"):
        for basis in ("home", "team"):
            cuts = sorted(draw(st.lists(days, min_size=1, max_size=4, unique=True)))
            bounds = [*([None] if draw(st.booleans()) else []), *cuts, *([None] if draw(st.booleans()) else [])]
            for start, end in pairwise(bounds):
                area = draw(
                    one_in(
                        4,
                        st.sampled_from(("elsewhere", "C", NOT_KNOWN, None)),
                        st.sampled_from(("N", "N", "S", "S", "N1", "N2", "S1")),
                    )
                )
                flagged = draw(one_in(6, st.sampled_from(({"start"}, {"end"}, {"area"})), st.just(set())))
                found.append(
                    {"child": child, "area": area, "start": start, "end": end, "basis": basis, "flagged": flagged}
                )
    return found


def filters_on(texts, flags, dates):
    """Filter trees over some columns of each type."""
    operators = st.sampled_from(Operator)
    words = st.sampled_from((*TEXTS, "N1", "U1", "A3", "PR1"))
    patterns = st.sampled_from(("%", "_", "1_", "%'%", "50%", "a_b", "a%b", "U%", "é", "", "%.%", "P_1"))
    text, flag, day = (st.sampled_from(names).map(Column) for names in (texts, flags or ("none",), dates))
    leaves = [
        st.builds(Comparison, text, operators, words | text),
        st.builds(In, text, st.lists(words, min_size=1, max_size=3).map(tuple)),
        st.builds(Like, text, patterns, st.booleans()),
        st.builds(IsNull, text | day),
        st.builds(Comparison, day, operators, days | day),
        st.builds(Between, day, days, days),
    ]
    if flags:
        leaves += [st.builds(Comparison, flag, operators, st.booleans()), st.builds(IsNull, flag)]
    return st.recursive(
        st.one_of(leaves),
        lambda inner: st.one_of(
            st.builds(Not, inner),
            st.builds(And, st.lists(inner, min_size=1, max_size=3).map(tuple)),
            st.builds(Or, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        ),
        max_leaves=4,
    )


referral_filters = filters_on(("source", "need"), ("no_further_action",), ("referral_date", "closure_date"))
episode_filters = filters_on(("placement", "provider"), (), ("start", "end", "period_start"))
early_help_filters = filters_on(("unit", "area"), (), ("contact_date", "closure_form_completed_date"))
# It begins after the first of the days and ends before the last, so that some are not covered.
HOLIDAYS = frozenset({date(2020, 2, 28), date(2020, 8, 31)})
CALENDAR = WorkingCalendar("test", date(2019, 3, 1), date(2021, 3, 1), HOLIDAYS)
during = st.sampled_from(
    (
        During("referral", "start", "referral_date", "closure_date"),
        During("referral", "end", "referral_date", "closure_date"),
        During("unaccompanied_spell", "start", "start", "end"),
    )
)
ages = st.none() | st.sampled_from((14, 15, 16))
of_age = st.builds(AgeAt, st.just("birth_date"), st.sampled_from(("start", "end")), ages, ages)
in_time = st.builds(
    WithinWorkingDays,
    st.sampled_from(("start", "end")),
    st.sampled_from(("end", "completed_date")),
    st.sampled_from((-1, 0, 1, 2, 22, 250, 260)),
    st.just(CALENDAR),
)
interview_conditions = st.lists(during | of_age | in_time, min_size=1, max_size=2).map(tuple)
windows = st.sampled_from(("M", "R3M", "R12M", "YTD")).map(Window.parse)
standing = st.sampled_from(("A", "A2M", "A6M", "A24M")).map(Window.parse)


def assert_agree(tables, areas, asked, *requests, additive=True):
    """Equal to the integer for every area and month, and the districts make the county. Returns the parts by key."""
    slow = InMemoryEngine().compute(requests, tables, areas, asked)
    fast = DuckDBEngine().compute(requests, tables, areas, asked)
    assert list(slow) == list(fast) == [side.key for side in sides(requests, asked)]
    months_by_key = {side.key: side.months for side in sides(requests, asked)}
    for key, parts in slow.items():
        assert same(parts, fast[key]), f"{key}: {requests}\n{parts}\n{fast[key]}"
        assert parts.months == months_by_key[key]
        for cells in (parts.numerator, parts.denominator):
            own = 1 + len(areas.districts)
            assert not additive or cells is None or np.array_equal(cells[0], cells[1:own].sum(axis=0))
    return slow
