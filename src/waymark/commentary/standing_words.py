"""The words that say where a value stands to what it is held against. One phrase a line."""

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


# what a figure is held against
_HELD = "(?:target|national|england|average|milestone|threshold|standard|ceiling|limit)"
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
        f[ae]ll(?:s|ing|en)? foul of
        out of reach
        not? (?:yet )?within reach
        breach(?:es|ed|ing)?\b
        on the wrong side of
        (?:came|come|comes|coming) up short
        elusive
        underperform(?:s|ed|ing)?(?= (?:at|with|by)\b)
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
        bettered\b
        clear of\b
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
        (?:overshot|overshoots?|topp(?:ed|ing)|tops|eclips(?:ed|es|ing))\b
        overt(?:ook|akes?|aken|aking)\b
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
        lower than
        fewer than
        less than
        smaller than
        narrower than
        beneath
        undersh(?:ot|oots?)\b
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
        (?:pass|clear)(?:es|ed|ing)(?= (?:[\w%.\u0001£-]+ ){0,4}?{HELD}\b)
        satisf(?:y|ies|ied)\b
        attain(?:ed|s|ing)\b
        on the (?:right|good) side of
        inside(?= (?:the|our|its|\w+['’]s?) (?:[\w/%.\u0001-]+ ){0,3}?target)
        """,
    ),
)
STANDINGS = tuple((meaning, spoken(said.replace("{HELD}", _HELD), before=r"(?<![\w-])")) for meaning, said in _STANDING)
