"""A band is the range round a target that counts as on it: the right way round, holding the target, only for T."""

from collections.abc import Iterator

from waymark.domain.indicator import Indicator
from waymark.domain.issue import Issue
from waymark.domain.polarity import Polarity
from waymark.domain.rounding import exact
from waymark.domain.target import Target
from waymark.framework.loaded import LoadedFramework, target_issue


def check(framework: LoadedFramework) -> Iterator[Issue]:
    for row, indicator in framework.targets_with_indicator():
        yield from of_row(row, indicator)


def of_row(row: Target, indicator: Indicator) -> Iterator[Issue]:
    band = row.band
    if band is None:
        return
    edges = f"from {exact(band.low)} to {exact(band.high)}"
    if indicator.polarity is not Polarity.TARGET:
        said = f"The row has a band, but for {indicator.code} it is: {indicator.polarity.phrase}."
        hint = "Leave the band out, or set the polarity to T."
    elif band.low > band.high:
        said = f"The band {edges} is the wrong way round."
        hint = "Exchange band_low and band_high."
    elif row.target is not None and row.target not in band:
        said = f"The band {edges} does not hold the target {exact(row.target)}."
        hint = "Correct the band or the target."
    else:
        return
    yield target_issue("band_contradicts_target", row, "band_low", said, hint, value=exact(band.low))
