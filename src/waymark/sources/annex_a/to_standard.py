"""Every current Annex A workbook put together as standard tables.

What the lists cannot tell is left out rather than guessed. Contacts (List 1), enquiries (List 5) and adopters
(List 11) have no standard table yet; their rows are kept. List 2 has the days of an early help assessment, but neither
the day of allocation nor the closure of the case, so it feeds no `early_help_episode`.
"""

from collections.abc import Sequence

from waymark.domain.coverage import Coverage
from waymark.domain.issue import Issue
from waymark.sources.annex_a.allocations import allocations
from waymark.sources.annex_a.leaving import adoptions, care_leavers
from waymark.sources.annex_a.records import records, standard_row
from waymark.sources.annex_a.referrals import assessments, referrals
from waymark.sources.annex_a.schema import ADOPTERS, BORN, CHILD, FEEDS, LISTS, SEX
from waymark.sources.annex_a.spells import care, plans
from waymark.sources.intake import Row, Standardised, StoredEdition, Value


def standardise(editions: Sequence[StoredEdition]) -> Standardised:
    """Rows of the tables that the lists feed, in the order of child and day. `editions`: the newest last."""
    made_of_referrals, about_referrals = referrals(editions)
    made_of_assessments, about_assessments = assessments(editions)
    made_of_plans, about_plans = plans(editions)
    made_of_care, about_care = care(editions)
    tables: dict[str, Sequence[Row]] = {
        "child": _children(editions),
        "referral": made_of_referrals,
        "assessment": made_of_assessments,
        "protection_plan": made_of_plans,
        **made_of_care,
        "adoption": adoptions(editions),
        "care_leaver_contact": care_leavers(editions),
        "case_allocation": allocations(editions),
    }
    coverage: dict[str, Coverage] = {}
    for edition in editions:
        for table, covered in edition.coverage.items():
            coverage[table] = coverage.get(table, Coverage()) | covered
    held = {table: rows for table, rows in tables.items() if rows or table in coverage}
    assert set(held) <= set(FEEDS)
    issues: tuple[Issue, ...] = (*about_referrals, *about_assessments, *about_plans, *about_care)
    return Standardised(held, coverage, issues)


def _children(editions: Sequence[StoredEdition]) -> list[Row]:
    """One row for each child of any list; of its birth date and sex the newest that is known."""
    found: dict[Value, dict[str, Value]] = {}
    first: dict[Value, Row] = {}
    for annex in LISTS.values():
        if annex is ADOPTERS:
            continue
        for record in records(editions, annex):
            child = record[CHILD]
            known = found.setdefault(child, {BORN: None, SEX: None})
            for column in (BORN, SEX):
                if known[column] is None:
                    known[column] = record[column]
            first.setdefault(child, standard_row("child", record, {}))
    return [(first[child][0], "", child, found[child][BORN], found[child][SEX]) for child in sorted(found, key=str)]
