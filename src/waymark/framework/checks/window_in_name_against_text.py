"""A name that states one window (rolling 12 months) and a text that states another (year to date)."""

from collections.abc import Iterator

from waymark.domain.issue import Issue, Level
from waymark.framework.loaded import LoadedFramework
from waymark.framework.spoken_windows import agree, windows_in, windows_in_name


def check(framework: LoadedFramework) -> Iterator[Issue]:
    """A text that states the name's window too may state others: what stands now, of what happened in the year."""
    for one in framework.described:
        for wording in one.wordings:
            named = windows_in_name(wording.name)
            if wording is one.wordings[0]:
                named |= windows_in_name(one.short_name)
            defined = windows_in(wording.text)
            if not named or not defined or any(agree(a, b) for a in named for b in defined):
                continue
            name, text = next(iter(named.values())), next(iter(defined.values()))
            yield framework.issue(
                "window_in_name_against_text",
                one.subject,
                wording.text_path,
                f"The name of {one.stem} says '{name}', and its definition '{text}'.",
                "Say one window in both, the one that is computed.",
                value=text,
                level=Level.WARNING,
            )
