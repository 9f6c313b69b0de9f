"""`policies/<year>.yaml` → policies. A year may say in one line that it carries on: `same_as: 2017-18`."""

from dataclasses import dataclass

from waymark.domain.period import Year, YearType
from waymark.domain.policy import Judgement, Policy
from waymark.framework.fields import Fields
from waymark.framework.findings import Findings
from waymark.framework.nearest import did_you_mean


@dataclass(frozen=True)
class PolicyFile:
    """One file as read. `stem`: its name without ending, a financial year."""

    stem: str
    fields: Fields
    findings: Findings


def read_policies(files: list[PolicyFile]) -> list[Policy]:
    """The sound policies, in order of year. Adds issues to the findings of the file they belong to."""
    by_stem = {file.stem: file for file in files}
    read = []
    for file in sorted(files, key=lambda one: one.stem):
        year = _year(file)
        chain = _chain(file, by_stem)
        if year is None or chain is None or not all(link.findings.sound for link in chain):
            continue
        read.append(_policy(year, chain))
    return read


def _policy(year: Year, chain: list[PolicyFile]) -> Policy:
    """`chain`: the file, the one it carries on from, and so on to the one that states a default."""
    own = chain[0].fields
    stated = chain[-1].fields.group("default")
    assert stated is not None  # a sound file without same_as states it
    default = Judgement(stated.text("rating"), stated.text("direction"))
    by_indicator: dict[str, Judgement] = {}
    for link in reversed(chain):
        for code, fields in link.fields.named("by_indicator").items():
            by_indicator[code] = Judgement(
                fields.text("rating") or default.rating, fields.text("direction") or default.direction
            )
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
