"""The numbers that a policy gives its rating rule: those the rule needs, no others, and none against another."""

from collections.abc import Sequence
from fractions import Fraction

from waymark.domain.rounding import exact
from waymark.domain.rule_names import RATING_RULES
from waymark.domain.rule_parameters import (
    ExpectedFromHistory,
    ExpectedRange,
    NearBands,
    RuleParameters,
    Tolerance,
    ToleranceIn,
)
from waymark.written.fields import Fields
from waymark.written.findings import Findings

_TOLERANCE = ("tolerance", "tolerance_in")
_BANDS = ("inner_below", "inner_above", "outer_below", "outer_above")
_RANGE = ("expected_low", "expected_high")
_KEYS = {
    "tolerance": _TOLERANCE,
    "tolerance_and_trend": _TOLERANCE,
    "near_target": _BANDS,
    "activity_band": (*_RANGE, "expected"),
}
PARAMETERS = (*_TOLERANCE, *_BANDS, *_RANGE, "expected")


def states_parameters(fields: Fields) -> bool:
    return any(fields.has(name) for name in PARAMETERS)


def read_rule_parameters(fields: Fields, rule: str, findings: Findings) -> RuleParameters | None:
    """The parameters of `rule`, None when it takes none or an issue was added. A rule that does not exist is left
    for a check to report."""
    if rule not in RATING_RULES or not fields.sound:
        return None
    before = len(findings.issues)
    taken = _KEYS.get(rule, ())
    for name in PARAMETERS:
        if fields.has(name) and name not in taken:
            takes = f"{rule} takes {_listed(taken)}." if taken else f"{rule} takes no numbers."
            hint = f"{takes} {_who_takes(name)}"
            _add(findings, fields, "parameter_unwanted", name, f"The rule {rule} has no '{name}'.", hint)
    read: RuleParameters | None = None
    if taken == _TOLERANCE:
        read = _tolerance(fields, rule, findings)
    elif taken == _BANDS:
        read = _bands(fields, rule, findings)
    elif taken:
        read = _expected(fields, rule, findings)
    return read if len(findings.issues) == before else None


def _tolerance(fields: Fields, rule: str, findings: Findings) -> Tolerance | None:
    if not _all_there(fields, rule, _TOLERANCE, findings):
        return None
    amount = _number(fields, "tolerance")
    if amount < 0:
        _below_nothing(fields, "tolerance", amount, findings)
        return None
    return Tolerance(amount, ToleranceIn(fields.text("tolerance_in")))


def _bands(fields: Fields, rule: str, findings: Findings) -> NearBands | None:
    if not _all_there(fields, rule, _BANDS, findings):
        return None
    distances = {name: _number(fields, name) for name in _BANDS}
    negative = [name for name, distance in distances.items() if distance < 0]
    for name in negative:
        _below_nothing(fields, name, distances[name], findings)
    narrow = [side for side in ("below", "above") if distances[f"outer_{side}"] < distances[f"inner_{side}"]]
    for side in narrow if not negative else ():
        inner, outer = exact(distances[f"inner_{side}"]), exact(distances[f"outer_{side}"])
        said = f"The outer band reaches {outer} {side} the target, the inner band {inner}: the outer one is narrower."
        hint = "Give the outer band at least the distance of the inner one."
        _add(findings, fields, "parameter_contradiction", f"outer_{side}", said, hint, outer)
    return None if negative or narrow else NearBands(*distances.values())


def _expected(fields: Fields, rule: str, findings: Findings) -> ExpectedRange | ExpectedFromHistory | None:
    given = [name for name in _RANGE if fields.has(name)]
    if fields.has("expected"):
        for name in given:
            said = f"'{name}' cannot stand beside 'expected: history'."
            _add(findings, fields, "parameter_contradiction", name, said, "Keep the one or the other.")
        return None if given else ExpectedFromHistory()
    if not given:
        said = f"The rule {rule} needs an expected range; the policy gives none."
        hint = "Add expected_low and expected_high, or expected: history."
        _add(findings, fields, "parameter_missing", "rating", said, hint)
        return None
    if not _all_there(fields, rule, _RANGE, findings):
        return None
    low, high = (_number(fields, name) for name in _RANGE)
    if low > high:
        said = f"The expected range from {exact(low)} to {exact(high)} is the wrong way round."
        hint = "Exchange expected_low and expected_high."
        _add(findings, fields, "parameter_contradiction", "expected_low", said, hint, exact(low))
        return None
    return ExpectedRange(low, high)


def _all_there(fields: Fields, rule: str, names: Sequence[str], findings: Findings) -> bool:
    """Whether every key stands; one issue, at the rule, names all that do not."""
    missing = [name for name in names if not fields.has(name)]
    if not missing:
        return True
    keys = {key.name: key for key in fields.shape.keys}
    meaning = "; ".join(f"{name}: {keys[name].meaning}" for name in missing)
    said = f"The rule {rule} needs {_listed(missing)}; the policy gives none."
    _add(findings, fields, "parameter_missing", "rating", said, f"Add {meaning}.")
    return False


def _below_nothing(fields: Fields, name: str, number: Fraction, findings: Findings) -> None:
    said = f"'{name}' is {exact(number)}; it cannot be less than 0."
    hint = "Write how far from the target, as a number from 0 up."
    _add(findings, fields, "parameter_contradiction", name, said, hint, exact(number))


def _add(findings: Findings, fields: Fields, rule: str, name: str, sentence: str, hint: str, value: str = "") -> None:
    row, path = fields.line_of(name), fields.path_of(name)
    findings.add(rule, sentence, row=row, field=path, value=value, hint=hint)


def _number(fields: Fields, name: str) -> Fraction:
    number = fields.number(name)
    assert number is not None  # a sound group that has the key has its number
    return number


def _who_takes(name: str) -> str:
    rules = [rule for rule, taken in _KEYS.items() if name in taken]
    return f"Take '{name}' out, or rate by {' or '.join(rules)}."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
