"""Every sentence of a made-up county, checked as papers are checked; and its executive summary, word for word."""

import csv
import re
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from tests.small_county import copy_of

from waymark.cli.main import main
from waymark.commentary.check import check
from waymark.commentary.known import Known, Printed
from waymark.domain.indicator import Unit
from waymark.domain.month import Month
from waymark.domain.polarity import Polarity
from waymark.operations import scorecard as publishing
from waymark.operations.compute import compute
from waymark.operations.figures_table import COLUMNS

AS_AT = Month.parse("2024-03")
GOLDEN = Path(__file__).with_name("executive_summary_of_a_county.txt")
UNITS = {
    Unit.PERCENT: "%",
    Unit.POINTS: "pp",
    Unit.COUNT: "count",
    Unit.RATE_PER_10000: "rate",
    Unit.DAYS: "days",
    Unit.SCORE: "points",
}


@pytest.fixture(scope="module")
def scorecards(county_with_schools, tmp_path_factory):
    """Of the county: its own, one district's, a service's and a report."""
    root = tmp_path_factory.mktemp("sentences")
    workspace = copy_of(county_with_schools, root / "workspace")
    compute(workspace)
    asked = (("directorate", None), ("directorate", "Maidstone"), ("early-help", None), ("neet", None))
    return [
        publishing.publish_scorecard(workspace, name, area, AS_AT, root / "out", ("html",), date(2024, 5, 6)).scorecard
        for name, area in asked
    ]


def printed(cell):
    if cell is None or not cell.text:
        return None
    return Printed(Fraction(cell.text.replace(",", "")), len(cell.text.partition(".")[2]))


def national(row):
    one = row.comparator("england")
    return one.value if one is not None and one.same_period and not one.differs else None


def known(row, name=""):
    return Known(
        row.key,
        (name or row.name,),
        row.polarity,
        UNITS[row.unit],
        printed(row.latest.value),
        printed(row.previous.value if row.previous else None),
        printed(row.bars.target),
        printed(national(row)),
        *(
            None if (cell := printed(side)) is None else cell.value
            for side in (row.latest.numerator, row.latest.denominator)
        ),
    )


def rows_of(scorecards):
    return [row for card in scorecards for row in card.rows]


def test_the_checker_of_papers_finds_nothing_in_a_row(scorecards):
    rows = rows_of(scorecards)
    assert len(rows) > 100
    for row in rows:
        text = " ".join((row.headline, *row.further))
        found = check(text, [known(row)])
        assert not found, [(one.sentence, one.finding.says, one.finding.data) for one in found]


def test_nor_in_an_executive_summary(scorecards):
    for card in scorecards:
        rows = {row.key: row for row in card.rows}
        for part in card.executive_summary.parts:
            for item in part.items:
                about = [known(rows[item.key], item.name)] if item.key else []
                found = check(item.sentence, about)
                assert not found, [(one.sentence, one.finding.says, one.finding.data) for one in found]


def test_the_command_finds_nothing_in_a_paper_of_all_headlines(scorecards, tmp_path, capsys):
    """`lint-commentary --figures`, with the table that a council would make of its scorecard."""
    rows = [row for row in scorecards[0].rows if row.latest.value.text]
    table, paper = tmp_path / "figures.csv", tmp_path / "paper.md"
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for row in rows:
            cells = [row.latest.value, row.previous.value if row.previous else None, row.bars.target, national(row)]
            cells += [row.latest.numerator, row.latest.denominator]
            polarity = "none" if row.polarity is Polarity.NONE else row.polarity.value
            texts = [cell.text.replace(",", "") if cell is not None else "" for cell in cells]
            writer.writerow([f"{row.code} {row.name}", polarity, UNITS[row.unit], *texts])
    paper.write_text("\n".join(row.headline for row in rows) + "\n", encoding="utf-8")
    assert len(rows) > 25
    assert main(["lint-commentary", str(paper), "--figures", str(table)]) == 0, capsys.readouterr().out


def test_every_sentence_has_fewer_than_25_words(scorecards):
    texts = [" ".join((row.headline, *row.further)) for row in rows_of(scorecards)]
    texts += [item.text for card in scorecards for part in card.executive_summary.parts for item in part.items]
    for text in texts:
        for sentence in re.split(r"(?<=[.])\s+(?=[A-Z])", text):
            assert len(sentence.split()) < 25 or sentence.startswith(("Data cover", "Hidden to")), sentence


WAYS = (
    "now meeting", "now meets", "no longer meeting", "and was not before", "That leaves it", "is still", ", still",
    ", now", "exactly on", "That is", "It is", ", ",
)  # fmt: skip


def test_forty_headlines_do_not_all_go_on_alike(scorecards):
    """The ways to say where a figure stands are many, and none is used by more than a third."""
    shown = [row.headline for row in scorecards[0].rows if row.latest.value.text and row.bars.target]
    ways = [next(way for way in WAYS if way in headline) for headline in shown]
    assert len(set(ways)) >= 6
    assert max(ways.count(way) for way in ways) <= len(ways) / 3


def test_the_summary_word_for_word(scorecards):
    """A change of it is a change that a director reads: look at it, then write the file anew."""
    told = "\n\n".join(
        f"{card.title}: {card.area_name}\n"
        + "\n".join(
            f"\n{part.heading}\n"
            + "\n".join(f"- {f'{item.kind}. ' if item.kind else ''}{item.sentence}" for item in part.items)
            for part in card.executive_summary.parts
        )
        for card in scorecards
    )
    assert f"{told}\n" == GOLDEN.read_text(encoding="utf-8")
