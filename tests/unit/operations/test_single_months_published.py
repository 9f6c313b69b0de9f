"""Single months in a publication: of the county alone, whole or hidden, in no total and never before a rating rule."""

from datetime import date

import pytest

from waymark.domain.errors import WaymarkError
from waymark.domain.month import Month
from waymark.domain.verdict import Rating, WhyNotRated
from waymark.operations import assembly
from waymark.operations.compute import compute
from waymark.operations.dictionary import dictionary_of
from waymark.operations.explain import explain
from waymark.operations.figures import figures_of
from waymark.operations.init import init
from waymark.operations.load import load
from waymark.operations.preview import preview
from waymark.operations.show import show
from waymark.scorecards.assemble import assemble
from waymark.scorecards.months_shown import published_months
from waymark.synthetic.county import write_county

AS_AT = Month.at(2024, 3)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    """Five years of a county at a twentieth of Kent's size: some series have small months, others none."""
    root = tmp_path_factory.mktemp("county")
    made = init(root / "workspace", "kent")
    areas = dictionary_of(made).areas
    write_county(
        root / "returns",
        seed=7,
        scale=0.05,
        pupil_scale=0.002,
        first_year=2019,
        last_year=2023,
        districts=[area.code for area in areas.districts if area.kind == "district"],
        authority=areas.root.code,
        progress=lambda _: None,
    )
    for source in ("ssda903", "cin-census", "extract"):
        load(made, source, [root / "returns" / source])
    compute(made)
    return made


@pytest.fixture(scope="module")
def figures(workspace):
    return figures_of(workspace)


@pytest.fixture(scope="module")
def made(workspace, figures):
    return assembly.assembly_of(workspace, figures, figures.framework.scorecards, AS_AT)


def months_of(made, code):
    return {key: cell for key, cell in made.protected.items() if key.indicator == f"{code}.month"}


def test_they_are_of_the_authority_alone_and_as_far_back_as_the_rolling_figures(made, figures):
    root = figures.framework.areas.root.code
    for indicator in figures.framework.indicators:
        if indicator.month_reading is not None:
            cells = months_of(made, indicator.code)
            assert {key.area for key in cells} == {root}
            shown = published_months(AS_AT, indicator)
            assert max(key.month for key in cells) == AS_AT
            assert min(key.month for key in cells) == max(shown[0], figures.run.months[0])


def test_a_series_is_shown_whole_or_not_at_all(made, figures):
    """Against the figures themselves, in the plainest way: is any count of any month up to five?"""
    found = set()
    for indicator in figures.framework.indicators:
        if indicator.month_reading is None:
            continue
        cells = months_of(made, indicator.code).values()
        series = figures.series(indicator.code, "month", figures.framework.areas.root.code)
        small = False
        for one in series:
            if one.numerator is not None:
                rest = [] if one.denominator is None else [one.denominator, one.denominator - one.numerator]
                counted = [one.numerator, *rest] if indicator.code != "SCS29" else [one.denominator]
                small = small or any(count <= 5 for count in counted if count >= 0)
        texts, hidden = (any(test(cell) for cell in cells) for test in (lambda c: c.value.text, lambda c: c.hidden))
        assert (bool(texts), hidden) == (not small, small), indicator.code
        found.add(small)
    assert found == {True, False}


def test_they_are_in_no_total_and_on_no_scorecard(made, figures):
    card = assemble(
        figures.framework.scorecard("directorate"),
        figures.framework.areas.root,
        AS_AT,
        made,
        organisation="",
        produced_by="",
        published=date(2024, 5, 6),
        notes=(),
    )
    assert not any(row.reading == "month" for section in card.sections for row in section.rows)


def test_a_month_can_be_shown_explained_and_drawn_and_is_not_rated(workspace):
    shown = show(workspace, "SCS03.month", period="2024-02")
    assert shown.assessment.verdict.rating is Rating.NOT_RATED
    assert shown.assessment.verdict.why_not is WhyNotRated.CONTEXT_ONLY
    assert shown.assessment.verdict.sentence.endswith(
        "a single month stands beside the rolling figure, which is judged."
    )
    rolling = show(workspace, "SCS03", period="2024-02").assessment.outturn
    assert 0 < shown.assessment.outturn.denominator < rolling.denominator
    rows = explain(workspace, "SCS03", "month", period="2024-02").rows
    assert {len(part.counted) for part in rows} == {
        shown.assessment.outturn.numerator,
        shown.assessment.outturn.denominator,
    }
    assert len(preview(workspace, "SCS03.month", months=12).points) == 12


def test_the_months_of_a_quarterly_indicator_are_asked_for_by_the_month(workspace):
    assert show(workspace, "YJ-FTE", period="2024-02").period.label == "2023-Q3"
    assert show(workspace, "YJ-FTE.month", period="2024-02").period.label == "2024-02"


def test_an_indicator_without_single_months_says_so(workspace):
    with pytest.raises(WaymarkError, match="has no reading 'month'"):
        show(workspace, "SCS18.month")
