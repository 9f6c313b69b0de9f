"""The words beside a figure that say what it is to the sentence: a difference, a figure before, a comparator."""

import re

from waymark.commentary.phrases import spoken

FILL = (
    r"(?:\s|[(:,\u0001]|[-–](?!\d)|of|is|was|were|are|being|which|that|at|set|stands|stood|the|a|an|for|now|currently|"
    r"this|year|our|its|their|annual|local|in|it|they|we|had|no|more|than|least|less|fewer|standing|period|quarter|same|"
    r"both|all|pupils|children|average|mean|figure|figures|rate|gap|level|value|performance|position|score|percentage|"
    r"result|outturn|around|about|approximately|just|over|under|nearly|almost|only|remains|remained|agreed|"
    r"revised|stretch(?:ing)?|new|end|been|has|'s|’s)*"
)


_SHORT_WORD = (
    r"(?:(?!(?:requir\w*|is|was|are|were|be|been|and|or|which|has|have|had|but|stands?|remains?|now|still|well|just|"
    r"slightly|in|at|for|so|to|this|a|an|the)\b)[a-z]+ )?"
)
DIFFERENCE_AFTER = spoken(
    r"""
    (?:more|fewer|less|higher|lower|greater|better|worse|wider|narrower|bigger|smaller) than
    (?:fewer|more|less)\s*(?=[,.;)]|$)
    (?:fewer|more|less) (?:[a-z]+ ){1,5}than
    within(?= (?:the|our|its|\w+['’]s?) (?:\S+ ){0,3}?(?:target|limit))
    above
    below
    short
    shy
    ahead
    behind
    adrift
    away from
    off
    (?:over|under) (?:(?:the|our|its|\w+['’]s?) (?:[\w.%\u0001-]+ ){0,3})?
        (?:target|limit|ceiling|cap|average|national|plan|budget)
    outside
    inside
    better
    worse
    higher
    lower
    increase
    rise
    fall
    drop
    decrease
    reduction
    improvement
    decline
    gain
    growth
    jump
    dip
    deterioration
    swing
    uplift
    hike
    up\b
    down\b
    gap\b
    difference
    """,
    before=rf"\s*{_SHORT_WORD}(?:points? )?",
    after=r"\b(?!-[a-z])",
)
_CHANGE = (
    "(?:increase|rise|fall|drop|decrease|reduction|improvement|decline|gain|growth|jump|dip|deterioration|difference|"
    "margin|uplift|shortfall)"
)
_CHANGED = (
    "(?:gained|lost|added|shed|dropped|fell|rose|increased|decreased|improved|declined|slipped|grew|jumped|climbed|"
    "risen|fallen|grown|shrunk)"
)
_ROUGHLY = "(?:around|about|just|over|under|nearly|almost|approximately)"
DIFFERENCE_BEFORE = spoken(
    rf"""
    by
    savings? of
    {_CHANGE} (?:of|was|is)
    (?:gap|change) of
    {_CHANGED}(?= (?:(?:a|around|about|nearly|almost|just|over) )*$)
    up
    down
    minus
    """,
    before=r"\b",
    after=rf" (?:(?:a|an|some) )?(?:(?:{_ROUGHLY}|only|more than|further|another) )*$",
)
FROM = spoken(
    r"""
    from
    previously
    formerly
    used to be
    had been
    having been
    (?:increase|rise|decrease|fall|drop|reduction|improvement|decline|growth|advance|up|down) on
    (?:the|an) earlier
    the (?:former|previous|prior|preceding)
    (?:the (?:previous|prior) |last )(?:year|month|quarter|term)[’']s
    than the
    """,
    before=r"\b",
    after=(rf" (?:a (?:baseline|low|high|peak|rate|level|figure|position) of |(?:the|an?|{_ROUGHLY}) )*$"),
)
COMPARED = spoken(
    r"""
    compared? (?:to|with)
    comparing with
    in comparison (?:to|with)
    against
    versus
    vs\.?
    as opposed to
    rather than
    """,
    before=r"\b",
    after=r"\s+(?:(?:the|a|an|around|about|just|over|under|nearly)\s+)*$",
)
TO = spoken(
    r"""
    (?:to|at|is|was|are|were)
    (?:reached|reaching)
    (?:stands?|stood) at
    (?:now|currently|of)
    """,
    before=r"\b",
    after=(rf" (?:a (?:level|rate|total|figure) of |(?:the|{_ROUGHLY}|only|currently|now|still|at) )*$"),
)
OF_WHAT = re.compile(
    r"(?:\s+(?:figure|average|rate))?\s+(?:for|of)\s+(?!\d)[^,;:()]{3,70}?"
    r"(?:,|\bis|\bwas|\bstands\s+at|\bremains)\s*(?:at\s+)?",
    re.IGNORECASE,
)
OF_PERIOD = re.compile(
    r"\b(?:on|than|with|to|from|against)\s+(?:the\s+)?\u0001+\s*(?:\w+\s+){0,2}?(?:figure|outturn|result|position|baseline|rate|level)?\s*(?:of|at|was|\()\s*$",
    re.IGNORECASE,
)
PERIOD_AFTER = re.compile(
    r"\s*(?:\([^()]*\)\s*)?(?:achieved\s+|recorded\s+|reported\s+|seen\s+)?(?:in|for|at|during|as\s+at|by|last|at\s+the\s+end\s+of)?\s*\u0001"
)


# `below target at 92%`, `lag behind England, at 55%`: the figure is the value's own
STOOD = spoken(
    r"""
    above
    below
    behind
    ahead of
    short of
    under
    over
    exceeds?
    exceeded
    exceeding
    miss(?:es|ed|ing)?
    off
    outperform(?:s|ed|ing)?
    beat(?:s|ing)?
    trail(?:s|ed|ing)?
    lag(?:s|ged|ging)?
    than
    """,
    before=r"\b",
    after=r"\s+(?:the |our |its )?(?:[\d.,]+\s?(?:%|per cent)? )?$",
)
