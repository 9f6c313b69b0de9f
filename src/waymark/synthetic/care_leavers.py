"""What is known of young people who have left care around their 17th to 21st birthdays."""

from dataclasses import dataclass
from datetime import date
from random import Random

from waymark.synthetic.birthdays import birthday
from waymark.synthetic.care_histories import CareHistory
from waymark.synthetic.chance import Weighted
from waymark.synthetic.population import Child
from waymark.synthetic.timeline import Timeline, Trend

_AGES = (17, 18, 19, 20, 21)
_LEAST_DAYS_AFTER_14 = 91  # thirteen weeks make a young person a care leaver
_RESPONSIBILITY_ENDS = frozenset({"E11", "E12", "E3", "E41", "E45", "E46", "E47", "E48"})
_WENT_HOME = frozenset({"E4A", "E4B"})
_STILL_AT_HOME = 0.35  # of those who went home: nothing more is asked of them

_IN_TOUCH = Weighted({"YES": 0.915, "NO": 0.048, "REFU": 0.015, "NREQ": 0.016, "RHOM": 0.003, "DIED": 0.003})
_ACTIVE = Trend(0.585, 0.640)  # in education, employment or training, at 19
_ACTIVE_BY_AGE = {17: 0.12, 18: 0.06, 19: 0.0, 20: -0.03, 21: -0.05}
_ACTIVITY = Weighted({"F2": 0.34, "P2": 0.08, "F1": 0.10, "P1": 0.01, "F5": 0.22, "P5": 0.13, "F4": 0.08, "P4": 0.04})
_INACTIVITY = Weighted({"G5": 0.62, "G4": 0.24, "G6": 0.14})
_ACCOMMODATION = Weighted(
    {
        "U1": 0.36,
        "D1": 0.15,
        "K1": 0.14,
        "Z1": 0.10,
        "B1": 0.09,
        "E1": 0.05,
        "C1": 0.03,
        "R1": 0.02,
        "T1": 0.02,
        "V2": 0.01,
        "X2": 0.02,
        "G2": 0.01,
    }
)


@dataclass(frozen=True, eq=False)
class CareLeaverBirthday:
    """One line of the return's care leavers. Activity and accommodation are 0 when the authority cannot know."""

    child: Child
    born: date
    day: date
    in_touch: str
    activity: str
    accommodation: str


def care_leaver_birthdays(rng: Random, timeline: Timeline, histories: list[CareHistory]) -> list[CareLeaverBirthday]:
    """Birthdays in the reported years of young people who had left care by then."""
    known = []
    for history in histories:
        left = _left_care(history)
        if left is None:
            continue
        for age in _AGES:
            day = birthday(history.born, age)
            if left <= day and timeline.first <= day <= timeline.last:
                contact = _contact(rng, timeline, history, day, age)
                known.append(contact)
                if contact.in_touch == "DIED":
                    break
    return known


def _left_care(history: CareHistory) -> date | None:
    """The day a young person left care as a care leaver; None for a child who did not, or did otherwise."""
    if not history.periods or history.periods[-1].reason_ceased in _RESPONSIBILITY_ENDS:
        return None
    fourteen, sixteen = birthday(history.born, 14), birthday(history.born, 16)
    days = sum((period.end - max(period.start, fourteen)).days for period in history.periods if period.end > fourteen)
    end = history.periods[-1].end
    return end if end > sixteen and days >= _LEAST_DAYS_AFTER_14 else None


def _contact(rng: Random, timeline: Timeline, history: CareHistory, day: date, age: int) -> CareLeaverBirthday:
    in_touch = _IN_TOUCH.draw(rng)
    if history.periods[-1].reason_ceased in _WENT_HOME and rng.random() < _STILL_AT_HOME:
        in_touch = "RHOM"
    activity = accommodation = "0"
    if in_touch == "YES":
        active = _ACTIVE.at(timeline, day) + _ACTIVE_BY_AGE[age] + 0.25 * (1.0 - history.child.pressure)
        activity = (_ACTIVITY if rng.random() < active else _INACTIVITY).draw(rng)
        if activity == "G6" and history.child.sex == "M":  # pregnancy or parenting, taken as the mother's here
            activity = "G5"
        accommodation = _ACCOMMODATION.draw(rng)
    return CareLeaverBirthday(history.child, history.born, day, in_touch, activity, accommodation)
