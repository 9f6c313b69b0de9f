"""No time without equal numbers: a peer that is wrong in one cell is refused, wherever times are told."""

import json
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from rich.console import Console

from benchmarks import works
from benchmarks.cases import CASES
from benchmarks.county import county
from benchmarks.made_up_tables import Size, made_tables
from benchmarks.peers import ENGINE, REFERENCE, SCAN
from benchmarks.picture import picture
from benchmarks.question import Peer, Question
from benchmarks.race import Entry, difference, race, ratio
from benchmarks.report import NOTE, busy, figure, refusals, tables
from benchmarks.results import results
from waymark.cli.main import main
from waymark.domain.month import months_between


def one_off(question):
    """The engine's answer with one child too many in one cell."""
    found = ENGINE.run(question)
    parts = found["settled"]
    numerator = parts.numerator.copy()
    numerator[0, 1] += 1
    return {**found, "settled": replace(parts, numerator=numerator)}


@pytest.fixture(scope="module")
def question(tmp_path_factory):
    place, size = county(districts=2, schools=4), Size(1_000, 16)
    made = made_tables(tmp_path_factory.mktemp("bench"), size, place, lambda _: None)
    return Question(made, CASES, place.tree, tuple(months_between(size.last - 2, size.last)))


@pytest.fixture(scope="module")
def raced(question):
    peers = (SCAN, ENGINE, Peer("almost", "wrong in one cell", one_off), REFERENCE)
    entries = [Entry(peer.name, peer.about, question, peer.run, peer.answers) for peer in peers]
    return works.Work("W1", "a test", SCAN.name, race(entries, REFERENCE.name, 2, difference))


@pytest.fixture(scope="module")
def found(raced):
    return results((raced,), None, rows=1_000, rounds=2)


def test_one_wrong_cell_is_found_and_named(raced):
    refused = {timed.entry.name: timed.refused for timed in raced.timed}
    assert [name for name, why in refused.items() if why] == ["almost"]
    assert refused["almost"].startswith("1 cell differs: settled, county, 2024-07: ")
    assert "where month loop has" in refused["almost"]


def test_an_answer_that_is_missing_or_of_another_shape_is_refused(question):
    def silent(asked):
        return {key: parts for key, parts in ENGINE.run(asked).items() if key != "settled"}

    def shorter(asked):
        return ENGINE.run(replace(asked, months=asked.months[1:]))

    entries = [Entry(peer.__name__, "", question, peer) for peer in (silent, shorter, REFERENCE.run)]
    timed = race(entries, "answer", 1, difference)
    assert [one.refused for one in timed] == [
        "settled was not answered",
        "absent_primary was answered for other areas or months",
        "",
    ]


def test_the_table_and_the_picture_tell_no_time_of_what_was_refused(found):
    console = Console(width=120, record=True)
    with console.capture() as capture:
        for table in tables(found):
            console.print(table)
    lines = capture.get().splitlines()
    (almost,) = (line for line in lines if "almost" in line)
    (engine,) = (line for line in lines if "waymark" in line)
    assert "refused" in almost
    assert not any(character.isdigit() for character in almost)
    assert any(character.isdigit() for character in engine)
    assert refusals(found) == [f"W1, almost: no time is told, {found['works'][0]['entries'][2]['refused']}."]
    drawn = picture(found)
    ElementTree.fromstring(drawn)
    assert "refused: its numbers differ" in drawn
    assert drawn.count("<rect") == 4  # the ground and three bars


def test_the_results_are_json_with_times_of_what_was_equal(found):
    entries = {entry["name"]: entry for entry in json.loads(json.dumps(found))["works"][0]["entries"]}
    assert len(entries["waymark"]["seconds"]) == 2
    assert entries["scan"]["ratio"] == {"median": 1.0, "least": 1.0, "most": 1.0}
    assert entries["waymark"]["cells"] == len(CASES) * 8 * 3
    assert set(entries["almost"]) == {"name", "about", "refused"}


def test_without_its_base_nothing_is_told(raced):
    refused = tuple(replace(timed, refused="wrong") for timed in raced.timed)
    told = results((replace(raced, timed=refused),), None, 1_000, 2)
    assert not any("ratio" in entry for entry in told["works"][0]["entries"])
    ElementTree.fromstring(picture(told))


def test_the_order_turns_with_the_rounds(question):
    ran = []
    entries = [
        Entry(name, "", question, lambda _, name=name: ran.append(name) or {}, answers=False)
        for name in ("a", "b", "c")
    ]
    race(entries, "a", 3, difference)
    assert "".join(ran) == "abcbcacab"


def test_ratios_are_of_pairs_and_their_middle_is_told():
    found = ratio((2.0, 9.0, 4.0), (1.0, 3.0, 4.0))
    assert (found.middle, found.least, found.most) == (2.0, 1.0, 3.0)
    assert [figure(value) for value in (0.984, 7.312, 49.16, 123.4)] == ["0.98", "7.31", "49.2", "123"]


def test_a_run_that_waited_for_the_machine_says_so():
    def run(seconds, cpu):
        entry = {"ratio": {}, "seconds": [seconds, 1.0], "cpu_seconds": [cpu, 1.0]}
        return {"works": [{"entries": [entry, {"refused": "wrong"}]}]}

    assert busy(run(seconds=3.0, cpu=1.5))
    assert not busy(run(seconds=3.0, cpu=5.0))


def test_the_command_makes_races_and_writes(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(works, "MONTHS", 2)
    monkeypatch.setattr(works, "MONTHS_ASKED", (1, 2))
    assert main(["bench", "--rows", "1000", "--rounds", "1", "--dir", str(tmp_path)]) == 0
    out = capsys.readouterr().out
    assert "W1: 8 measures × 2 months × 614 areas" in out
    assert "waymark, 2 months" in out
    assert NOTE in out
    assert json.loads((tmp_path / "results.json").read_text())["rows"] == 1000
    assert (tmp_path / "results.svg").read_text().startswith("<svg")


def test_a_mistake_is_one_plain_sentence(tmp_path, capsys, monkeypatch):
    for arguments, words in (
        (["--work", "W9"], "no work 'W9'"),
        (["--rows", "10"], "10 rows are too few"),
        (["--rounds", "0"], "0 rounds measure nothing"),
        (["--workspace", str(tmp_path)], "not a Waymark workspace"),
    ):
        assert main(["bench", "--dir", str(tmp_path), *arguments]) == 2
        out, err = capsys.readouterr()
        assert (out, words in " ".join(err.split())) == ("", True)
    monkeypatch.setattr("waymark.__file__", str(tmp_path / "site-packages" / "waymark" / "__init__.py"))
    assert main(["bench"]) == 2
    assert "do not come with an installed Waymark" in capsys.readouterr().err
