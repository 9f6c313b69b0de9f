"""What a control chart says to somebody who has never seen one."""

from dataclasses import replace

import pytest

from waymark.domain.verdict import Movement
from waymark.narrative.control import Charted, Unusual, cause_words, chart_finding, chart_sentences, icon_words

QUIET = Charted(
    noun="month",
    since="April 2020",
    count=25,
    needed=6,
    lower="18.2%",
    upper="27.4%",
    trial=False,
    latest=Unusual("March 2022", "23.1%", ""),
)
LOUD = replace(QUIET, latest=Unusual("March 2022", "28.0%", "above the usual range", Movement.WORSENED))


def test_nothing_unusual():
    assert chart_finding(QUIET) == "Nothing unusual in March 2022 (23.1%): within the usual range of 18.2% to 27.4%."
    assert chart_sentences(QUIET) == (
        "If nothing changes, nearly every month lies between 18.2% and 27.4%.",
        "Every month since April 2020 has varied as chance makes it; nothing unusual.",
    )


def test_an_unusual_latest_figure_asks_for_a_cause_and_is_judged():
    assert chart_finding(LOUD) == "March 2022 (28.0%): above the usual range of 18.2% to 27.4%, a concern."
    assert chart_sentences(LOUD)[1] == (
        "March 2022 (28.0%) is unusual: above the usual range, which chance alone seldom makes. It is a concern. "
        "Look for a cause."
    )
    unjudged = replace(LOUD, latest=replace(LOUD.latest, movement=Movement.NOT_JUDGED))
    assert "concern" not in chart_finding(unjudged) + " ".join(chart_sentences(unjudged))


def test_earlier_unusual_figures_are_named_or_counted():
    one = Unusual("May 2021", "17.0%", "below the usual range")
    assert chart_sentences(replace(QUIET, unusual=[one]))[1] == (
        "The latest is nothing unusual. Unusual since April 2020: May 2021 (below the usual range)."
    )
    assert "5 months since April 2020 were" in chart_sentences(replace(QUIET, unusual=[one] * 5))[1]


def test_where_most_are_unusual_the_range_says_little():
    one = Unusual("May 2021", "17.0%", "below the usual range")
    assert "the range says little" in " ".join(chart_sentences(replace(QUIET, unusual=[one] * 13)))
    assert "the range says little" not in " ".join(chart_sentences(replace(QUIET, unusual=[one] * 12)))
    assert "the range says little" in " ".join(chart_sentences(replace(LOUD, unusual=[one] * 12)))


def test_trial_rebase_and_partial_are_said():
    said = chart_sentences(
        replace(QUIET, trial=True, count=8, reason="one front door", left_out=["June 2021", "July 2021"])
    )
    assert said[2:] == (
        "The range rests on 8 months only, so it is a trial range and will still move.",
        "The range begins anew with April 2020: one front door.",
        "Left out, as part of the period only is there: June 2021 and July 2021.",
    )


@pytest.mark.parametrize(
    ("assurance", "said"),
    [
        ("consistently passes", "The target of 30.0% lies outside the usual range: every month will meet it"),
        ("consistently fails", "The target of 30.0% lies outside the usual range: no month will meet it"),
        ("hit and miss", "The target of 30.0% lies within the usual range: some months will meet it and some will not"),
    ],
)
def test_the_target_beside_the_range(assurance, said):
    assert chart_sentences(replace(QUIET, target="30.0%", assurance=assurance))[2].startswith(said)


def test_a_rolling_target_is_not_for_single_months():
    said = chart_sentences(replace(QUIET, target="30.0%", rolling="12 months"))[2]
    assert said == "The target of 30.0% is for 12 months together, so single months are not held against it."


def test_a_range_without_width_and_no_range():
    assert "stands at 18.2%" in chart_sentences(replace(QUIET, upper="18.2%"))[0]
    none = replace(QUIET, lower="", upper="", count=1, since="February 2022")
    assert chart_finding(none) == "March 2022 (23.1%): no usual range yet since February 2022."
    assert chart_sentences(none) == ("There is no usual range for 1 month since February 2022: 6 are needed.",)


def test_every_cause_has_words_for_both_sides():
    told = [
        cause_words(cause, high) for cause in ("outside", "trend", "two_of_three", "shift") for high in (True, False)
    ]
    assert len({words for words, _ in told}) == 8
    with pytest.raises(KeyError):
        cause_words("common", True)


def test_icons():
    assert icon_words("high", Movement.WORSENED) == "concern"
    assert icon_words("high", Movement.NOT_JUDGED) == "high"
    assert icon_words("", Movement.NOT_JUDGED) == "nothing unusual"
