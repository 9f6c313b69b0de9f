"""Every definition has a role that owns it, a role that checks it and a day on which it is looked at again."""

from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.framework.loaded import LoadedFramework


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for indicator in framework.indicators:
        for path, given, hint in (
            ("owner", bool(indicator.owner), "Name a role, such as Head of Service; never a person."),
            ("checker", bool(indicator.checker), "Name a role or a team; never a person."),
            ("review_date", indicator.review_date is not None, "Write a date, such as 2027-03-31."),
        ):
            if not given:
                subject = f"indicator {indicator.code}"
                said = f"The {path.replace('_', ' ')} of {indicator.code} is missing."
                yield framework.issue("owner_checker_review", subject, path, said, hint, level=Level.WARNING)
