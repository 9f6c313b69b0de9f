"""Nothing that names a child leaves the reader: no id, pupil number, name, postcode or birth date in any message."""

from dataclasses import asdict

import pytest

from waymark.sources.cin_census import SOURCE

CANARIES = ("CANARY77", "Z123456789012", "Y99887766554A", "Fenella", "Quillworthy", "ZZ9 9ZZ", "2013-11-17")


def poisoned(census):
    """A child whose identifiers stand wherever a careless export might put them."""
    identifiers = (
        "<UPN>Z123456789012</UPN><FormerUPN>Y99887766554A</FormerUPN>"
        "<Forename>Fenella</Forename><Surname>Quillworthy</Surname><Postcode>ZZ9 9ZZ</Postcode>"
    )
    everywhere = [
        census.details(f"<{element}>{canary}</{element}>", date="2021-06-01")
        for element in ("CINclosureDate", "ReferralSource", "ReferralNFA", "PrimaryNeedCode")
        for canary in ("CANARY77", "canary77 / x", "Z123456789012", "lives at ZZ9 9ZZ")
    ]
    unplaced = census.details(
        census.plan("CANARY77", "<NumberOfPreviousCPP>Z123456789012</NumberOfPreviousCPP>"), "CANARY77"
    )
    plan = census.plan(inside="<NumberOfPreviousCPP>CANARY77</NumberOfPreviousCPP>")
    return census.child("CANARY77", "".join(everywhere) + unplaced + census.details(plan), "2013-11-17", identifiers)


@pytest.mark.parametrize("header", [True, False])
def test_no_canary_in_any_row_or_message(census, header):
    child = poisoned(census)
    kept = census.read(census.message(child) if header else census.collection(child))
    said = repr(asdict(kept.edition))
    assert kept.edition.flagged
    assert kept.edition.quarantined
    for canary in CANARIES:
        assert canary.casefold() not in said.casefold()
    rows = repr([[value for value in row if value is not None] for rows in kept.rows.values() for row in rows])
    for canary in CANARIES:
        assert canary.casefold() not in rows.casefold()
    made = repr(census.standard(kept)).casefold()
    assert not any(canary.casefold() in made for canary in CANARIES)


@pytest.mark.parametrize("born", ["17-11-2013x", "20131117", "Fenella", "2013-11-31", "2099-11-17"])
def test_a_birth_date_is_never_repeated(census, born):
    kept = census.read(census.message(census.child(born=born)))
    assert born not in repr(asdict(kept.edition))


def test_a_refused_file_repeats_nothing_either(census):
    for content in (
        census.message(census.child("CANARY77", census.details(date="CANARY77"))),
        census.message(census.child("CANARY77", census.details(date="2001-01-01"))),
        census.message(census.child("CANARY77"))[:-40],
    ):
        refused = census.refusal(content)
        assert "CANARY77" not in str(refused) + repr(refused.issues)


def test_the_pseudonym_is_asked_with_the_cleaned_identifier(census):
    spaced, plain = census.child("  CH1\u00a0"), census.child("CH1")
    (one,) = census.read(census.message(spaced)).records("child")
    (other,) = census.read(census.message(plain)).records("child")
    assert one["child"] == other["child"] == census.pseudonym("CH1")


def test_only_dates_of_birth_and_death_are_marked_identifying():
    marked = {column.name for columns in SOURCE.record_tables.values() for column in columns if column.identifying}
    assert marked == {"birth_date", "expected_birth_date", "death_date"}
