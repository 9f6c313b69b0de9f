"""How figures are judged in a year: the rating rule and the direction method, per indicator where it differs."""

from dataclasses import dataclass, field

from waymark.domain.period import Year
from waymark.domain.rule_parameters import RuleParameters


@dataclass(frozen=True)
class Judgement:
    """The names of one rating rule and one direction method. parameters: the rule's numbers, None when it has none."""

    rating: str
    direction: str
    parameters: RuleParameters | None = None


@dataclass(frozen=True)
class Policy:
    """One file `policies/<year>.yaml`. `version` goes up when the file's meaning changes within the year."""

    year: Year
    version: str
    title: str
    default: Judgement
    by_indicator: dict[str, Judgement] = field(default_factory=dict)
    decision_ref: str = ""
    file: str = ""

    @property
    def id(self) -> str:
        return f"{self.year.label} v{self.version}"

    def judgement_for(self, code: str) -> Judgement:
        return self.by_indicator.get(code, self.default)
