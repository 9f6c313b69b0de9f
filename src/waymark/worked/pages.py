"""The pages about how figures are judged, made from the worked tables, the rules' own words and a framework."""

from collections.abc import Mapping, Sequence

from waymark.domain.framework import Framework
from waymark.scorecards.how_we_judge import Example, Family, HowWeJudge, PolicyTold, RulePage
from waymark.worked.in_words import inputs_in_words
from waymark.worked.parameters import parameters_of
from waymark.worked.policies import judged_by, policies_told
from waymark.worked.properties import properties_of
from waymark.worked.subject import Subject
from waymark.worked.subjects import SUBJECTS
from waymark.worked.tables import rows_of
from waymark.worked.topics.all_topics import topics

_CHOOSES = {"spc": ("auto",), "trend_test": ("auto",), "two_points": ("auto",)}


def how_we_judge(framework: Framework, shown: Mapping[str, str]) -> HowWeJudge:
    """Everything for one release. shown: its indicators' names by key, in its order."""
    policies = policies_told(framework.policies)
    pages = tuple(rule_page(subject, policies, framework, shown) for subject in SUBJECTS)
    return HowWeJudge(topics(), pages, policies)


def rule_page(
    subject: Subject, policies: Sequence[PolicyTold], framework: Framework, shown: Mapping[str, str]
) -> RulePage:
    """One rule with every row of its table, answered anew."""
    rows = rows_of(subject.name)
    columns, inputs = inputs_in_words(rows)
    chosen = subject.family in (Family.RATING, Family.DIRECTION)
    names = (subject.name, *_CHOOSES.get(subject.name, ()))
    return RulePage(
        subject.name,
        subject.title,
        subject.family,
        subject.paragraphs,
        columns,
        tuple(
            Example(
                row["shows"],
                given,
                answer.verdict,
                answer.sentence,
                answer.rating,
                answer.arrow,
                answer.movement,
                answer.method,
            )
            for row, given in zip(rows, inputs, strict=True)
            for answer in (subject.answer(row),)
        ),
        parameters_of(subject.name),
        properties_of(subject.name),
        tuple(policy for policy in policies if policy.naming(names)) if chosen else (),
        judged_by(names, framework, shown) if chosen else (),
        subject.related,
        names[1:],
        subject.heading,
        subject.code,
        f"src/waymark/worked/spec/{subject.name}.csv",
    )
