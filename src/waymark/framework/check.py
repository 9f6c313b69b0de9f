"""Every check of a framework, in the order in which they are run. Each is one module with one rule."""

from collections.abc import Callable, Iterator

from waymark.domain.issue import Issue
from waymark.framework.checks import (
    annual_with_monthly_targets,
    band_beside_near_target,
    band_contradicts_target,
    bar_missing_for_rule,
    baseline_beyond_target,
    change_leads_nowhere,
    cited_code_unknown,
    companion_missing,
    deadline_in_name_against_text,
    duplicate_indicator,
    duplicate_target,
    floor_beyond_target,
    judged_outside_measures,
    kpi_without_target_or_polarity,
    measure_contradiction,
    more_decimals_than_indicator,
    not_comparable_without_break,
    outside_its_subset,
    owner_checker_review,
    parts_without_names,
    percentage_out_of_range,
    percentage_without_denominator,
    polarity_without_band,
    population_in_name_against_text,
    ratio_is_complement,
    rebase_within_period,
    repeated_on_scorecard,
    rule_for_other_polarity,
    table_without_source,
    target_year_without_policy,
    to_be_confirmed,
    two_codes_one_text,
    unit_contradicts_measure,
    unknown_area,
    unknown_indicator,
    unknown_rule,
    unknown_series,
    variation_outside_year,
    variation_without_decision,
    window_contradicts_text,
    window_in_name_against_text,
    working_days_against_weeks,
)
from waymark.framework.loaded import LoadedFramework

CHECKS: tuple[Callable[[LoadedFramework], Iterator[Issue]], ...] = tuple(
    module.check
    for module in (
        duplicate_indicator,
        measure_contradiction,
        unit_contradicts_measure,
        window_contradicts_text,
        window_in_name_against_text,
        deadline_in_name_against_text,
        working_days_against_weeks,
        cited_code_unknown,
        two_codes_one_text,
        to_be_confirmed,
        percentage_without_denominator,
        not_comparable_without_break,
        population_in_name_against_text,
        ratio_is_complement,
        parts_without_names,
        owner_checker_review,
        unknown_indicator,
        unknown_area,
        unknown_rule,
        unknown_series,
        polarity_without_band,
        rule_for_other_polarity,
        band_beside_near_target,
        duplicate_target,
        variation_outside_year,
        variation_without_decision,
        annual_with_monthly_targets,
        more_decimals_than_indicator,
        percentage_out_of_range,
        floor_beyond_target,
        baseline_beyond_target,
        band_contradicts_target,
        bar_missing_for_rule,
        target_year_without_policy,
        kpi_without_target_or_polarity,
        repeated_on_scorecard,
        companion_missing,
        outside_its_subset,
        table_without_source,
        change_leads_nowhere,
        rebase_within_period,
        judged_outside_measures,
    )
)


def check_all(framework: LoadedFramework) -> Iterator[Issue]:
    """What every check finds, one check after the other."""
    for check in CHECKS:
        yield from check(framework)
