"""How the made-up release is judged: the real rules, told of a framework of three policies and a few indicators."""

from dataclasses import replace
from fractions import Fraction

from waymark.domain.area import Area, AreaTree
from waymark.domain.framework import Framework
from waymark.domain.indicator import Unit
from waymark.domain.period import Year, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.policy import Judgement, Policy
from waymark.domain.rule_parameters import NearBands
from waymark.domain.target import Targets
from waymark.worked.made_up import indicator
from waymark.worked.pages import how_we_judge

BANDS = NearBands(Fraction(2), Fraction(3, 2), Fraction(4), Fraction(4))
POLICIES = tuple(
    Policy(
        Year(start, YearType.FINANCIAL),
        "1",
        "Floor standards" if start > 2018 else "Progress",
        Judgement(rule, direction),
        {"X02": Judgement("near_target", direction, BANDS)} if start > 2018 else {},
        f"decision of {start}",
        f"framework/policies/{start}.yaml",
    )
    for start, rule, direction in (
        (2018, "baseline_and_target", "step"),
        (2020, "floor_and_target", "step"),
        (2021, "floor_and_target", "auto"),
    )
)
INDICATORS = tuple(
    replace(indicator(polarity, Unit.PERCENT, 1), code=code)
    for code, polarity in (("X01", Polarity.HIGHER), ("X02", Polarity.TARGET), ("X03", Polarity.NONE))
)
FRAMEWORK = Framework(
    "made up",
    "Marshland County Council",
    "Analysis",
    "3f9c21ab",
    AreaTree.of([Area("E10000099", "Marshland", "authority", None)]),
    INDICATORS,
    Targets(()),
    POLICIES,
    (),
)
METHODS = how_we_judge(FRAMEWORK, {"X01": "First", "X02": "Second", "X03": "Third", "X99": "Not in the framework"})
