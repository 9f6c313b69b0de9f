"""Only the months that a scorecard can show are protected, and each as if all months were."""

from datetime import date

import pytest

from waymark.disclosure.counts import CellKey
from waymark.domain.month import Month, months_between
from waymark.domain.verdict import Rating
from waymark.operations import assembly
from waymark.scorecards.assemble import assemble
from waymark.scorecards.document import Figure
from waymark.scorecards.outlook import NOTHING

PUBLISHED = ("2022-08", "2023-11", "2024-02", "2024-03")  # in February the winter before last counts for the last time


@pytest.fixture(scope="module")
def everything(county_of_five_years, figures):
    """Every computed month of every indicator, protected together."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assembly, "published_months", lambda *_: months_between(*figures.run.months))
        return assembly.assembly_of(
            county_of_five_years, figures, figures.framework.scorecards, figures.run.months[1]
        ).protected


@pytest.fixture(scope="module", params=PUBLISHED)
def published(request, county_of_five_years, figures):
    """The month, what a publication of it is made from, and the scorecards of the county and of one district."""
    month, framework = Month.parse(request.param), figures.framework
    made = assembly.assembly_of(county_of_five_years, figures, framework.scorecards, month)
    places = (framework.areas.root, framework.areas.districts[0])
    said = {"organisation": "", "produced_by": "", "published": date(2024, 5, 6), "notes": ()}
    cards = [
        assemble(card, area, month, made, **said)
        for card in framework.scorecards
        for area in places
        if area.kind in card.area_kinds
    ]
    return made, cards


def shown_in(row, area):
    """Every figure of a row with the area that it is of; pages, charts, PDF and open data have no others."""
    yield from ((area, figure) for figure in (row.latest, row.previous, row.last_year))
    yield from ((area, point.figure) for point in row.trend)
    if row.control is not None and not row.control.single_months:
        yield from ((area, point.shown.figure) for point in row.control.points)
    for district in row.districts:
        yield from ((district.area, figure) for figure in (district.figure, district.previous, district.last_year))


def test_what_is_protected_is_protected_as_with_all_months(published, everything, figures):
    made, _ = published
    outside = {key for key in made.protected if key not in everything}
    assert all(key.month < figures.run.months[0] and not made.protected[key].value.text for key in outside)
    differ = {key for key in made.protected.keys() - outside if made.protected[key] != everything[key]}
    assert differ == set()
    hidden = sum(cell.hidden for cell in made.protected.values())
    assert 1000 < hidden < len(made.protected) - 1000


def test_no_figure_is_shown_that_would_be_hidden_with_all_months(published, everything, figures):
    _, cards = published
    compared = 0
    for card in cards:
        for row in card.rows:
            for area, figure in shown_in(row, card.area):
                if isinstance(figure, Figure) and figure.month >= figures.run.months[0]:
                    cell = everything[row.key, area, figure.month]
                    assert (figure.value, figure.numerator, figure.denominator) == (
                        cell.value,
                        cell.numerator,
                        cell.denominator,
                    )
                    compared += 1
    assert compared > 5000


def test_no_arrow_tells_of_a_figure_that_would_be_hidden_with_all_months(published, everything):
    made, cards = published
    drawn = 0
    for card in cards:
        for row in card.rows:
            for point in row.trend:
                if point.judged.direction.change is not None:
                    before = made.assessed(
                        made.indicators[row.code], row.reading, card.area, point.figure.month
                    ).previous
                    assert not everything[row.key, card.area, point.figure.month].hidden
                    assert not everything[row.key, card.area, before.month].hidden
                    drawn += 1
    assert drawn > 500


def test_no_control_chart_rests_on_a_figure_that_would_be_hidden_with_all_months(published, everything):
    _, cards = published
    drawn = refused = 0
    for card in cards:
        for row in card.rows:
            chart = row.control
            if chart is None:
                continue
            if any(point.figure.value.hidden for point in row.trend):
                assert (chart.points, chart.stretches, chart.sentences, chart.finding) == ((), (), (), "")
                assert "hidden to protect children" in chart.refused
                refused += 1
            for point in chart.points if not chart.single_months else ():
                assert not everything[row.key, card.area, point.shown.figure.month].hidden
                drawn += 1
            if row.latest.value.hidden:
                assert row.uncertainty is None
    assert drawn > 100
    assert refused > 20


def test_nothing_is_worked_out_of_a_hidden_figure_and_the_lens_rests_on_shown_months(published):
    made, cards = published
    said = hidden = 0
    for card in cards:
        for row in card.rows:
            hidden += row.latest.value.hidden
            said += bool(row.outlook.distance)
            if row.latest.value.symbol is not None or row.verdict.rating is Rating.NOT_RATED:
                assert row.outlook is NOTHING
            if row.outlook.ahead:
                months = months_between(row.latest.month - 11, row.latest.month)
                assert not any(
                    made.protected[CellKey(f"{row.code}.month", card.area, month)].hidden for month in months
                )
    assert hidden > 20
    assert said > 20


def test_a_companion_shows_what_is_shown_of_it_with_all_months(published, everything):
    _, cards = published
    seen = 0
    for card in cards:
        for row in card.rows:
            for one in row.companions:
                for figure in (one.figure, one.previous, one.last_year):
                    if figure is not None and (one.key, card.area, figure.month) in everything:
                        cell = everything[CellKey(one.key, card.area, figure.month)]
                        assert (figure.value, figure.numerator) == (cell.value, cell.numerator)
                        seen += 1
    assert seen > 5
