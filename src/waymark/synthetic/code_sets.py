"""Codes that a return writes differently from one year's code set to the next.

Histories hold the newest codes. `year_end` is the calendar year in which the financial year ends: 2025 is 2024-25.
"""

_SEX_BEFORE_2025 = {"M": "1", "F": "2", "U": "0"}
_GUARDIANSHIP_BEFORE_2019 = {"E45": "E43", "E46": "E43", "E47": "E44", "E48": "E44"}
_ACTIVITY_BEFORE_2022 = {"F4": "F3", "F5": "F3", "P4": "P3", "P5": "P3"}


def sex(code: str, year_end: int) -> str:
    return code if year_end >= 2025 else _SEX_BEFORE_2025[code]


def sex_element(year_end: int) -> str:
    """The CIN census renamed the field with the codes."""
    return "Sex" if year_end >= 2025 else "GenderCurrent"


def placement(code: str, year_end: int) -> str:
    """Supported accommodation was semi-independent living (H5) before it was inspected."""
    return "H5" if code == "K3" and year_end < 2025 else code


def reason_ceased(code: str, year_end: int) -> str:
    return _GUARDIANSHIP_BEFORE_2019.get(code, code) if year_end < 2019 else code


def activity(code: str, year_end: int) -> str:
    """Training was one code; apprenticeships and other training are two since 2022."""
    return _ACTIVITY_BEFORE_2022.get(code, code) if year_end < 2022 else code


def has_plan_dates(year_end: int) -> bool:
    """Child in need plans joined the CIN census in 2022."""
    return year_end >= 2022


def closure_reason(code: str, year_end: int) -> str:
    """Closed after assessment and referred to early help (RC9) was closed after assessment until 2023."""
    return "RC8" if code == "RC9" and year_end < 2023 else code
