"""Where a child in care lives, and how often that changes."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from random import Random

from waymark.synthetic.adoption import AdoptionPath
from waymark.synthetic.birthdays import age_on
from waymark.synthetic.chance import Weighted, exponential_days, from_to
from waymark.synthetic.population import Child, postcode
from waymark.synthetic.timeline import Timeline, Trend

_KIND_UNDER_12 = Weighted({"relative": 0.19, "foster": 0.725, "parents": 0.045, "home": 0.03, "mother and baby": 0.01})
_KIND_12_TO_15 = Weighted({"relative": 0.11, "foster": 0.63, "parents": 0.04, "home": 0.19, "school": 0.03})
_KIND_16_AND_OVER = Weighted({"relative": 0.07, "foster": 0.42, "parents": 0.03, "home": 0.17, "supported": 0.31})
_KIND_UNACCOMPANIED_16 = Weighted({"foster": 0.30, "supported": 0.66, "home": 0.04})

_PLACE = {
    "relative": Weighted({"U1": 0.45, "U3": 0.55}),
    "foster": Weighted({"U6": 0.64, "U4": 0.33, "U5": 0.03}),
    "parents": Weighted({"P1": 1.0}),
    "home": Weighted({"K2": 0.94, "R1": 0.04, "K1": 0.02}),
    "mother and baby": Weighted({"R3": 1.0}),
    "school": Weighted({"S1": 1.0}),
    "supported": Weighted({"K3": 1.0}),
}
_OWN_FOSTER_CARERS = Trend(0.545, 0.425)  # the county loses foster carers to agencies
_OTHER_FOSTER_PROVIDER = Weighted({"PR4": 0.86, "PR5": 0.12, "PR2": 0.02})
_HOME_PROVIDER = Weighted({"PR4": 0.82, "PR1": 0.12, "PR5": 0.06})
_REASON = Weighted(
    {
        "CARPL": 0.40,
        "CREQB": 0.16,
        "CREQO": 0.14,
        "CHILD": 0.06,
        "LAREQ": 0.07,
        "PLACE": 0.08,
        "STAND": 0.02,
        "ALLEG": 0.02,
        "APPRR": 0.01,
        "CLOSE": 0.01,
        "OTHER": 0.03,
    }
)

_FIRST_IS_SHORT = 0.46
_LATER_IS_SHORT = 0.24
_MOVES_A_YEAR = Trend(0.174, 0.148)  # of settled placements of children under ten
_MOVES_AGE_FACTOR = ((10, 1.0), (13, 1.5), (16, 2.1), (99, 2.6))
_BECOMES_LONG_TERM = 0.22  # U6 becomes U4 with the same carer
_UNRECORDED_URN = 0.02


@dataclass(frozen=True, slots=True)
class Placement:
    """`carer` changes when the child moves to other people; `reason` says why the placement before ended."""

    start: date
    place: str
    provider: str
    carer: int
    post: str
    urn: str
    reason: str


class PlacementHistory:
    """Draws the placements of one period of care, from the first day to the last."""

    def __init__(self, rng: Random, timeline: Timeline, child: Child) -> None:
        self._rng = rng
        self._timeline = timeline
        self._child = child
        self._carers = count(1)

    def until(self, start: date, end: date, *, with_relatives: bool = False) -> list[Placement]:
        """Placements from `start` until `end`. `with_relatives`: the first is with family or friends, and lasts."""
        rng = self._rng
        drawn: list[Placement] = []
        day = start
        while day < end:
            settled = (with_relatives and not drawn) or rng.random() > (_LATER_IS_SHORT if drawn else _FIRST_IS_SHORT)
            placement = self._new(day, "relative" if with_relatives and not drawn else "", drawn)
            stay = self._settled_days(day) if settled else from_to(rng, 4, 140)
            drawn.append(placement)
            long_term = day + timedelta(days=from_to(rng, 240, 700))
            if placement.place == "U6" and rng.random() < _BECOMES_LONG_TERM and (long_term - day).days < stay:
                if long_term < end:
                    drawn.append(_same_carer(placement, long_term, "U4"))
                stay += 730
            day += timedelta(days=stay)
        return drawn

    def to_adoption(self, start: date, path: AdoptionPath) -> list[Placement]:
        """Foster care until moving in with the family that adopts, then the path's own moves."""
        until = path.moves[0][0] if path.moves else path.ordered
        drawn = self.until(start, until)
        for day, place in path.moves:
            if place in ("A3", "A5"):
                drawn.append(_same_carer(drawn[-1], day, place))
            elif place.startswith("A"):
                drawn.append(self._at(day, place, "PR1", drawn))
            else:
                drawn.append(self._new(day, "foster", drawn))
        return drawn

    def _settled_days(self, day: date) -> int:
        age = age_on(self._born, day)
        factor = next(factor for below, factor in _MOVES_AGE_FACTOR if age < below)
        rate = _MOVES_A_YEAR.at(self._timeline, day) * factor * self._child.pressure
        return exponential_days(self._rng, 365.25 / rate, least=45)

    def _new(self, day: date, kind: str, before: list[Placement]) -> Placement:
        rng = self._rng
        kind = kind or self._kind(day).draw(rng)
        provider = "PR1"
        if kind == "foster" and rng.random() > _OWN_FOSTER_CARERS.at(self._timeline, day):
            provider = _OTHER_FOSTER_PROVIDER.draw(rng)
        elif kind == "parents":
            provider = "PR0"
        elif kind in ("home", "school", "mother and baby", "supported"):
            provider = _HOME_PROVIDER.draw(rng)
        return self._at(day, _PLACE[kind].draw(rng), provider, before)

    def _kind(self, day: date) -> Weighted[str]:
        age = age_on(self._born, day)
        if age >= 16:
            return _KIND_UNACCOMPANIED_16 if self._child.unaccompanied else _KIND_16_AND_OVER
        if self._child.unaccompanied:
            return Weighted({"foster": 0.9, "home": 0.1})
        return _KIND_UNDER_12 if age < 12 else _KIND_12_TO_15

    def _at(self, day: date, place: str, provider: str, before: list[Placement]) -> Placement:
        rng = self._rng
        return Placement(
            start=day,
            place=place,
            provider=provider,
            carer=next(self._carers),
            post=self._child.home_post if place == "P1" else postcode(rng),
            urn="" if place == "P1" or rng.random() < _UNRECORDED_URN else f"9{from_to(rng, 0, 999_999):06d}",
            reason=_REASON.draw(rng) if before else "",
        )

    @property
    def _born(self) -> date:
        if self._child.born is None:
            raise ValueError("a child in care has a date of birth")
        return self._child.born


def _same_carer(before: Placement, day: date, place: str) -> Placement:
    return Placement(day, place, before.provider, before.carer, before.post, before.urn, "CARPL")
