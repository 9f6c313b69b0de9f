"""What an indicator is compared with must be declared by one publication, and by one only."""

from collections.abc import Iterator

from waymark.domain.issue import Issue
from waymark.domain.measure import External
from waymark.framework.loaded import LoadedFramework
from waymark.written.nearest import did_you_mean


def check(framework: LoadedFramework) -> Iterator[Issue]:
    yield from _declared_twice(framework)
    if framework.publications_damaged:
        return  # a series that is not found may stand in the file that was left out
    # a value that comes as an extract is declared by the measure that takes it
    measures = [
        measure for one in framework.indicators for measure in (one.measure, *(r.measure for r in one.readings))
    ]
    known = {series.id for publication in framework.publications for series in publication.series}
    known |= {measure.series for measure in measures if isinstance(measure, External)}
    for indicator in framework.indicators:
        stated = [("comparators.series", indicator.compared)]
        stated += [
            (f"readings.{number}.comparators.series", reading.compared)
            for number, reading in enumerate(indicator.readings, start=1)
        ]
        for path, compared in stated:
            if compared is not None and compared.series not in known:
                said = f"No publication has a series '{compared.series}'."
                hint = did_you_mean(compared.series, sorted(known)) or "Declare it in a file of published/."
                subject = f"indicator {indicator.code}"
                yield framework.issue("unknown_series", subject, path, said, hint, value=compared.series)


def _declared_twice(framework: LoadedFramework) -> Iterator[Issue]:
    owner: dict[str, str] = {}
    for publication in framework.publications:
        for number, series in enumerate(publication.series, start=1):
            if series.id in owner:
                said = f"The series '{series.id}' is declared in published/{owner[series.id]}.yaml already."
                subject, path = f"publication {publication.id}", f"series.{number}.id"
                yield framework.issue("series_repeated", subject, path, said, "Rename one of them.", value=series.id)
            owner.setdefault(series.id, publication.id)
