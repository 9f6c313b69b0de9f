"""Chains of episodes: what continues a period of care, a placement, a carer; and what reaches back before adoption."""

from datetime import date

import pytest

from waymark.sources.ssda903.periods import Link, starts_of

DAYS = [date(2018, 1, 1), date(2018, 3, 1), date(2018, 6, 1), date(2018, 9, 1), date(2019, 1, 1), date(2019, 5, 1)]
D0, D1, D2, D3, D4, D5 = DAYS


@pytest.fixture
def chain(make_episode):
    """Episodes back to back from DAYS, each given as 'RNE PLACE', or 'RNE PLACE FLAGGED'."""

    def starts(*said):
        episodes = []
        for position, text in enumerate(said):
            rne, place, *flagged = text.split()
            end = DAYS[position + 1] if position + 1 < len(said) else None
            episodes.append(make_episode(DAYS[position], end, rne, place, flagged=flagged))
        return starts_of(episodes)

    return starts


@pytest.mark.parametrize(
    ("rne", "period", "placement", "carer"),
    [
        ("L", D0, D0, D0),
        ("T", D0, D1, D0),
        ("U", D0, D1, D0),
        ("P", D0, D1, D1),
        ("B", D0, D1, D1),
        ("S", D1, D1, D1),
    ],
)
def test_what_each_reason_continues(chain, rne, period, placement, carer):
    last = chain("S U4", f"{rne} U4")[-1]
    assert (last.period, last.placement, last.carer) == (period, placement, carer)
    assert (last.settled, last.settled_carer) == (placement, carer)


def test_continuations_carry_along_the_chain(chain):
    last = chain("S U4", "P U4", "L U4", "T U4", "L U4")[-1]
    assert (last.period, last.placement, last.carer) == (D0, D3, D1)


@pytest.mark.parametrize("rne", ["L", "P", "T", "B", "U"])
def test_a_gap_of_one_day_breaks_everything(make_episode, rne):
    episodes = [make_episode(D0, D1), make_episode(date(2018, 3, 2), None, rne)]
    last = starts_of(episodes)[-1]
    assert last.link is Link.BROKEN
    assert {last.period, last.placement, last.carer, last.settled, last.settled_carer} == {date(2018, 3, 2)}


def test_an_open_or_overlapping_episode_before_breaks_the_period(make_episode):
    for end in (None, D2):
        last = starts_of([make_episode(D0, end), make_episode(D1, None, "L")])[-1]
        assert last.period == D1


@pytest.mark.parametrize("place", ["A3", "A4", "A5", "A6"])
def test_an_adoptive_placement_counts_with_the_placement_before(chain, place):
    last = chain("S U4", "P U4", "L U4", f"P {place}")[-1]
    assert (last.placement, last.settled) == (D3, D1)
    assert (last.carer, last.settled_carer) == (D3, D1)
    assert last.run == 3


def test_the_settled_carer_reaches_back_over_changes_of_placement_with_one_carer(chain):
    last = chain("S U4", "T U4", "B A6")[-1]
    assert (last.settled, last.settled_carer) == (D1, D0)


def test_a_run_of_adoptive_placements_counts_as_one(chain):
    last = chain("S U4", "P U4", "P A5", "L A5", "U A6")[-1]
    assert (last.run, last.settled, last.settled_carer) == (2, D1, D1)


@pytest.mark.parametrize("rne", ["P", "B"])
def test_a_move_between_adoptive_placements_begins_a_new_run(chain, rne):
    last = chain("S U4", "P A4", f"{rne} A4")[-1]
    assert (last.run, last.settled) == (2, D1)


def test_a_foster_carer_who_adopts_keeps_the_days_before(chain):
    joined_by_law = chain("S U4", "P U4", "L A3")[-1]
    assert (joined_by_law.settled, joined_by_law.settled_carer) == (D1, D1)
    joined_by_both = chain("S U4", "P U4", "U A3")[-1]
    assert (joined_by_both.placement, joined_by_both.carer) == (D2, D1)
    assert (joined_by_both.settled, joined_by_both.settled_carer) == (D1, D1)


def test_a_run_that_begins_a_period_has_nothing_before_it(chain):
    last = chain("S A4", "L A4")[-1]
    assert (last.run, last.settled, last.settled_carer) == (0, D0, D0)
    after_return = chain("S U4", "S A4")[-1]
    assert (after_return.settled, after_return.settled_carer) == (D1, D1)


def test_a_gap_in_a_run_begins_a_new_one(make_episode):
    episodes = [
        make_episode(D0, D1),
        make_episode(D1, D2, "P", "A4"),
        make_episode(D3, None, "L", "A4"),
    ]
    last = starts_of(episodes)[-1]
    assert (last.run, last.settled) == (2, D3)


def test_a_wrong_end_hides_whether_the_period_went_on(chain):
    broken, hidden, moved, later = chain("S U4 DEC", "L U4", "P U4", "L U4")
    assert broken.period == D0
    assert (hidden.link, hidden.period, hidden.placement, hidden.carer) == (Link.UNKNOWN, None, None, None)
    assert (moved.period, moved.placement, moved.carer) == (None, D2, D2)
    assert (later.period, later.placement) == (None, D2)
    assert chain("S U4 DEC", "S U4")[-1].period == D1


def test_a_wrong_reason_hides_it_only_where_the_days_meet(chain, make_episode):
    hidden = chain("S U4", "P U4 RNE")[-1]
    assert (hidden.period, hidden.placement, hidden.settled) == (None, None, None)
    apart = starts_of([make_episode(D0, D1), make_episode(D2, None, flagged=("RNE",))])[-1]
    assert (apart.period, apart.placement) == (D2, D2)


def test_a_wrong_placement_hides_only_the_settled_starts(chain):
    last = chain("S U4", "P U4 PLACE")[-1]
    assert (last.period, last.placement, last.carer) == (D0, D1, D1)
    assert (last.settled, last.settled_carer, last.run_unknown) == (None, None, True)
    after = chain("S U4", "P A4 PLACE", "L A4")[-1]
    assert (after.placement, after.settled, after.run_unknown) == (D1, None, True)
    moved = chain("S U4", "P U4 PLACE", "P U4")[-1]
    assert (moved.settled, moved.run_unknown) == (D2, False)


def test_a_wrong_end_before_a_run_hides_what_was_before_it(chain):
    last = chain("S U4 DEC", "P A4", "L A4")[-1]
    assert (last.run, last.run_unknown, last.placement) == (1, False, D1)
    assert (last.settled, last.settled_carer) == (None, None)
