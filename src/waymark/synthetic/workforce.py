"""The posts of the children's social work teams, quarter by quarter: who holds them, and which stand empty.

Posts follow the cases: a team grows when its cases do. A social worker who leaves is covered by an agency or not at
all, until somebody is appointed.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

from waymark.synthetic.districts import District
from waymark.synthetic.extract import Extract, dated, yes_no
from waymark.synthetic.homes import Practice
from waymark.synthetic.quarters import Quarters
from waymark.synthetic.team_spells import Team, TeamKind, TeamSpell
from waymark.synthetic.timeline import Trend

HEADING = ("post_id", "team", "district", "case_holding", "fte", "holder_type", "qualified", "holder_id", "as_at")
PERMANENT, AGENCY, VACANT = "permanent", "agency", "vacant"

_CASES_PER_WORKER = {TeamKind.IN_CARE: Trend(15.6, 14.7), TeamKind.IN_NEED: Trend(21.0, 19.4)}
_FILLED = 0.955  # of the hours of a team's posts, as planned for
_LEAVES = {PERMANENT: 0.052, AGENCY: 0.17, VACANT: 0.40}  # chance that a post changes hands in a quarter
_COVERED_BY_AGENCY = 0.66
_FIRST_HOLDER = (PERMANENT, 0.80), (AGENCY, 0.15), (VACANT, 0.05)
_NOT_QUALIFIED = 0.03  # of permanent holders of cases: family workers
_FULL_TIME = 1_000
_HOURS = (1_000, 1_000, 1_000, 1_000, 1_000, 800, 600, 500)
_LEAST_HOURS = 100


@dataclass(frozen=True, eq=False)
class Worker:
    """Somebody in a team for whole quarters: from `first` to `last`, both included."""

    number: str
    team: Team
    hours: int
    first: int
    last: int


@dataclass(frozen=True)
class PostState:
    """A post as it stands on the last day of a quarter. hours: full-time equivalent × 1,000."""

    number: str
    team: Team
    case_holding: bool
    hours: int
    holder_type: str
    qualified: bool
    holder: str


@dataclass
class _Post:
    number: str
    team: Team
    hours: int
    holder_type: str
    qualified: bool
    holder: str
    since: int


@dataclass
class Workforce:
    """`states`: for each quarter, its posts · `workers`: team → those who hold cases · `managers`: team → its manager,
    who holds cases only while nobody else is there.
    """

    states: list[list[PostState]] = field(default_factory=list)
    workers: dict[Team, list[Worker]] = field(default_factory=dict)
    managers: dict[Team, str] = field(default_factory=dict)

    def extracts(self, quarters: Quarters) -> list[Extract]:
        """One snapshot for each quarter end: `workforce_post_2024-03-31`."""
        return [
            Extract(f"workforce_post_{dated(end)}", HEADING, [_row(state, dated(end)) for state in states])
            for end, states in zip(quarters.ends, self.states, strict=True)
        ]


def workforce(rng: Random, quarters: Quarters, districts: Sequence[District], spells: Sequence[TeamSpell]) -> Workforce:
    """Every team's posts over the reported years."""
    made = Workforce(states=[[] for _ in quarters.ends])
    stocks = _stocks(quarters, spells)
    load = Practice(rng, districts, slope=-0.20)
    numbers = iter(range(1, 1_000_000))
    for district in districts:
        for kind in TeamKind:
            team = Team(kind, district.code)
            wanted = [
                stock / (_CASES_PER_WORKER[kind].at(quarters.timeline, end) * (1.0 + load.of(district.code)))
                for stock, end in zip(stocks.get(team, [0] * len(quarters.ends)), quarters.ends, strict=True)
            ]
            _TeamOverTime(rng, team, numbers, made).run(wanted)
    return made


def _stocks(quarters: Quarters, spells: Sequence[TeamSpell]) -> dict[Team, list[int]]:
    """Children with each team on the last day of each quarter."""
    stocks: dict[Team, list[int]] = {}
    for spell in spells:
        held = stocks.setdefault(spell.team, [0] * len(quarters.ends))
        first = quarters.of(spell.start)
        last = quarters.of(spell.end) if spell.end else len(quarters.ends)
        for quarter in range(first, last):
            held[quarter] += 1
    return stocks


class _TeamOverTime:
    """One team from quarter to quarter."""

    def __init__(self, rng: Random, team: Team, numbers: Iterator[int], made: Workforce) -> None:
        self._rng = rng
        self._team = team
        self._numbers = numbers
        self._made = made
        self._posts: list[_Post] = []
        made.workers[team] = []

    def run(self, wanted: Sequence[float]) -> None:
        """`wanted`: full-time workers in place, for each quarter."""
        manager, support = self._state_of_manager(), self._state_of_support()
        for quarter, workers in enumerate(wanted):
            if quarter:
                for post in self._posts:
                    self._turn_over(post, quarter)
            self._fit(round(workers / _FILLED * _FULL_TIME), quarter)
            states = [
                PostState(post.number, self._team, True, post.hours, post.holder_type, post.qualified, post.holder)
                for post in self._posts
            ]
            self._made.states[quarter] += [manager, *states, support]
        for post in self._posts:
            self._leaves(post, len(wanted))

    def _state_of_manager(self) -> PostState:
        holder = self._number("W")
        self._made.managers[self._team] = holder
        return PostState(self._number("PT"), self._team, False, _FULL_TIME, PERMANENT, True, holder)

    def _state_of_support(self) -> PostState:
        return PostState(self._number("PT"), self._team, False, 600, PERMANENT, False, self._number("W"))

    def _number(self, kind: str) -> str:
        return f"{kind}{next(self._numbers):05d}"

    def _fit(self, hours: int, quarter: int) -> None:
        """Posts are added or given up until their hours are near what is wanted; an empty post goes first."""
        held = sum(post.hours for post in self._posts)
        slack = max(_LEAST_HOURS, min(500, hours // 8))
        while held - hours > slack and len(self._posts) > 1:
            gone = min(
                self._posts, key=lambda post: (post.holder_type != VACANT, post.holder_type != AGENCY, -post.since)
            )
            if held - gone.hours < hours - slack:
                break
            self._posts.remove(gone)
            self._leaves(gone, quarter)
            held -= gone.hours
        while hours - held > slack or not self._posts:
            size = self._rng.choice(_HOURS)
            size = max(_LEAST_HOURS, min(size, round((hours - held) / 100) * 100))
            post = _Post(self._number("PT"), self._team, size, VACANT, False, "", quarter)
            self._posts.append(post)
            self._hold(post, self._first_holder(), quarter)
            held += size

    def _first_holder(self) -> str:
        drawn = self._rng.random()
        for holder_type, share in _FIRST_HOLDER:
            if drawn < share:
                return holder_type
            drawn -= share
        return VACANT

    def _turn_over(self, post: _Post, quarter: int) -> None:
        rng = self._rng
        if rng.random() >= _LEAVES[post.holder_type]:
            return
        self._leaves(post, quarter)
        if post.holder_type == PERMANENT:
            following = AGENCY if rng.random() < _COVERED_BY_AGENCY else VACANT
        else:
            following = PERMANENT
        self._hold(post, following, quarter)

    def _hold(self, post: _Post, holder_type: str, quarter: int) -> None:
        post.holder_type, post.since = holder_type, quarter
        post.holder = "" if holder_type == VACANT else self._number("W")
        post.qualified = holder_type == AGENCY or (holder_type == PERMANENT and self._rng.random() >= _NOT_QUALIFIED)

    def _leaves(self, post: _Post, quarter: int) -> None:
        """The holder, if there is one, was last there at the end of the quarter before."""
        if post.holder and post.since < quarter:
            worker = Worker(post.holder, self._team, post.hours, post.since, quarter - 1)
            self._made.workers[self._team].append(worker)


def _row(state: PostState, as_at: str) -> list[str]:
    district = state.team.district
    qualified = yes_no(state.qualified) if state.holder else ""
    hours = f"{state.hours / _FULL_TIME:g}"
    held = [yes_no(state.case_holding), hours, state.holder_type, qualified, state.holder]
    return [state.number, state.team.name, district, *held, as_at]
