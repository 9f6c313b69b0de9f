"""Why an indicator has no rating, as what it has or is."""

from waymark.domain.verdict import WhyNotRated

# (of one, of several)
_WORDS = {
    WhyNotRated.NO_TARGET: ("has no target", "have no target"),
    WhyNotRated.NO_OUTTURN: ("has no figure", "have no figure"),
    WhyNotRated.SUPPRESSED: ("is hidden to protect children", "are hidden to protect children"),
    WhyNotRated.DRAFT_DEFINITION: ("has a draft definition", "have a draft definition"),
    WhyNotRated.AWAITING_BASELINE: ("awaits its baseline", "await their baseline"),
    WhyNotRated.CONTEXT_ONLY: ("is context only", "are context only"),
    WhyNotRated.NO_POLICY: ("has no policy", "have no policy"),
    WhyNotRated.NO_LAST_YEAR: ("has no figure for last year", "have no figure for last year"),
    WhyNotRated.NOT_COMPARABLE: ("does not compare with last year", "do not compare with last year"),
}
_OTHER = ("has another reason", "have other reasons")


def reason_words(why_not: str) -> tuple[str, str]:
    """(`has no target`, `have no target`) for a reason as a public verdict names it."""
    known = {why.value: words for why, words in _WORDS.items()}
    return known.get(why_not, _OTHER)
