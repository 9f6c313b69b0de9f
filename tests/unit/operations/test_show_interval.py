"""`show --format json` gives the interval of a figure, rounded nowhere."""

from fractions import Fraction

import pytest
from tests.unit.assessment.builders import AREAS, MARCH, a_policy, a_target, an_indicator

from waymark.assessment.assessment import assess
from waymark.domain.outturn import outturn_from_parts
from waymark.domain.period import Period
from waymark.domain.target import Targets
from waymark.operations.show import Shown, as_json


def shown(numerator, denominator):
    indicator = an_indicator()
    outturn = outturn_from_parts("SCS03", "", "C", MARCH, numerator, denominator, Fraction(100))
    judged = assess(outturn, [], indicator, Targets((a_target(),)), [a_policy()], AREAS)
    return as_json(Shown(indicator, "", AREAS.root, Period.month(MARCH), MARCH, judged, ()))


def test_a_share_has_wilsons():
    interval = shown(597, 807)["interval"]
    assert (interval["low"], interval["high"]) == pytest.approx((70.8420, 76.8862), abs=1e-4)
    assert (interval["level"], interval["method"]) == (0.95, "Wilson")


def test_what_is_no_figure_has_none():
    assert shown(0, 0)["interval"] is None
