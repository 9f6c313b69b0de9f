"""The posts of a September as the workforce census: social workers one by one, vacancies for the whole authority."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from waymark.synthetic.population import AUTHORITY
from waymark.synthetic.workforce import AGENCY, VACANT, PostState

_FIRST_CENSUS = 2017
_CASE_HOLDER, _FIRST_LINE_MANAGER = "5", "3"


def write_censuses(folder: Path, snapshots: Sequence[tuple[date, Sequence[PostState]]]) -> tuple[Path, ...]:
    """One file for each snapshot of a 30 September. snapshots: (day, its posts)."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for day, states in snapshots:
        if (day.month, day.day) == (9, 30) and day.year >= _FIRST_CENSUS:
            path = folder / f"csww_{day.year}.xml"
            path.write_text("".join(_census(day, states)), encoding="utf-8", newline="\n")
            paths.append(path)
    return tuple(paths)


def _census(day: date, states: Sequence[PostState]) -> Iterator[str]:
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n<Message>\n<Header>\n<CollectionDetails>\n'
        f"<Collection>CSWW</Collection>\n<Year>{day.year}</Year>\n<ReferenceDate>{day.isoformat()}</ReferenceDate>\n"
        f"</CollectionDetails>\n<Source>\n<SourceLevel>L</SourceLevel>\n<LEA>{AUTHORITY}</LEA>\n"
        "<SoftwareCode>Made-up county</SoftwareCode>\n</Source>\n</Header>\n"
    )
    vacant = sum(state.hours for state in states if state.holder_type == VACANT)
    agency = [state.hours for state in states if state.holder_type == AGENCY]
    yield (
        f"<LALevelVacancies>\n<NumberOfVacancies>{_hundredths(vacant)}</NumberOfVacancies>\n"
        f"<NoAgencyFTE>{_hundredths(sum(agency))}</NoAgencyFTE>\n"
        f"<NoAgencyHeadcount>{len(agency)}</NoAgencyHeadcount>\n</LALevelVacancies>\n"
    )
    for state in states:
        if state.holder and state.qualified:
            yield (
                f"<CSWWWorker>\n<AgencyWorker>{int(state.holder_type == AGENCY)}</AgencyWorker>\n"
                f"<SWENo>{regulated(state.holder)}</SWENo>\n<FTE>{state.hours / 1_000:.6f}</FTE>\n"
                f"<OrgRole>{_CASE_HOLDER if state.case_holding else _FIRST_LINE_MANAGER}</OrgRole>\n"
                f"<FTE30>{state.hours / 1_000:.6f}</FTE30>\n</CSWWWorker>\n"
            )
    yield "</Message>\n"


def regulated(holder: str) -> str:
    """The number at the regulator of somebody whom the council's own files know by another."""
    return f"MU{int(''.join(letter for letter in holder if letter.isdigit())):010d}"


def _hundredths(thousandths: int) -> str:
    return f"{thousandths / 1_000:.2f}"
