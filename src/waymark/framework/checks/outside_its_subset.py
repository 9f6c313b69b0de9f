"""A summary scorecard shows nothing that the scorecards behind it do not show in more detail."""

from collections.abc import Iterator

from waymark.domain.issue import Issue
from waymark.framework.loaded import LoadedFramework
from waymark.written.nearest import did_you_mean


def check(framework: LoadedFramework) -> Iterator[Issue]:
    """A file that was left out for its errors may have shown anything, so only unknown names are said then."""
    by_name = {outline.name: outline for outline in framework.scorecards}
    for outline in framework.scorecards:
        subject = f"scorecard {outline.name}"
        others = [name for name in framework.scorecard_names if name != outline.name]
        for name in outline.subset_of:
            if name not in others:
                said = f"There is no other scorecard '{name}' for this one to be a part of."
                hint = did_you_mean(name, others)
                yield framework.issue("outside_its_subset", subject, "subset_of", said, hint, value=name)
        if not outline.subset_of or any(name not in by_name for name in outline.subset_of):
            continue
        shown = {key for name in outline.subset_of for section in by_name[name].sections for key in section.indicators}
        for number, section in enumerate(outline.sections, start=1):
            for key in section.indicators:
                if key not in shown:
                    yield framework.issue(
                        "outside_its_subset",
                        subject,
                        f"sections.{number}.indicators.{key}",
                        f"{key} stands on none of the scorecards that this one is a part of.",
                        f"Put it on one of them too: {', '.join(outline.subset_of)}.",
                        value=key,
                    )
