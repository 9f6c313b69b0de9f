"""The words that say which way a value went. One phrase a line."""

from enum import Enum

from waymark.commentary.phrases import spoken


class Moving(Enum):
    """Which way a value went."""

    UP = "rose"
    DOWN = "fell"
    BETTER = "improved"
    WORSE = "worsened"
    SAME = "did not change"


# what is done to improve a figure, which is no improvement
_WORK = (
    "(?:hubs?|plans?|priorit|partner|boards?|service|programme|strateg|advis|journey|framework|is needed|work|"
    "actions?|activity)"
)
_NUMBER = r"(?:\d|£|an?\b|half\b|one\b|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)"
_GOING = r"(?:from|to|by)(?= (?:\w+ ){0,3}[\d£])"  # so that `mounted a campaign` is no movement
_EDGED = (
    "(?:edg(?:ed|ing)|nudg(?:ed|ing)|inch(?:ed|ing)|tick(?:ed|ing)|creep(?:ing)?|crept|moved|went|pushed|"
    "drift(?:ed|ing))"
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
        (?:heading|going|moving|went|gone|moved) the right way
        turned (?:a)?round\b
        in the right direction
        for the better
        in (?:a )?(?:much )?better (?:condition|shape|state|position|place)(?= than)
        better(?= than (?:it|they|that) w(?:as|ere)\b)
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
        in the wrong direction
        for the worse
        in (?:a )?(?:much )?worse (?:condition|shape|state|position|place)(?= than)
        worse(?= than (?:it|they|that) w(?:as|ere)\b)
        regress(?:ed|ion)\b
        (?:slid|slipped|gone|went|going|moved) backwards?\b
        lost ground\b
        (?:heading|going|moving|went|gone|moved) the wrong way
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
        (?:mounted|swelled|swollen|expanded|escalated|accelerated|multiplied|spiked|advanced|
            rallied)(?=,? (?:sharply |again |back )?{GOING})
        le(?:apt|aped|aping)\b
        (?:bounced|sprang|came) back(?= {GOING})
        {EDGED} (?:up(?:wards)?|higher)\b
        (?:higher|up)(?= at [\d£][\d,.]*(?:%|\u0001| (?:days|points))? ?(?:\(|than|compared|against))
        soar(?:ed|ing)?\b
        upturn
        on the (?:way up|rise|increase|up)\b
        upwards? (?:trend|path|trajectory|direction|movement|course)
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
        s(?:ank|unk|inks?|inking)\b
        tail(?:ed|ing) off\b
        dwindl(?:ed|es|ing)\b
        (?:receded|contracted|lessened|subsided|slowed|crashed|trimmed|slimmed|
            pared)(?=,? (?:sharply |again |back |down )?{GOING})
        diminish(?:ed|es|ing)?\b
        slump(?:s|ed|ing)?\b
        {EDGED} (?:down(?:wards)?|lower)\b
        (?:lower|down)(?= at [\d£][\d,.]*(?:%|\u0001| (?:days|points))? ?(?:\(|than|compared|against))
        slip(?:s|ped|ping)?\b
        shr(?:ank|unk|inks?|inking)\b
        slid\b
        tumbl(?:ed|ing)\b
        plung(?:ed|ing)\b
        plummet(?:ed|ing)?\b
        lowered\b
        downturn
        on the (?:way down|decline|wane|slide)\b
        downwards? (?:trend|path|trajectory|direction|movement|course)
        cut (?=(?:from|to|by)\b)
        eased\b
        savings?(?= of (?:[\w ]{1,12} )?[\d£])
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
_FILLED = {"{WORK}": _WORK, "{NUMBER}": _NUMBER, "{GOING}": _GOING, "{EDGED}": _EDGED}


def _filled(said: str) -> str:
    for name, pattern in _FILLED.items():
        said = said.replace(name, pattern)
    return said


MOVINGS = tuple((meaning, spoken(_filled(said), before=r"(?<![\w-])")) for meaning, said in _MOVING)
