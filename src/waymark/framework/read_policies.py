"""`policies/<year>.yaml` → policies. A year may say in one line that it carries on: `same_as: 2017-18`."""

from dataclasses import dataclass

from waymark.domain.period import Year, YearType
from waymark.domain.policy import Judgement, Policy
from waymark.framework.read_rule_parameters import read_rule_parameters, states_parameters
from waymark.written.fields import Fields
from waymark.written.findings import Findings
from waymark.written.nearest import did_you_mean


@dataclass(frozen=True)
class PolicyFile:
    """One file as read. `stem`: its name without ending, a financial year."""

    stem: str
    fields: Fields
    findings: Findings


def read_policies(files: list[PolicyFile]) -> list[Policy]:
    """The sound policies, in order of year. Adds issues to the findings of the file they belong to."""
    by_stem = {file.stem: file for file in files}
    in_order = sorted(files, key=lambda one: one.stem)
    years = {file.stem: _year(file) for file in in_order}
    chains = {file.stem: _chain(file, by_stem) for file in in_order}
    defaults = {file.stem: _default(file) for file in in_order}
    different: dict[str, dict[str, Judgement]] = {}
    for file in in_order:
        chain = chains[file.stem]
        default = None if chain is None else defaults[chain[-1].stem]
        different[file.stem] = {} if default is None else _different(file, default)
    read = []
    for file in in_order:
        year, chain = years[file.stem], chains[file.stem]
        if year is None or chain is None or not all(link.findings.sound for link in chain):
            continue
        default = defaults[chain[-1].stem]
        assert default is not None  # a sound file without same_as states it
        by_indicator: dict[str, Judgement] = {}
        for link in reversed(chain):
            by_indicator |= different[link.stem]
        read.append(_policy(year, chain, default, by_indicator))
    return read


def _default(file: PolicyFile) -> Judgement | None:
    """None when the file carries on from another, or its default is not sound."""
    stated = file.fields.group("default")
    if stated is None or not stated.sound:
        return None
    rule = stated.text("rating")
    return Judgement(rule, stated.text("direction"), read_rule_parameters(stated, rule, file.findings))


def _different(file: PolicyFile, default: Judgement) -> dict[str, Judgement]:
    """What the file itself says of single indicators. Each statement stands for itself: it replaces what an
    earlier year said of the indicator, and takes the default's rule, method and numbers where it has none."""
    read = {}
    for code, fields in file.fields.named("by_indicator").items():
        rule = fields.text("rating") or default.rating
        if rule == default.rating and not states_parameters(fields):
            parameters = default.parameters
        else:
            parameters = read_rule_parameters(fields, rule, file.findings)
        read[code] = Judgement(rule, fields.text("direction") or default.direction, parameters)
    return read


def _policy(year: Year, chain: list[PolicyFile], default: Judgement, by_indicator: dict[str, Judgement]) -> Policy:
    """`chain`: the file, the one it carries on from, and so on to the one that states a default."""
    own = chain[0].fields
    return Policy(
        year=year,
        version=own.text("version") or "1",
        title=own.text("title") or f"How figures are judged, {year.label}",
        default=default,
        by_indicator=by_indicator,
        decision_ref=own.text("decision_ref") or chain[-1].fields.text("decision_ref"),
        file=chain[0].findings.file,
    )


def _year(file: PolicyFile) -> Year | None:
    try:
        year = Year.parse(file.stem, YearType.FINANCIAL)
    except ValueError:
        year = None
    if year is None or year.label != file.stem:
        said = f"The file is named '{file.stem}', which is not a financial year."
        file.findings.add("year_unreadable", said, row=1, value=file.stem, hint="Name it such as 2017-18.yaml.")
        return None
    return year


def _chain(file: PolicyFile, by_stem: dict[str, PolicyFile]) -> list[PolicyFile] | None:
    """The files from this one to the one that states the default; None when there is no such way."""
    chain = [file]
    while chain[-1].fields.has("same_as"):
        link = chain[-1]
        wanted = link.fields.text("same_as")
        following = by_stem.get(wanted)
        if following is None:
            if link is file:
                hint = did_you_mean(wanted, [stem for stem in by_stem if stem != file.stem])
                _refuse(file, "policy_unknown", f"There is no policy '{wanted}' to carry on from.", wanted, hint)
            return None
        if following in chain:
            if following is file:
                path = " → ".join([*(one.stem for one in chain), file.stem])
                hint = "State 'default' in one of them."
                _refuse(file, "policy_circle", f"The policies carry on from each other: {path}.", wanted, hint)
            return None
        chain.append(following)
    return chain


def _refuse(file: PolicyFile, rule: str, sentence: str, value: str, hint: str) -> None:
    row = file.fields.line_of("same_as")
    file.findings.add(rule, sentence, row=row, field="same_as", value=value, hint=hint)
