"""How the figures of a PDF are judged: each rule and method that it uses, in its own words, and who decided so."""

from collections.abc import Iterable

from waymark.publishing.pdf.cells import Json, table, text
from waymark.scorecards.document import Scorecard
from waymark.scorecards.how_we_judge import HowWeJudge, PolicyTold, RulePage

ON_THE_SITE = "Worked examples of each, and every other rule and policy, stand on the site's page How we judge."


def judged(scorecard: Scorecard, methods: HowWeJudge | None) -> Json | None:
    """None where nothing is told of the rules."""
    if methods is None:
        return None
    rules = dict.fromkeys(row.verdict.rule for row in scorecard.rows)
    directions = dict.fromkeys(row.direction.method for row in scorecard.rows)
    policies = [policy for policy in methods.policies if policy.id in {row.verdict.policy for row in scorecard.rows}]
    used = [page for page in methods.rules if page.name in rules or page.name in directions]
    return table(
        headings=("Rule or method", "What it does", "Who decided"),
        widths=("2fr", "6fr", "6fr"),
        numerals=(),
        rows=[
            (
                text(page.title, [page.family.value], strong=True),
                text(page.paragraphs[0]),
                text("; ".join(_decided(page, policies)) or "–"),
            )
            for page in used
        ],
    )


def _decided(page: RulePage, policies: Iterable[PolicyTold]) -> Iterable[str]:
    """`policy 2021-22 v1 (policies/2021-22.yaml): agreed by the cabinet on …`, where a policy names the rule."""
    for policy in policies:
        if policy.naming(page.names):
            yield f"policy {policy.id} ({policy.file}): {policy.decision_ref or 'no decision stated'}"
