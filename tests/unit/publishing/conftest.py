"""Made-up documents for every publishing test; `builders` makes them."""

from dataclasses import replace

import pytest
from tests.unit.publishing.builders import a_report, small_scorecard, whole_release
from tests.unit.publishing.methods_builder import METHODS

from waymark.scorecards.document import Totals


@pytest.fixture(scope="session")
def made_scorecard():
    return small_scorecard()


@pytest.fixture(scope="session")
def made_release(made_scorecard):
    return whole_release(made_scorecard)


@pytest.fixture(scope="session")
def report(made_scorecard):
    return a_report(made_scorecard)


@pytest.fixture
def scorecard(made_scorecard):
    return made_scorecard


@pytest.fixture
def district_card(scorecard):
    """One district's own card: the first section only, no districts below it."""
    rows = tuple(replace(each, districts=()) for each in scorecard.sections[0].rows)
    return replace(
        scorecard,
        area="E07000001",
        area_name="Northmarsh",
        sections=(replace(scorecard.sections[0], rows=rows),),
        totals=Totals(1, 0, 1, 0),
        exceptions=tuple(needed for needed in scorecard.exceptions if needed.key == rows[0].key),
    )


@pytest.fixture
def release(made_release):
    return made_release


@pytest.fixture
def methods():
    return METHODS
