"""One child in memory at a time, the right line for every element, and no file that can fill the memory."""

import pytest

from waymark.domain.errors import RefusedError
from waymark.sources import xml_stream
from waymark.sources.cin_census import document, noticed


def many(census, number):
    return census.collection(*(census.child(f"CH{each}") for each in range(number)))


def before(element):
    return sum(1 for _ in element.itersiblings(preceding=True))


def test_a_child_leaves_the_tree_when_the_next_is_asked_for(census):
    path = census.write(many(census, 3_000))
    held = 0
    for child in document.children_of(path, "census.xml"):
        assert before(child) == 0, "nothing before it hangs on the parent"
        held = max(held, len(child.getparent()))
    assert held < 500, "no more than the parser reads ahead is there"


def test_a_child_that_somebody_holds_stays_whole(census):
    path = census.write(many(census, 30))
    children = list(document.children_of(path, "census.xml"))
    assert [len(child) for child in children] == [2] * 30


def test_children_are_found_however_their_element_is_spelled(census):
    content = many(census, 5)
    odd = content.replace("<Child>", "<chilD>", 2).replace("</Child>", "</chilD>", 2)
    odd = "</cHild>".join(odd.rsplit("</Child>", 1))
    odd = "<cHild>".join(odd.rsplit("<Child>", 1))
    kept = census.read(odd)
    assert [row["child"] for row in kept.records("child")] == [census.pseudonym(f"CH{number}") for number in range(5)]


def test_a_child_within_a_child_is_not_another(census):
    inside = census.child("CH2")
    children = document.children_of(census.write(census.collection(census.child("CH1", inside))), "census.xml")
    assert [child.findtext(".//LAchildID") for child in children] == ["CH1"]


def test_what_stands_outside_children_is_let_go_too(census):
    odd = "<Note>text</Note>"
    path = census.write(many(census, 1_000).replace("</Child>", f"</Child>{odd}"))
    assert max(before(child) for child in document.children_of(path, "census.xml")) == 0


def test_lines_are_right_beyond_the_parsers_sixteen_bits(census):
    content = many(census, 6_000)
    path = census.write(content)
    lines = content.splitlines()
    assert len(lines) > xml_stream.CAPPED_LINE
    seen = 0
    for child in document.children_of(path, "census.xml"):
        for element in child.iter():
            assert lines[xml_stream.line_of(element) - 1].startswith(f"<{element.tag}>")
            seen += 1
    assert seen == 6_000 * 6


def test_a_child_beyond_the_limit_is_refused(census, monkeypatch):
    monkeypatch.setattr(xml_stream, "RECORD_BYTES", 200_000)
    path = census.write(census.collection(census.child(), census.child(more="<a/>" * 100_000)))
    with pytest.raises(RefusedError) as caught:
        list(document.children_of(path, "census.xml"))
    assert caught.value.issues[0].rule == "child_too_large"


def test_many_children_together_may_be_longer_than_one_may_be(census, monkeypatch):
    monkeypatch.setattr(xml_stream, "RECORD_BYTES", 100_000)
    content = many(census, 1_500)
    assert len(content) > 200_000
    assert sum(1 for _ in document.children_of(census.write(content), "census.xml")) == 1_500


def test_a_file_that_grows_while_it_is_read_is_still_bounded(census, monkeypatch):
    path = census.write(many(census, 1_000))
    monkeypatch.setattr(xml_stream, "FILE_BYTES", 100_000)
    with pytest.raises(RefusedError) as caught:
        list(document.children_of(path, "census.xml"))
    assert caught.value.issues[0].rule == "file_too_large"


@pytest.mark.parametrize("filler", ["<a>" * 5_000, "<!--" + "x" * 3_000_000 + "-->", " " * 3_000_000])
def test_depth_and_filling_are_bounded(census, filler):
    refused = census.refusal(census.message(filler + census.child()))
    assert refused.issues[0].rule in ("xml_limits", "child_too_large")


def test_entities_that_expand_each_other_are_refused(census):
    layers = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, 10))
    bomb = f"<!DOCTYPE Message [<!ENTITY e0 'e'>{layers}]><Message a='&e9;'><Child>&e9;</Child></Message>"
    assert census.refusal(bomb).issues[0].rule in ("xml_limits", "xml_doctype")


def test_a_file_of_nothing_but_mistakes_is_refused(census, monkeypatch):
    monkeypatch.setattr(noticed, "MOST_SET_APART", 10)
    refused = census.refusal(census.collection(census.child(), *["<Child/>"] * 11))
    assert refused.issues[0].rule == "too_many_mistakes"
    assert refused.issues[0].sentence == "More than 10 rows have no child or no date."
    monkeypatch.setattr(noticed, "MOST_FLAGGED", 3)
    wrong = census.details("<ReferralSource>ZZ</ReferralSource>")
    refused = census.refusal(census.collection(*(census.child(f"CH{each}", wrong) for each in range(4))))
    assert refused.issues[0].sentence == "More than 3 values cannot be believed."


def test_a_file_cut_short_late_is_refused_with_its_line(census):
    content = many(census, 300)
    cut = content[: len(content) // 2]
    refused = census.refusal(cut)
    assert refused.issues[0].rule in ("xml_cut_short", "xml_malformed")
    assert refused.issues[0].row == cut.count("\n") + 1
