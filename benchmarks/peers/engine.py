"""Waymark itself, through the contract that every command uses."""

from benchmarks.cases import request
from benchmarks.question import Answers, Question
from waymark.measures.engines.registry import DEFAULT, ENGINES


def answer(question: Question) -> Answers:
    requests = [request(case) for case in question.cases]
    return ENGINES[DEFAULT].compute(requests, question.tables, question.tree, question.months)
