"""The sentences that say one figure, from what may be shown and nothing else.

    The percentage of pupils in good schools rose from 90.8% to 91.6%, still 0.4 percentage points short of the
    2016-17 target of 92%. In August 2016 that was 501 of 547 schools.

They are chosen by the kind of situation, never at random: whether the target is met, was met before, and which way
the figure moved. Each has fewer than 25 words: where a name is too long for one, it is split, and then shortened.
A hidden figure is said to be protected, and no more: no movement, no distance and no count stands beside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from waymark.domain.indicator import Unit
from waymark.domain.polarity import Polarity
from waymark.narrative.absent import absent
from waymark.narrative.counted import Parts, counted
from waymark.narrative.elsewhere import Other, compared
from waymark.narrative.length import fits
from waymark.narrative.naming import before_verb, opening
from waymark.narrative.quantities import Shown, from_to, number_of, value
from waymark.narrative.standing import (
    Aimed,
    Measured,
    Place,
    band_sentence,
    distance,
    floor_sentence,
    nearness,
    place,
    range_sentence,
    target_words,
)


@dataclass(frozen=True)
class Subject:
    """What is measured. short_name: '' where there is none · expected: the range for activity."""

    name: str
    unit: Unit
    decimals: int
    polarity: Polarity
    parts: Parts
    short_name: str = ""

    @property
    def measured(self) -> Measured:
        return Measured(self.name, self.unit, self.decimals, self.polarity)


@dataclass(frozen=True)
class Said:
    """A figure as it may be shown. `when`: `in the 12 months to February 2019` · `period`: `February 2019` ·
    status: `provisional`, '' where it is final."""

    value: Shown
    numerator: Shown
    denominator: Shown
    when: str
    period: str
    status: str = ""


@dataclass(frozen=True)
class Around:
    """What else is known of the figure.

    earlier: the figure before, None where there is none or where the two do not compare; then why_not says why, as
    `the series breaks in between`, '' where there is none · consecutive: it is of the period just before ·
    year_before: the same period of the year before, where it compares · expected: the range for activity ·
    whole: on a district's page the county's figure · others: figures of other areas ·
    unrated: why there is no rating, `no target for 2025-26` · cautions: sentences.
    """

    earlier: Said | None = None
    why_not: str = ""
    consecutive: bool = True
    aimed: Aimed | None = None
    year_before: Said | None = None
    expected: tuple[Fraction, Fraction] | None = None
    whole: Other | None = None
    others: tuple[Other, ...] = ()
    unrated: str = ""
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """headline: the figure, its movement, its target and its counts · further: what goes on from it ·
    in_short: what follows its name and a colon, as one sentence · floor: whether its floor or baseline is reached,
    where its target is not; for what is best near its target, whether it is inside its band."""

    headline: str
    further: tuple[str, ...] = ()
    in_short: str = ""
    floor: str = ""


def told(subject: Subject, figure: Said, around: Around = Around()) -> Told:
    """The same figures give the same words."""
    if figure.value.hidden or not figure.value.text:
        return Told(absent(subject.name, subject.short_name, figure.value, figure.when))
    earlier = around.earlier if around.earlier is not None and around.earlier.value.text else None
    aimed = around.aimed if subject.polarity is not Polarity.NONE else None
    now = Fraction(number_of(figure.value))
    said = [*_figure(subject, figure, earlier, around.consecutive, aimed)]
    band = ""
    if aimed is not None and subject.polarity is Polarity.TARGET:
        band = band_sentence(now, aimed, subject.measured)
    said.append(band)
    if around.expected is not None:
        said.append(range_sentence(now, *around.expected, subject.measured))
    said.append(counted(figure.numerator, figure.denominator, subject.parts, figure.when, figure.status))
    floor = floor_sentence(now, aimed, subject.measured) if aimed is not None else ""
    return Told(
        " ".join(sentence for sentence in said if sentence),
        tuple(sentence for sentence in (floor, *_further(subject, figure, around)) if sentence),
        _in_short(subject, figure, earlier, around.consecutive, aimed),
        floor or band,
    )


def _figure(
    subject: Subject, figure: Said, earlier: Said | None, consecutive: bool, aimed: Aimed | None
) -> tuple[str, ...]:
    """One sentence with the figure, its movement and its target; two where one would be too long."""
    stand, alone = _stands(subject, figure, earlier, aimed)
    moved, noun = _moved(subject, figure, earlier, consecutive)
    name = before_verb(opening(subject.name))
    short = subject.short_name or opening(subject.name)
    for said in (f"{name} {moved}", f"{short}: {noun}"):
        if stand and fits(whole := f"{said}, {stand}."):
            return (whole,)
        if fits(f"{said}."):
            return (f"{said}.", alone)
    return (f"This figure {moved}.", alone)


def _moved(subject: Subject, figure: Said, earlier: Said | None, consecutive: bool) -> tuple[str, str]:
    """As a verb, and as what may follow a colon: (`rose from 90.8% to 91.6%`, `up from 90.8% to 91.6%`)."""
    shown = value(figure.value.text, subject.unit, subject.name)
    if earlier is None:
        return f"stood at {shown}", shown
    since = "" if consecutive else f" in {earlier.period}"
    now, then = number_of(figure.value), number_of(earlier.value)
    if now == then:
        return (f"stayed at {shown}", f"unchanged at {shown}") if consecutive else (f"stood at {shown}, as{since}",) * 2
    range_ = from_to(earlier.value.text, figure.value.text, subject.unit, subject.name, since)
    up, down = ("widened", "narrowed") if _gap(subject, now, then) else ("rose", "fell")
    return f"{up if now > then else down} {range_}", f"{'up' if now > then else 'down'} {range_}"


def _gap(subject: Subject, now: Decimal, then: Decimal) -> bool:
    """A difference of two groups, on one side of nothing in both periods."""
    return subject.name.lower().startswith("gap ") and now >= 0 and then >= 0


def _stands(subject: Subject, figure: Said, earlier: Said | None, aimed: Aimed | None) -> tuple[str, str]:
    """Where it stands, to go on from a movement, and as a sentence of its own."""
    if aimed is None:
        return "", ""
    now = Fraction(number_of(figure.value))
    apart, alone = (distance(now, aimed, subject.measured, alone) for alone in (False, True))
    before = None if earlier is None else Fraction(number_of(earlier.value))
    if subject.polarity is Polarity.TARGET:
        near = nearness(now, before, aimed, subject.measured)
        return near or apart, f"It is {near or alone}."
    target = target_words(aimed, subject.measured)
    where = place(now, before, aimed, subject.polarity)
    if where is Place.NEWLY_MET:
        return f"now meeting {target}", f"It now meets {target}."
    if where is Place.NEWLY_MISSED:
        return f"no longer meeting {target}", f"It is now {alone}, and was not before."
    moved = before is not None and now != before
    better = before is not None and (now > before) is (subject.polarity is Polarity.HIGHER)
    if moved and ((where is Place.STILL_MET and not better) or (where is Place.STILL_MISSED and better)):
        return f"still {apart}", f"It is still {alone}."
    if moved and where is Place.STILL_MISSED:
        return f"now {apart}", f"That leaves it {alone}."
    return apart, f"That is {alone}."


def _in_short(subject: Subject, figure: Said, earlier: Said | None, consecutive: bool, aimed: Aimed | None) -> str:
    """`Up from 90.8% to 91.6%, still 0.4 percentage points short of the 2016-17 target of 92%.`"""
    _, noun = _moved(subject, figure, earlier, consecutive)
    stand, _ = _stands(subject, figure, earlier, aimed)
    said = f"{noun}, {stand}" if stand else noun
    return f"{said[:1].lower()}{said[1:]}."


def _further(subject: Subject, figure: Said, around: Around) -> Iterator[str]:
    now = number_of(figure.value)
    if around.unrated:
        yield f"It is not rated: {around.unrated}."
    if around.why_not:
        yield f"It is not compared with the figure before: {around.why_not}."
    before = around.year_before
    if before is not None and before.value.text:
        then = number_of(before.value)
        shown = value(before.value.text, subject.unit, subject.name)
        yield f"A year earlier it was {'also ' if then == now else ''}{shown}."
    if around.whole is not None:
        yield from compared(now, (around.whole,), subject.measured)
    yield from compared(now, around.others, subject.measured)
    yield from around.cautions
