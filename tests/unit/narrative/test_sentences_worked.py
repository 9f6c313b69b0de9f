"""Worked examples of the sentences: `sentences.csv` has a situation, its facts and what is said of them."""

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from waymark.disclosure.cell import PublicCell, Symbol
from waymark.domain.indicator import Unit
from waymark.domain.month import Month
from waymark.domain.period import Frequency, YearType
from waymark.domain.polarity import Polarity
from waymark.domain.window import Window
from waymark.narrative.counted import Counts, Parts
from waymark.narrative.elsewhere import Other
from waymark.narrative.headline import Around, Said, Subject, Told, told
from waymark.narrative.standing import Aimed
from waymark.narrative.when import when

ROWS = list(csv.DictReader(Path(__file__).with_name("sentences.csv").read_text("utf-8").splitlines()))
HIDDEN = PublicCell(symbol=Symbol.CONFIDENTIAL, why="hidden to protect children: it rests on a small count")
NONE = PublicCell(symbol=Symbol.NOT_APPLICABLE, why="it has no counts")


def facts_of(text: str) -> dict[str, str]:
    return dict(fact.split("=", 1) for fact in (part.strip() for part in text.split(";")) if fact)


def cell(text: str) -> PublicCell:
    if text == "hidden":
        return HIDDEN
    if text.startswith("missing "):
        return PublicCell(symbol=Symbol.NOT_AVAILABLE, why=text.removeprefix("missing ").replace("|", ";"))
    return PublicCell(text)


def number(facts: dict[str, str], name: str) -> Fraction | None:
    return Fraction(facts[name]) if name in facts else None


def said_of(facts: dict[str, str]) -> Told:
    unit = Unit(facts.get("unit", "percent"))
    subject = Subject(
        facts["name"],
        unit,
        int(facts.get("decimals", "1")),
        Polarity(facts.get("polarity", "H")),
        Parts(Counts(facts.get("counts", "share")), facts.get("out_of", "")),
        facts.get("short", ""),
    )
    month, frequency = Month.parse(facts.get("month", "2016-08")), Frequency(facts.get("frequency", "M"))
    period = facts.get("period", month.label)
    window = Window.parse(facts.get("window", "M"))
    dated = when(window, frequency, YearType(facts.get("year_type", "academic")), month, period)
    top, _, bottom = facts.get("parts", "").partition(" of ")
    parts = (cell(top) if top else NONE, cell(bottom) if bottom else NONE)
    figure = Said(cell(facts["value"]), *parts, dated, period, facts.get("status", ""))
    earlier = (
        Said(cell(facts["earlier"]), NONE, NONE, "", facts.get("since", "July 2016")) if "earlier" in facts else None
    )
    target, low, high = (number(facts, name) for name in ("target", "low", "high"))
    aimed = None
    if target is not None:
        aimed = Aimed(
            target,
            facts.get("year", "2016-17"),
            low,
            high,
            facts.get("whose", ""),
            facts.get("target_before", facts["target"]) == facts["target"],
            number(facts, "floor"),
            number(facts, "baseline"),
        )
    low, high = number(facts, "expected_low"), number(facts, "expected_high")
    same, differs = "other_period" not in facts, facts.get("differs", "")
    dated_other = facts.get("other_period", "academic year 2015-16")
    others = []
    if "england" in facts:
        others.append(Other("England", facts["england"], dated_other, same, differs))
    if "neighbours" in facts:
        others.append(Other("statistical neighbours", facts["neighbours"], dated_other, same, differs, plural=True))
    return told(
        subject,
        figure,
        Around(
            earlier,
            facts.get("why_not", ""),
            "since" not in facts,
            aimed,
            Said(cell(facts["year_before"]), NONE, NONE, "", "") if "year_before" in facts else None,
            (low, high) if low is not None and high is not None else None,
            Other("Kent", facts["county"]) if "county" in facts else None,
            tuple(others),
            facts.get("unrated", ""),
            (facts["caution"],) if "caution" in facts else (),
        ),
    )


@pytest.mark.parametrize("row", ROWS, ids=[row["situation"] for row in ROWS])
def test_what_is_said(row):
    said = said_of(facts_of(row["facts"]))
    assert said.headline == row["headline"]
    assert " ".join(said.further) == row["further"]


def test_every_situation_is_told_once():
    situations = [row["situation"] for row in ROWS]
    assert len(situations) == len(set(situations)) >= 50
