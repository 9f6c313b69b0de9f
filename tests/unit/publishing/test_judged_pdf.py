"""The PDF's table of how its figures are judged: the rules it uses, and who decided."""

import re
import subprocess
from dataclasses import replace

from waymark.publishing.pdf.content import content_of, row_header_columns
from waymark.publishing.pdf.document import pdf
from waymark.publishing.pdf.judged import ON_THE_SITE


def told(table):
    return [[cell["text"] for cell in row] for row in table["rows"]]


def test_only_the_rules_that_are_used_with_who_decided(scorecard, methods):
    used = {page.name: page for page in methods.rules}
    lines = told(content_of(scorecard, methods=methods)["judged"])
    expected = [
        page.title
        for page in methods.rules
        if page.name in {row.verdict.rule for row in scorecard.rows} | {row.direction.method for row in scorecard.rows}
    ]
    assert [line[0] for line in lines] == expected
    assert lines[0] == [
        "Floor and target",
        used["floor_and_target"].paragraphs[0],
        "policy 2021-22 v1 (framework/policies/2021.yaml): decision of 2021",
    ]


def test_a_policy_of_no_verdict_and_one_without_a_decision(scorecard, methods):
    undecided = tuple(replace(policy, decision_ref="") for policy in methods.policies)
    (line, *_) = told(content_of(scorecard, methods=replace(methods, policies=undecided))["judged"])
    assert line[2] == "policy 2021-22 v1 (framework/policies/2021.yaml): no decision stated"
    (line, *_) = told(content_of(scorecard, methods=replace(methods, policies=undecided[1:]))["judged"])
    assert line[2] == "–"


def test_without_methods_there_is_no_table(scorecard, methods):
    assert content_of(scorecard)["judged"] is None
    with_it, without = (row_header_columns(content_of(scorecard, methods=given)) for given in (methods, None))
    assert len(with_it) == len(without) + 1


def test_it_stands_in_the_document_that_is_set(scorecard, methods, tmp_path, needs_tool):
    path = tmp_path / "card.pdf"
    path.write_bytes(pdf(scorecard, "document", methods))
    ran = subprocess.run([needs_tool("pdftotext"), path, "-"], capture_output=True, text=True, check=True)
    said = re.sub(r"\s+", " ", ran.stdout)
    assert "How the figures are judged" in said
    assert ON_THE_SITE in said
    assert "policy 2021-22 v1 (framework/policies/2021.yaml): decision of 2021" in said
