"""Which way is better, by the words of the statement alone: for what is measured but stands in no dictionary."""

from waymark.commentary.phrases import spoken
from waymark.domain.polarity import Polarity

_LOWER = spoken(
    r"""
    absen
    exclu
    \bneets?\b
    offend
    re-?referr
    missed
    complain
    waiting
    vacanc
    turnover
    sickness
    arrears
    \bcrimes?\b
    accident
    delay
    overdue
    unemploy
    abandon
    attainment gap
    \berrors?\b
    incident
    injur
    deaths?\b
    smok
    obes
    debt
    homeless
    temporary accommodation
    fly-?tip
    defect
    \bfail
    drop-?out
    not known
    backlog
    unfilled
    days (?:to|between|from)
    late\s
    burglar
    """,
)
_HIGHER = spoken(
    r"""
    achiev
    success
    outstanding
    satisf
    complet
    on time
    in time
    within time
    \bpass(?:ed|es)?\b
    pass rate
    into work
    in (?:work|employment)
    recycl
    attend
    take-?up
    particip
    qualif
    resolved
    answered
    collected
    retention
    coverage
    vaccin
    immunis
    attainment(?! gap)
    \bgood\b
    punctual
    compliance
    occupancy
    timeliness
    """,
)


def leaning(text: str) -> Polarity | None:
    """None where the words say nothing, or both."""
    lower, higher = _LOWER.search(text), _HIGHER.search(text)
    if (lower is None) is (higher is None):
        return None
    return Polarity.LOWER if lower else Polarity.HIGHER
