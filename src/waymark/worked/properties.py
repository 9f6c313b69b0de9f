"""What holds of each rule whatever the numbers, and the test that tries it on hundreds of generated cases."""

from waymark.domain.rule_names import DIRECTION_METHODS
from waymark.scorecards.how_we_judge import Property

_ONE_SIDED = ("floor_and_target", "baseline_and_target")
_TOLERANCES = ("tolerance", "tolerance_and_trend")
_FURTHER = (*_TOLERANCES, "near_target")
_TESTED = tuple(name for name in DIRECTION_METHODS if name != "step")

_PROPERTIES: dict[str, tuple[tuple[str, ...], str]] = {
    "test_a_better_figure_never_rates_worse": (_ONE_SIDED, "A better figure never rates worse."),
    "test_flipping_signs_and_polarity_changes_nothing": (
        _ONE_SIDED,
        "Turning all signs round, and which way is better with them, changes no colour.",
    ),
    "test_on_the_bar_is_met": (_ONE_SIDED, "Exactly on a bar is met."),
    "test_exactly_one_colour_or_one_named_refusal": (
        _ONE_SIDED,
        "Every figure gets exactly one colour, or one named reason for none.",
    ),
    "test_the_sentence_alone_gives_the_colour": (
        _ONE_SIDED,
        "The sentence alone is enough to work the colour out again.",
    ),
    "test_near_a_target_both_sides_are_alike_when_the_band_is": (
        ("baseline_and_target",),
        "Near a target, both sides are judged alike when the band is even.",
    ),
    "test_nearer_the_target_never_rates_worse": (("baseline_and_target",), "Nearer the target never rates worse."),
    "test_with_a_tolerance_a_better_figure_never_rates_worse": (_TOLERANCES, "A better figure never rates worse."),
    "test_with_a_tolerance_flipping_signs_and_polarity_changes_nothing": (
        _TOLERANCES,
        "Turning all signs round, and which way is better with them, changes no colour.",
    ),
    "test_a_wider_tolerance_never_rates_worse": (_TOLERANCES, "A wider tolerance never rates worse."),
    "test_on_the_limit_of_a_tolerance_is_within_it": (_TOLERANCES, "Exactly on the limit is within the tolerance."),
    "test_last_year_decides_only_outside_the_tolerance": (
        ("tolerance_and_trend",),
        "Last year decides only outside the tolerance.",
    ),
    "test_mirror_of_near_bands": (("near_target",), "The mirror image of a case is judged alike."),
    "test_equal_bands_judge_both_sides_alike": (("near_target",), "Equal bands judge both sides alike."),
    "test_nearer_within_near_bands_never_rates_worse": (("near_target",), "Nearer the target never rates worse."),
    "test_each_further_rule_gives_one_colour_or_one_named_refusal": (
        _FURTHER,
        "Every figure gets exactly one colour, or one named reason for none.",
    ),
    "test_the_sentence_alone_gives_the_colour_with_a_tolerance": (
        _FURTHER,
        "The sentence alone is enough to work the colour out again.",
    ),
    "test_an_activity_figure_has_one_place_and_no_colour": (
        ("activity_band",),
        "A figure is inside, above or below, and never coloured.",
    ),
    "test_mirror_of_an_expected_range": (
        ("activity_band",),
        "Turning all signs round turns above into below, and nothing else.",
    ),
    "test_mirror": (("step",), "Turning all signs round, and which way is better with them, changes no judgement."),
    "test_signs_and_polarity_turned_round_change_nothing": (
        _TESTED,
        "Turning all signs round, and which way is better with them, changes no judgement.",
    ),
    "test_no_verdict_on_overlapping_windows_in_the_whole_catalogue": (
        _TESTED,
        "No indicator whose periods overlap is ever given a direction.",
    ),
    "test_false_alarms_of_the_trend_test": (
        ("trend_test",),
        "On made-up data that stand still, false alarms stay within 6 in 100.",
    ),
    "test_false_alarms_of_the_line": (
        ("regression",),
        "On made-up data that stand still, false alarms stay within 6 in 100.",
    ),
    "test_false_alarms_of_the_latest_point": (
        ("spc",),
        "On made-up data that stand still, the latest point raises 2.5 false alarms in 100 at most.",
    ),
    "test_every_printed_figure_meets_the_target_exactly_when_it_meets_the_exact_number": (
        ("improvement",),
        "A printed figure meets the target exactly when it meets the unrounded number.",
    ),
    "test_turning_signs_and_polarity_turns_the_target_and_nothing_else": (
        ("improvement",),
        "Turning all signs round, and which way is better with them, turns the target and nothing else.",
    ),
    "test_one_for_each_year_and_the_last_is_the_target_exactly": (
        ("trajectory",),
        "Each year has one milestone, and the last is the target exactly.",
    ),
    "test_no_step_goes_back_where_the_target_is_better": (
        ("trajectory",),
        "No milestone is worse than the one before it.",
    ),
    "test_geometric_milestones_as_reckoned_slowly": (
        ("trajectory",),
        "Milestones agree with a second, slow reckoning in eighty digits.",
    ),
    "test_an_even_profile_never_falls_and_ends_at_the_target": (
        ("profile",),
        "An even profile never falls, and ends at the target.",
    ),
    "test_a_floor_on_the_right_side_of_the_target_stays_there": (
        ("profile",),
        "A floor that is no better than its target stays so in every month.",
    ),
    "test_a_variation_counts_from_its_day_and_old_cells_keep_theirs": (
        ("variation",),
        "Months before the day keep the target that they were judged against.",
    ),
    "test_cases_to_green_to_amber_and_to_lose_it_are_those_of_a_slow_loop": (
        ("distance",),
        "The cases are those that a slow loop, trying one case more and one case fewer, finds.",
    ),
    "test_kept_up_for_every_period_left_it_ends_on_the_target": (
        ("pace",),
        "Kept up for every period that is left, the pace ends exactly on the target.",
    ),
    "test_it_equals_a_recomputation_from_the_full_list_of_months": (
        ("recovery",),
        "The month equals one worked out from the whole list of months.",
    ),
    "test_200_series_against_a_plain_implementation": (
        ("xmr_limits",),
        "Limits and causes agree with a second, plain implementation on 200 series.",
    ),
    "test_shares_agree_with_every_term_added_up": (
        ("funnel",),
        "Standings and limits agree with every chance added up one by one.",
    ),
    "test_a_share_at_either_end_is_just_as_far_off_as_chance_goes": (
        ("intervals",),
        "At either end of its interval a share is just as far off as chance goes.",
    ),
    "test_a_gap_turned_round_is_its_negative": (("intervals",), "A gap turned round is its negative."),
    "test_the_attacker_finds_nothing_after_protection": (
        ("primary_suppression",),
        "A reader who adds, subtracts and divides finds no hidden count.",
    ),
}
"""By test: the rules it is about, and what it shows."""


def properties_of(name: str) -> tuple[Property, ...]:
    return tuple(Property(said, test) for test, (names, said) in _PROPERTIES.items() if name in names)


def named_tests() -> tuple[str, ...]:
    """Every test that a page names."""
    return tuple(_PROPERTIES)
