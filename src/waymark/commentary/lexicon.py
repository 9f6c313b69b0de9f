"""The words in which a paper moves and judges: which word is of which kind."""

import re
from enum import Enum

from waymark.commentary.phrases import spoken


class Standing(Enum):
    """Where a value stands to what it is held against."""

    ABOVE = "above"
    BELOW = "below"
    BETTER = "better than"
    WORSE = "worse than"
    MET = "at or better than"
    MISSED = "short of"
    SAME = "the same as"
    WITHIN = "at or below"


class Moving(Enum):
    """Which way a value went."""

    UP = "rose"
    DOWN = "fell"
    BETTER = "improved"
    WORSE = "worsened"
    SAME = "did not change"


# What a figure is held against, and what is done to improve it, which is no improvement.
_HELD = "(?:target|national|england|average|milestone|threshold|standard)"
_WORK = (
    "(?:hubs?|plans?|priorit|partner|boards?|service|programme|strateg|advis|journey|framework|is needed|work|"
    "actions?|activity)"
)
_NUMBER = r"(?:\d|£|an?\b|half\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)"
_STANDING: tuple[tuple[Standing, str], ...] = (
    (
        Standing.MISSED,
        r"""
        outside(?= (?:the|our|its) (?:[\w%.\u0001-]+ ){0,3}?target\b)
        f[ae]ll(?:s|ing)? (?:just |well |slightly |far |some way )?short of
        (?:fail(?:s|ed|ing)?|yet|unable|unlikely) to (?:meet|reach|achieve|hit)
        (?:narrowly )?miss(?:es|ed)\b(?! (?:bins?|collections?|appointments?|visits?|sessions?|school|education)\b)
        missing(?= (?:the|our|its) )
        off[-\s]target
        not on target
        """,
    ),
    (
        Standing.WORSE,
        r"""
        behind
        worse than
        short of
        shy of
        adrift of
        underperform(?:s|ed|ing)?
        weaker than
        poorer than
        inferior to
        (?:compares?|comparing) (?:unfavourably|poorly|badly|less (?:well|favourably))
        lag(?:s|ged|ging)?\b
        trail(?:s|ed|ing)?\b
        unfavourable (?:to|compared|against)
        """,
    ),
    (
        Standing.BETTER,
        r"""
        ahead of
        better than
        outperform(?:s|ed|ing)?
        outstrip(?:s|ped|ping)?
        beat(?:s|en|ing)?\b
        (?:compares?|comparing) (?:very |more )?(?:favourably|well)
        favourable (?:to|compared|against)
        stronger than
        superior to
        """,
    ),
    (
        Standing.ABOVE,
        r"""
        above(?! (?:expectations?|board)\b)
        higher than
        greater than
        exceed(?:s|ed|ing)?
        surpass(?:es|ed|ing)?
        in excess of
        larger than
        wider than
        bigger than
        more than(?= the [£\d])
        (?:over|more than)(?= (?:the|our|its|both|this|that|last|\w+['’]s?)?\s*(?:[\w/%.\u0001-]+ ){0,4}?{HELD}\b)
        """,
    ),
    (
        Standing.BELOW,
        r"""
        below(?! (?:shows?|sets|table|chart|the table))
        inside(?= (?:the|our|its|\w+['’]s?) (?:[\w/%.\u0001-]+ ){0,3}?target)
        lower than
        fewer than
        less than
        smaller than
        narrower than
        beneath
        under(?= (?:the|our|its|both|this)?\s*(?:[\w/%.\u0001-]+ ){0,4}?{HELD}\b)
        """,
    ),
    (
        Standing.SAME,
        r"""
        in line with
        (?:exactly )?equal to
        equals
        (?:exactly )?the same as
        on a par with
        match(?:es|ed|ing)?\b
        similar to
        comparable (?:to|with)
        close to (?=(?:the|our)\s)
        level with
        identical to
        consistent with
        mirrors?\b
        """,
    ),
    (
        Standing.WITHIN,
        r"""
        within(?= (?:the|our|its|a)?\s*(?:[\w%.\u0001-]+ ){0,3}?(?:target|limit|ceiling)\b)
        """,
    ),
    (
        Standing.MET,
        r"""
        \bmet\b
        meets?\b
        meeting\b
        achiev(?:ed|es|ing)?\b
        hit(?:s|ting)?\b
        reach(?:ed|es|ing)\b
        on[-\s]target
        delivered\b
        satisf(?:ies|ied)\b
        """,
    ),
)
_MOVING: tuple[tuple[Moving, str], ...] = (
    (
        Moving.SAME,
        r"""
        unchanged
        no movement
        unaltered
        remain(?:s|ed|ing)? (?:broadly )?(?:the same|stable|static|unchanged|steady|constant|at|level|flat)
        stay(?:s|ed|ing)? (?:the same|stable|static|at|level|flat)
        held (?:steady|at|firm)
        no change
        plateaued
        levelled (?:off|out)
        (?:is|was|been) (?:static|stable|flat)
        static at
        stable at
        maintained at
        """,
    ),
    (
        Moving.BETTER,
        r"""
        (?:got|getting|did|done|fared) better\b
        (?<!un)favourably (?=from\b)
        improv(?:e|es|ed|ing)\b
        (?<!school )(?<!requires )(?<!require )(?<!requiring )(?<!for )(?<!further )improvements?\b(?! {WORK})
        better than(?= (?:in |at |for )?(?:the )?(?:last|previous|same|prior|a year))
        strengthen(?:ed|ing)\b
        recover(?:ed|ing|y)\b
        """,
    ),
    (
        Moving.WORSE,
        r"""
        worsen(?:s|ed|ing)?\b
        deteriorat(?:e|es|ed|ing|ion)\b
        (?:got|getting|did|fared) worse
        (?:unfavourably|adversely) (?=from\b)
        (?:declin(?:ed|es|ing|e)|drop|fall|dip|reduction) in (?:timeliness|performance|quality|effectiveness)
        worse than(?= (?:in |at |for )?(?:the )?(?:last|previous|same|prior|a year))
        weakened\b
        regress(?:ed|ion)\b
        """,
    ),
    (
        Moving.UP,
        r"""
        r(?:ose|ises?|isen|ising)\b
        increas(?:e|es|ed|ing)\b
        gr(?:ew|own|ows|owing|owth)\b
        climb(?:s|ed|ing)?\b
        (?:go|goes|going|gone|went|moved|crept|edged|up) up(?:wards?)?\b
        (?<![\w-])up(?= (?:from|to|by|on|slightly|sharply|significantly|again|\d|a\s))
        jump(?:s|ed|ing)?\b
        surg(?:e|ed|ing)\b
        soar(?:ed|ing)?\b
        upturn
        upward trend
        (?<!being )(?<!be )gain(?:s|ed|ing)?\b(?! (?:access|a place|employment))
        rais(?:ed|ing)\b
        went higher
        higher than(?= (?:in |at |for |the (?:figure )?(?:for )?)?(?:the )?(?:last|previous|same|prior|a year))
        """,
    ),
    (
        Moving.DOWN,
        r"""
        f(?:ell|alls?|alling|allen)\b(?! (?:short|within|into|outside|under|below|behind))
        decreas(?:e|es|ed|ing)\b
        drop(?:s|ped|ping)?\b
        declin(?:e|es|ed|ing)\b
        reduc(?:ed|es|ing|tions?|e)\b
        (?:go|goes|going|gone|went|came|come|moved|crept|edged|brought) down(?:wards?)?\b
        (?<![\w-])down(?= (?:from|to|by|on|slightly|sharply|significantly|again|\d|a\s))
        dip(?:s|ped|ping)?\b
        slip(?:s|ped|ping)?\b
        shr(?:ank|unk|inks?|inking)\b
        slid\b
        tumbl(?:ed|ing)\b
        plung(?:ed|ing)\b
        plummet(?:ed|ing)?\b
        lowered\b
        downturn
        downward trend
        cut (?=(?:from|to|by)\b)
        eased\b
        narrow(?:s|ed|ing)?\b
        lower than(?= (?:in |at |for |the (?:figure )?(?:for )?)?(?:the )?(?:last|previous|same|prior|a year))
        """,
    ),
    (
        Moving.UP,
        r"""
        widen(?:s|ed|ing)?\b
        lengthen(?:s|ed|ing)?\b
        slower\b(?! than)
        longer\b(?! term)
        """,
    ),
    (
        Moving.DOWN,
        r"""
        clos(?:ed|ing)(?= (?:slightly |further )?(?:from|to|by) (?:just |about |around |over |nearly )?{NUMBER})
        shorten(?:s|ed|ing)?\b
        quicker\b
        faster\b
        shorter\b
        """,
    ),
)


def _compiled(
    lexicon: tuple[tuple[Standing | Moving, str], ...],
) -> tuple[tuple[Standing | Moving, re.Pattern[str]], ...]:
    return tuple(
        (
            meaning,
            spoken(
                said.replace("{HELD}", _HELD).replace("{WORK}", _WORK).replace("{NUMBER}", _NUMBER),
                before=r"(?<![\w-])",
            ),
        )
        for meaning, said in lexicon
    )


STANDINGS = _compiled(_STANDING)
MOVINGS = _compiled(_MOVING)
