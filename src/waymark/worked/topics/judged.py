"""Which way is better, which target applies, and what colour a figure gets."""

from datetime import date
from fractions import Fraction

from waymark.assessment.aim import find_aim
from waymark.domain.area import Area, AreaTree
from waymark.domain.indicator import Unit
from waymark.domain.outturn import Outturn
from waymark.domain.period import Year, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.target import Target, Targets
from waymark.domain.verdict import Movement, Rating, WhyNotRated
from waymark.scorecards.how_we_judge import Cell, Family, Topic, TopicTable
from waymark.worked import aiming, direction, rating
from waymark.worked.made_up import LATEST, indicator
from waymark.worked.subject import Answer
from waymark.worked.subjects import SUBJECTS
from waymark.worked.tables import rows_of

_MEANS = {Movement.IMPROVED: "improved", Movement.WORSENED: "worsened", Movement.SAME: "as good as before"}
_AREAS = AreaTree.of([Area("C", "Midshire", "authority", None), Area("D", "Coast", "district", "C")])


def polarity() -> Topic:
    """One rise, judged four ways."""
    rows: list[tuple[Cell, ...]] = []
    for way in Polarity:
        target = "25" if way is Polarity.TARGET else ""
        row = {"polarity": way.value, "unit": "percent", "decimals": "1", "earlier": "23.0", "latest": "24.5"}
        said = direction.by_step({**row, "target": target})
        moved = _MEANS.get(said.movement or Movement.NOT_JUDGED, "increased; neither good nor bad")
        name = way.phrase.capitalize() + (f" of {target}%" if target else "")
        rows.append((name, "23.0% to 24.5%", moved))
    return Topic(
        "polarity",
        "Which way is better",
        (
            "Each indicator says which way is better. That is decided beforehand, not when the figure is known.",
            "Some figures, such as how many notifications came, are neither good nor bad. They get no colour.",
        ),
        TopicTable("The same rise, judged four ways", ("Indicator", "From and to", "What it means"), tuple(rows)),
        rules=("step",),
        pages=("definitions",),
    )


def targets() -> Topic:
    """The target that governs a figure, found by the real look-up, with the steps it says."""
    spring = date(2021, 10, 1)
    way, year = rows_of("trajectory")[0], rows_of("profile")[0]
    steps, share = aiming.by_trajectory(way).verdict.replace(";", ","), aiming.by_profile(year).sentence
    cases = (
        ("The authority's own row for the year", "C", (_row("C", 2021, 90),)),
        ("A district without a row of its own", "D", (_row("C", 2021, 90),)),
        ("No row for the year, and a rule that looks ahead", "C", (_row("C", 2023, 92),)),
        ("A target varied on 1 October 2021", "C", (_row("C", 2021, 90), _row("C", 2021, 88, spring))),
    )
    return Topic(
        "targets",
        "Which target applies",
        (
            "A figure is held against the target of the year in which its period ends.",
            "Years may be financial, school or calendar years; the indicator says which.",
            "Every target names the plan or decision that set it. It is shown beside the figure.",
            (
                "A target may be varied within the year, from a stated day, by a stated decision. Figures before that "
                "day keep the target that they were judged against."
            ),
            (
                "On the way to a target of a later year there may be milestones, one for each year. From "
                f"{way['baseline']}% to {way['target']}% in {way['years']} years they are {steps}."
            ),
            (
                "A count that grows over its year may be held against its share of the year's target. "
                f"An example: {share}"
            ),
            _better(),
        ),
        TopicTable(
            "Which target governs a figure of March 2022",
            ("What the target files say", "Target", "What the page says"),
            tuple(_aimed(*case) for case in cases),
            (1,),
        ),
        rules=("improvement", "trajectory", "profile", "variation", "target_guards"),
    )


def ratings() -> Topic:
    """One figure under several rules: the policy of the year decides which."""
    plain = {"polarity": "H", "unit": "percent", "decimals": "1", "value": "86.9", "target": "92"}
    tolerance = {**plain, "tolerance": "5", "tolerance_in": "points"}
    band = {"band_low": "", "band_high": ""}
    cases: tuple[tuple[str, str, Answer], ...] = (
        ("Floor and target", "floor 85%", rating.by_floor_and_target({**plain, "floor": "85"})),
        ("Baseline and target", "baseline 88%", rating.by_baseline_and_target({**plain, **band, "baseline": "88"})),
        ("Tolerance", "5 percentage points", rating.by_tolerance(tolerance)),
        ("Tolerance and trend", "last year 86.0%", rating.by_tolerance_and_trend({**tolerance, "last_year": "86.0"})),
    )
    return Topic(
        "ratings",
        "Green, amber and red",
        (
            "A rule holds the figure against its target and gives one colour. The policy of the year says which rule.",
            (
                "The same figure can be red under one rule and amber under another. So each colour names its rule and "
                "its policy, and says in a sentence how it came about."
            ),
            "Exactly on a target, a floor or a limit counts as met.",
        ),
        TopicTable(
            "86.9% against a target of 92%, under four rules",
            ("Rule", "And", "Colour", "What it says"),
            tuple((name, beside, said.rating or Rating.NOT_RATED, said.sentence) for name, beside, said in cases),
        ),
        rules=tuple(subject.name for subject in SUBJECTS if subject.family is Family.RATING),
    )


def not_rated() -> Topic:
    reasons = ", ".join(why.value for why in WhyNotRated)
    return Topic(
        "not-rated",
        "No colour, and why",
        (
            "Where no colour can be given, nothing is guessed. The page names the reason.",
            f"The reasons are: {reasons}.",
            "Figures without a colour are counted apart, and never among the greens.",
        ),
        rules=("not_rated", "activity_band"),
    )


def _better() -> str:
    """The same words in per cent and in points, by the real arithmetic."""
    plain = {"polarity": "H", "unit": "percent", "decimals": "0", "baseline": "60", "improve_by": "5"}
    relative, points = (aiming.by_improvement({**plain, "improve_in": way}).verdict for way in ("relative", "points"))
    return (
        f"“5% better than 60%” may mean {relative}% or {points}%. So an improvement says whether it is in per cent of "
        "the baseline or in points, and is never guessed."
    )


def _aimed(words: str, area: str, rows: tuple[Target, ...]) -> tuple[Cell, ...]:
    figure = Outturn("A1", "", area, LATEST, 9, 10, Fraction(90))
    aim = find_aim(figure, indicator(Polarity.HIGHER, Unit.PERCENT, 1), Targets(rows), _AREAS, looks_ahead=True)
    if aim is None or aim.row.target is None:
        raise ValueError(f"the example has no target: {words}")
    return words, f"{aim.row.target}%", " ".join(aim.steps) or f"The target of {aim.year_words}."


def _row(area: str, start: int, target: int, since: date | None = None) -> Target:
    year = Year(start, YearType.FINANCIAL)
    return Target("A1", area, year, Fraction(target), None, None, since, "", "targets.csv", 2)
