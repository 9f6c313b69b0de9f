"""What looks like a figure and is none is covered up, keeping its place.

So `16-17 year olds`, `Key Stage 2`, `2016/17`, `within 20 weeks` and `per 10,000` are never read as figures.
"""

import re

from waymark.commentary.numerals import NUMBER, WORD

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
_SMALL = r"(?<![,\d])\d{1,3}(?:\.\d+)?"
_SPAN = r"(?:\s*(?:-|–|—|to|and|or)\s*)"
# What is no figure, in the order in which it is covered up.
_NOT_FIGURES = (
    # dates and years
    r"\b\d{4}-\d{2}-\d{2}\b",
    r"\b\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})\b",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?\s+{_MONTH}\b\.?(?:,?\s+(?:19|20)\d\d\b)?",
    rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d\b",
    rf"\b{_MONTH}\.?\s+(?:19|20)\d\d(?:[-/–]\d\d)?\b",
    r"\b(?:19|20)\d\d\s?[-/–]\s?(?:(?:19|20)\d\d|\d\d)\b(?!\d|%|\.\d)",
    r"\b\d\d/\d\d\b",
    r"\b(?:Spring|Summer|Autumn|Winter)\s+(?:Term\s+)?(?:19|20)\d\d\b",
    # a year that stands as one: after a preposition or before a word that a year goes with
    (
        r"(?i:\b(?:in|since|during|until|till|by|before|after|of|for|year|years|and|from|to|between|than|at|june|"
        r"q[1-4])\s+)\K(?:19|20)\d\d\b(?![,.]?\d|\s*%|\s+(?:per\s?cent|pupils|children|young|schools|cases|referrals|"
        r"families|people|places|notifications|assessments|plans|episodes|days|contacts))"
    ),
    (
        r"\b(?:19|20)\d\d\b(?=\s+(?:academic|financial|calendar|school|data|cohort|figures?|results?|targets?|outturn|"
        r"census|levels?|baseline|release|intake|national|publication|position|performance|provisional|final)\b)"
    ),
    r"(?<=\()(?:19|20)\d\d\b(?=\))",
    # names that hold a number
    (
        r"(?i:\b(?:Key\s+Stage|KS|Attainment|Progress|Year|Years|Yr|Band|Tier|Level|Section|Quarter|Qtr|Q|Page|Pages|p|pp|"
        r"Paragraph|Para|Appendix|Annex|List|Phase|Grade|Grades|Table|Figure|Chart|Item|Part|Week|Ward|Area|Group|Version|"
        r"Stage|Priority|Category|RC|Step|Steps|Class|Form|Wave|Round|Schedule|Chapter|"
        r"Point)\s?(?:(?<=uarter\s)[1-9]\b|(?<!uarter\s)(?<!ear\s)\d+(?:\.\d+)*|(?<=ear\s)\d{1,2}(?![\d.]*\.\d))[a-z]?(?:\s*(?:-|–|to)\s*\d{1,2}[a-z]?(?!\d))?|(?:Years|Levels|Pages|Quarters|Grades|"
        r"Sections|Tables|Stages|Steps|Phases|Tiers|Bands)\s+\d{1,2}(?:\s*(?:,|and|or|&)\s*\d{1,2})+)\b(?!\s*%|,\d|"
        r"\.\d)(?=[\s,.;:)('’-]|$)"
    ),
    r"\b[A-Z]{2,6}[- ]?\d{1,3}[a-zA-Z]?(?:\s?-\s?[A-Z])?\b(?!%)",
    r"\b(?:A-Level|GCSE|BTEC)s?\s+(?:9-[45]|A\*?-[A-G]|[A-G]-\w)\b",
    r"\b[1-9]\s?[-–]\s?[1-9]\s+(?:in|grades?|GCSEs?)\b",
    # ages
    (
        rf"\b(?:{NUMBER}|{WORD}){_SPAN}(?:{NUMBER}|{WORD})[- ]?(?:years?[- ]olds?|year[- ]olds?|years?\s+of\s+age|"
        rf"yrs?|population|age\s+group|age\s+range)\b"
    ),
    rf"\b(?:{NUMBER}|{WORD})[- ]?(?:years?|yr)[- ]olds?\b",
    r"\b(?:0|5|10|16|17|18|19|2)\s?[-–]\s?(?:4|5|15|16|17|18|19|24|25)s?\b(?!\s*%)",
    (
        rf"(?i:\bage[ds]?\s+(?:of\s+)?(?:between\s+|under\s+|"
        rf"over\s+)?)(?:{NUMBER}|{WORD})(?:{_SPAN}(?:{NUMBER}|{WORD}))*\b"
    ),
    (
        r"\b(?:under|over)-(?:5|16|18|19|21|25|five|eighteen)s?\b(?!\s*%)|\b(?:under|over)\s(?:5|16|18|19|21|25)s\b|"
        r"\baged\s+(?:under|over)\s+\d+\b"
    ),
    rf"\b(?:{NUMBER}|{WORD})\+(?!\w)",
    rf"\b(?:{WORD})\s+(?:to|or)\s+(?:{WORD}|more|fewer)\b(?!\s*(?:%|per\s?cent))|\b\d{{1,2}}\s+or\s+(?:more|fewer)\b",
    # rates and thresholds
    r"\b(?:per|(?:for|in|of)\s+every)\s+(?:1,000|10,000|100,000|1000|10000|100000|100|thousand|ten thousand|hundred)\b",
    (
        rf"(?i:\b(?:at least|more than|over|above)?\s*)(?:{NUMBER})\s?%\s+(?:or more|threshold|absence threshold|"
        rf"or greater)\b"
    ),
    r"\b(?:lower|the|a|an)?\s?10%\s+(?:threshold|absence)\b",
    r"\b24[- /](?:hours?|7)\b",
    # a score's top
    r"(?<=\.\d\s)out\s+of\s+(?:10|5|ten|five)\b",
    # times of the clock, money, telephone, versions
    r"\b\d{1,2}[:.]\d{2}\s?(?:am|pm)\b",
    r"\b\d{1,2}(?:am|pm)\b",
    r"\b(?:30|15)\s+[Hh]ours\b",
    r"\b\d+(?:st|nd|rd|th)\b",
)
_DURATION = re.compile(
    rf"\b(?:{_SMALL}|{WORD})(?:{_SPAN}(?:{_SMALL}|{WORD}))?[- ](?:(?:consecutive|working|calendar|school|full|"
    rf"or\s+more|rolling|full)[- ])?"
    r"(?:month|months|week|weeks|years?|hours?|terms?|quarters?|minutes?|decades?)(?:['’]s?)?\b(?![- ]old)",
    re.IGNORECASE,
)
_DAYS_AS_LIMIT = re.compile(
    rf"\b(?:within|in|inside)\s+(?:the\s+)?(?:first\s+)?(?:statutory\s+)?(?:{NUMBER}|{WORD})[- ](?:(?:working|"
    rf"calendar|school)[- ])?(?:days?|seconds?)\b(?=\s+(?:of|from|after|before|since|limit|timescale|standard|for)|"
    r"[.,;)]|$|\s)|"
    rf"\b(?:{NUMBER}|{WORD})[- ](?:working|school)[- ]?days?\b|\b(?:{NUMBER}|{WORD})-day\b|"
    rf"\b(?:{NUMBER}|{WORD})\s+days?\s+(?:after|following|post)\s+(?!last\b|the\s+(?:previous|target))(?=[a-z])",
    re.IGNORECASE,
)
COVER = "\u0001"


def cover(text: str) -> str:
    """The text with each thing that is no figure replaced by as many marks."""
    for pattern in _COVERED:
        text = pattern.sub(_marks, text)
    text = _DAYS_AS_LIMIT.sub(_marks, text)
    return _DURATION.sub(_marks, text)


def _marks(found: re.Match[str]) -> str:
    kept = found.groupdict().get("kept") or ""
    return kept + COVER * (len(found.group()) - len(kept))


def _compiled(pattern: str) -> re.Pattern[str]:
    """`\\K` parts what must go before from what is covered, which the standard library cannot say."""
    if r"\K" in pattern:
        before, after = pattern.split(r"\K")
        return re.compile(f"(?P<kept>{before}){after}")
    return re.compile(pattern, 0 if "[A-Z]" in pattern else re.IGNORECASE)


_COVERED = tuple(map(_compiled, _NOT_FIGURES))
