"""What the pages about how figures are judged show: the document, and the release that they stand in."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from waymark.publishing.site.views import WholeRelease
from waymark.scorecards.how_we_judge import Family, HowWeJudge, Named, PolicyTold, RulePage


@dataclass(frozen=True)
class MethodsView(WholeRelease):
    """The overview for any reader, with the list of rules and who decided them."""

    told: HowWeJudge

    @property
    def families(self) -> tuple[tuple[Family, tuple[RulePage, ...]], ...]:
        """The pages of each family, in order; a family without any is left out."""
        found = ((family, tuple(page for page in self.told.rules if page.family is family)) for family in Family)
        return tuple((family, pages) for family, pages in found if pages)

    @cached_property
    def indicator_keys(self) -> Mapping[str, str]:
        """The page of each indicator shown, by its row's key: the principal area's where it is shown there."""
        found: dict[str, str] = {}
        for card in sorted(self.cards, key=lambda card: card.district):
            for row in card.scorecard.rows:
                found.setdefault(row.key, card.indicator_key(row.key))
        return found

    @property
    def current(self) -> PolicyTold | None:
        """The policy behind most of the release's verdicts; None where none is told."""
        counted = Counter(row.verdict.policy for row in self.scorecard.rows if row.verdict.policy)
        most = next((policy for policy, _ in counted.most_common(1)), "")
        return next((policy for policy in self.told.policies if policy.id == most), None)

    def titles(self, names: Sequence[str]) -> tuple[tuple[str, str], ...]:
        """(name, title) of pages, in the order asked."""
        return tuple((name, self.told.rule(name).title) for name in names)

    def title(self, name: str) -> str:
        return self.told.rule(name).title

    def by_rule(self, named: Iterable[Named]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """(rule, codes) with all its indicators together, whatever their settings; no codes for the default."""
        found: dict[str, list[str]] = {}
        for one in named:
            found.setdefault(one.rule, []).extend(one.codes)
        return tuple((rule, tuple(codes)) for rule, codes in found.items())


@dataclass(frozen=True)
class RuleView(MethodsView):
    """One rule, method or calculation on its own page."""

    page: RulePage

    @property
    def named_by(self) -> tuple[tuple[PolicyTold, tuple[str, ...]], ...]:
        """Each policy that names the rule, with the indicators it names it for in words."""
        return tuple((policy, self.named(policy)) for policy in self.page.policies)

    def named(self, policy: PolicyTold) -> tuple[str, ...]:
        """`every indicator without a rule of its own`; `SCS42: green up to 2 below …`; none where it is not named."""
        said = []
        for named in policy.naming(self.page.names):
            also = "" if named.rule == self.page.name else f" (by the method {self.told.rule(named.rule).in_text})"
            who = ", ".join(named.codes) or "every indicator without a rule of its own"
            said.append(f"{who}{f': {named.settings}' if named.settings else ''}{also}")
        return tuple(said)
