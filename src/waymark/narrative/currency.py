"""How old a figure is, in words that go on after `stale:` or `awaited:`."""


def overdue(shown: str, latest: str, due: str) -> str:
    """`latest is 74.0%, 2024-25; 2025-26 should be known`."""
    return f"latest is {shown}, {latest}; {due} should be known"


def awaited(shown: str, latest: str, due: str, by: str) -> str:
    """`latest is 74.0%, 2023-24; 2024-25 is due by November 2025`."""
    return f"latest is {shown}, {latest}; {due} is due by {by}"


def standing(snapshot: str, due: str) -> str:
    """`the latest data are of September 2024; newer ones should be known for spring term 2026`."""
    return f"the latest data are of {snapshot}; newer ones should be known for {due}"
