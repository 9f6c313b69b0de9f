"""Every definition has a role that owns it, a role that checks it and a day, not past, to look at it again."""

from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.framework.loaded import LoadedFramework


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for one in framework.described:
        for path, given, hint in (
            ("owner", bool(one.owner), "Name a role, such as Head of Service; never a person."),
            ("checker", bool(one.checker), "Name a role or a team; never a person."),
            ("review_date", one.review_date is not None, "Write a date, such as 2027-03-31."),
        ):
            if not given:
                said = f"The {path.replace('_', ' ')} of {one.stem} is missing."
                yield framework.issue("owner_checker_review", one.subject, path, said, hint, level=Level.WARNING)
        if one.review_date is not None and framework.today is not None and one.review_date < framework.today:
            yield framework.issue(
                "owner_checker_review",
                one.subject,
                "review_date",
                f"The review date of {one.stem}, {one.review_date}, is past.",
                "Look at the definition again, and write the next date.",
                value=str(one.review_date),
                level=Level.WARNING,
            )
