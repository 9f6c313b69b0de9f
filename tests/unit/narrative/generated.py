"""Figures in every situation, for the properties of their sentences."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hypothesis import strategies as st

from waymark.disclosure.cell import PublicCell, Symbol
from waymark.domain.indicator import Unit
from waymark.domain.month import Month
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.window import Window
from waymark.narrative.counted import Counts, Parts
from waymark.narrative.elsewhere import Other
from waymark.narrative.headline import Around, Said, Subject
from waymark.narrative.standing import Aimed
from waymark.narrative.when import when

NOT_APPLICABLE = PublicCell(symbol=Symbol.NOT_APPLICABLE, why="it has no counts")
HIDDEN = PublicCell(symbol=Symbol.CONFIDENTIAL, why="hidden to protect children: it rests on a small count")

# (name, short name, unit, decimals, lowest, highest, counts, out of)
KINDS = (
    ("Percentage of schools that are good or outstanding", "Good schools", Unit.PERCENT, 1, 0, 100, Counts.SHARE,
     "schools that have been inspected"),
    ("Re-referrals within 12 months", "Re-referrals", Unit.PERCENT, 1, 0, 100, Counts.SHARE, "referrals"),
    ("Percentage of children in care for two and a half years or more who have kept one placement for two years",
     "Placement kept for two years", Unit.PERCENT, 1, 0, 100, Counts.SHARE, ""),
    ("Percentage of pupils whose first language is not English", "English as an additional language", Unit.PERCENT, 1,
     0, 100, Counts.SHARE, ""),
    ("Percentage of young people aged 16 and 17 who are not in education, employment or training",
     "Not in education, employment or training", Unit.PERCENT, 1, 0, 100, Counts.SHARE, ""),
    ("Percentage of pupils who reach the expected standard in reading, writing and mathematics at Key Stage 2",
     "Key Stage 2", Unit.PERCENT, 0, 0, 100, Counts.SHARE, "pupils at the end of Key Stage 2"),
    ("Percentage of returns with an interview, for children with an open case", "", Unit.PERCENT, 1, 0, 100,
     Counts.SHARE, ""),
    ("% of care leavers in touch with the council", "Care leavers in touch", Unit.PERCENT, 2, 0, 100, Counts.SHARE, ""),
    ("Persistent absence in primary schools", "Persistent absence, primary", Unit.PERCENT, 1, 0, 100, Counts.SHARE,
     "enrolments with possible sessions"),
    ("Gap in the good level of development between other children and those eligible for free school meals",
     "Good level of development, free school meals gap", Unit.POINTS, 1, -10, 40, Counts.NONE, ""),
    ("Average number of days from entering care to moving in with the adoptive family",
     "Days from care to adoptive family", Unit.DAYS, 0, 0, 900, Counts.MEAN, "adopted children"),
    ("Number of permanent exclusions from primary schools", "Permanent exclusions, primary", Unit.COUNT, 0, 0, 3000,
     Counts.TOTAL, ""),
    ("Children in care for every 10,000 children", "Children in care", Unit.RATE_PER_10000, 1, 0, 900, Counts.RATE,
     "people aged 0 to 17"),
    ("First-time entrants to the youth justice system", "First-time entrants", Unit.RATE_PER_10000, 1, 0, 90,
     Counts.RATE, ""),
    ("Average Attainment 8 score at the end of Key Stage 4", "Attainment 8", Unit.SCORE, 1, 20, 70, Counts.MEAN,
     "pupils at the end of Key Stage 4"),
    ("Average caseload of social workers", "Caseload", Unit.COUNT, 1, 5, 40, Counts.QUOTIENT, ""),
)  # fmt: skip

PERIODS = (
    ("M", Frequency.MONTHLY, Month.at(2019, 2), "February 2019", "January 2019", "November 2018", "February 2018"),
    ("MS", Frequency.MONTHLY, Month.at(2019, 2), "February 2019", "January 2019", "November 2018", "February 2018"),
    ("R12M", Frequency.MONTHLY, Month.at(2019, 2), "February 2019", "January 2019", "November 2018", "February 2018"),
    ("YTD", Frequency.MONTHLY, Month.at(2019, 2), "February 2019", "January 2019", "November 2018", "February 2018"),
    ("R3M", Frequency.QUARTERLY, Month.at(2019, 3), "January to March 2019", "October to December 2018",
     "April to June 2018", "January to March 2018"),
    ("MS", Frequency.QUARTERLY, Month.at(2019, 3), "January to March 2019", "October to December 2018",
     "April to June 2018", "January to March 2018"),
    ("YTD", Frequency.TERMLY, Month.at(2019, 4), "spring term 2019", "autumn term 2018", "spring term 2018",
     "spring term 2018"),
    ("YTD", Frequency.ANNUAL, Month.at(2019, 8), "2018-19", "2017-18", "2015-16", "2017-18"),
    ("A", Frequency.ANNUAL, Month.at(2019, 8), "2018-19", "2017-18", "2015-16", "2017-18"),
)  # fmt: skip


@dataclass(frozen=True)
class Situation:
    subject: Subject
    figure: Said
    around: Around


def printed(number: Decimal) -> PublicCell:
    return PublicCell(f"{number:,}")


@st.composite
def situations(draw) -> Situation:
    name, short, unit, decimals, low, high, counts, out_of = draw(st.sampled_from(KINDS))
    polarity = draw(st.sampled_from(Polarity))
    window, frequency, month, now, before, gap, year = draw(st.sampled_from(PERIODS))
    numbers = st.decimals(low, high, places=decimals, allow_nan=False)
    latest = draw(numbers)
    near = st.one_of(numbers, st.just(latest))  # figures that meet exactly are as likely as any
    numerator, denominator = _parts(draw, counts, latest)
    status = draw(st.sampled_from(("", "provisional", "revised")))
    dated = when(Window.parse(window), frequency, YearType.ACADEMIC, month, now)
    figure = Said(printed(latest), numerator, denominator, dated, now, status)
    consecutive = draw(st.booleans())
    bare = (NOT_APPLICABLE, NOT_APPLICABLE)
    earlier = Said(printed(draw(near)), *bare, "", before if consecutive else gap)
    around = Around(
        earlier=earlier if (compared := draw(st.booleans())) else None,
        why_not="" if compared else draw(st.sampled_from(("", "the series breaks in between"))),
        consecutive=consecutive,
        aimed=_aimed(draw, near, polarity) if draw(st.booleans()) else None,
        year_before=Said(printed(draw(near)), *bare, "", year) if draw(st.booleans()) else None,
        expected=_expected(draw, numbers) if polarity is Polarity.NONE and draw(st.booleans()) else None,
        whole=Other("Kent", printed(draw(near)).text) if draw(st.booleans()) else None,
        others=_others(draw, near),
        unrated=draw(st.sampled_from(("", "no target for 2018-19"))),
        cautions=draw(st.sampled_from(((), ("It is the first figure shown here.",), ("It is an estimate.",)))),
    )
    subject = Subject(name, unit, decimals, polarity, Parts(counts, out_of), short)
    return Situation(subject, figure, around)


def _parts(draw, counts, latest):
    """Parts that make the figure, roughly; sentences take them as they are printed."""
    if counts in (Counts.NONE, Counts.TOTAL):
        return (printed(latest) if counts is Counts.TOTAL else NOT_APPLICABLE), NOT_APPLICABLE
    bottom = draw(st.integers(1_000, 90_000))
    if counts is Counts.SHARE:
        return _share(draw, latest)
    scale = 10_000 if counts is Counts.RATE else 1
    return PublicCell(f"{int(latest * bottom / scale):,}"), PublicCell(f"{bottom:,}")


def _share(draw, latest):
    """n of m that print as the percentage to the last decimal."""
    bottom = 10 ** (2 - latest.as_tuple().exponent) * draw(st.integers(1, 9))
    return PublicCell(f"{int(latest * bottom / 100):,}"), PublicCell(f"{bottom:,}")


def _aimed(draw, near, polarity):
    target, low, high = Fraction(draw(near)), None, None
    if polarity is Polarity.TARGET and draw(st.booleans()):
        low, high = target - draw(st.integers(0, 4)), target + draw(st.integers(0, 4))
    return Aimed(
        target,
        "2018-19",
        low,
        high,
        draw(st.sampled_from(("", "Kent"))),
        draw(st.booleans()),
        Fraction(draw(near)) if draw(st.booleans()) else None,
        Fraction(draw(near)) if draw(st.booleans()) else None,
    )


def _expected(draw, numbers):
    ends = sorted((Fraction(draw(numbers)), Fraction(draw(numbers))))
    return ends[0], ends[1]


def _others(draw, near):
    same = draw(st.booleans())
    differs = draw(st.sampled_from(("", "official statistics count children who kept the same carer")))
    england = Other("England", printed(draw(near)).text, "academic year 2018-19", same, differs)
    neighbours = Other(
        "statistical neighbours", printed(draw(near)).text, "academic year 2018-19", same, differs, plural=True
    )
    return draw(st.sampled_from(((), (england,), (england, neighbours))))
