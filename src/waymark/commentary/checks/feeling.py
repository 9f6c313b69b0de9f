"""Is a change welcomed that made things worse, or regretted that made them better?"""

from collections.abc import Iterator

from waymark.commentary.finding import Finding
from waymark.commentary.mentions import Role
from waymark.commentary.pairs import only_pair
from waymark.commentary.phrases import spoken
from waymark.commentary.reading import Reading, quote
from waymark.domain.polarity import Polarity

_FEELING = spoken(
    r"""
    (?P<glad>encouraging(?:ly)?|(?<!un)welcome|good news|positive(?:ly)?|pleas(?:ing|ingly|ed)|stronger|better|
        (?:good|strong|excellent|clear|real|steady|further|great) progress|(?:show|shows|showed|showing) progress|
        progressed|heartening|success story|reassuring(?:ly)?|healthier)
    (?P<sad>disappointing(?:ly)?|unwelcome|bad news|concerning|worrying(?:ly)?|worryingly|regrettabl[ey]|setback|
        unfortunate(?:ly)?|weaker|(?<!no )worse|alarming(?:ly)?|troubling|backward step|dispiriting)
    """,
    before=r"(?<![\w-])",
    after=r"\b(?! (?:than|outcomes?|practice|signs? of safety|about|support|places?|services?|quality|for))",
)
# What else the feeling may be about: a target, other places, the size of the change, or a contrast.
_ELSE = spoken(
    r"""
    only
    just
    but
    although
    though
    despite
    however
    while
    whilst
    yet
    slow\w*
    still
    not
    no
    less
    """,
    before=r"\b",
    after=r"\b",
)


def check(reading: Reading) -> Iterator[Finding]:
    """`went from 88% to 91%, a disappointing result` of what should be high. Only where nothing else is judged."""
    found = list(_FEELING.finditer(reading.text))
    polarity = reading.polarity
    if len(found) != 1 or polarity not in (Polarity.HIGHER, Polarity.LOWER) or _ELSE.search(reading.text):
        return
    if any(mention.role is not Role.PREVIOUS for mention in reading.mentions):
        return
    if any(said.meaning.name in ("BETTER", "WORSE") for said in reading.movements):
        return
    pair = only_pair(reading)
    if pair is None or pair[0].figure.value == pair[1].figure.value:
        return
    before, now = pair
    better = (now.figure.value > before.figure.value) is (polarity is Polarity.HIGHER)
    if better is bool(found[0]["glad"]):
        return
    which = "higher" if polarity is Polarity.HIGHER else "lower"
    yield Finding(
        "movement",
        quote(reading, [found[0].span(), (before.start, before.end), (now.start, now.end)]),
        found[0].group(),
        f"{before.figure.text} to {now.figure.text} is {'better' if better else 'worse'}, as {which} is better",
        "Correct the word or the figures.",
    )
