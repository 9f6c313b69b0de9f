"""The tables of a made-up autumn census, as wide as a real export: names, addresses and hours stand in it too."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
from numpy.random import Generator

_AT_ONCE = 50_000
_SCHOOLS = 600
_CENSUS_DAY = date(2024, 10, 3)
_CODES = ("I", "M", "C", "G", "O", "L", "B", "/")
_GROUPS = ("R", *(str(year) for year in range(1, 12)))

# What a real export holds beside the columns that are read, and what stands there.
_PASSED_OVER = {
    **dict.fromkeys(("surname", "forename", "middlenames", "preferredsurname", "formersurname"), "Madeupname"),
    **dict.fromkeys(("formerupn", "uniquelearnernumber", "moveoffrollflag", "missingaddress"), "3787f713-f3e"),
    **dict.fromkeys(("sourceid", "schoolcensustableid", "duplicatenotfunded", "pupilonrollorderseqcolumn"), "e2063384"),
    **dict.fromkeys(("schoollunchtaken", "parttime", "topupfunding", "senunitindicator", "ftemp"), "False"),
    **dict.fromkeys(("qualhrs", "nonqualhrs", "hoursatsetting", "qualhrspreviousyear", "tlevelqualhrs"), "770.0"),
    **dict.fromkeys(("summerhalfterm2sessionspossible", "fundedhours", "extendedhours", "tlevelnonqualhrs"), "130.0"),
    **dict.fromkeys(("sex", "yssa", "servicechild", "boarder", "plaa", "classtype", "eyppr"), "N"),
}


def write(folder: Path, pupils: int) -> None:
    """The autumn tables of so many pupils."""
    folder.mkdir(parents=True)
    chance = np.random.default_rng(2024)
    files: dict[str, pa_csv.CSVWriter] = {}
    for start in range(0, pupils, _AT_ONCE):
        for name, table in _tables(chance, start, min(_AT_ONCE, pupils - start)):
            if name not in files:
                options = pa_csv.WriteOptions(quoting_style="none")
                files[name] = pa_csv.CSVWriter(folder / f"2024_autumn_{name}.csv", table.schema, write_options=options)
            files[name].write(table)
    for file in files.values():
        file.close()


def _tables(chance: Generator, start: int, count: int) -> Iterator[tuple[str, pa.Table]]:
    rows = pa.array([f"{number:08x}-{number % 4096:03x}" for number in range(start, start + count)])
    schools = pa.array([f"999{2000 + at:04d}" for at in range(_SCHOOLS)]).take(
        pa.array(chance.integers(0, _SCHOOLS, count))
    )
    yield "pupilonroll", _roll(chance, start, rows, schools)
    for name, times, make in (
        ("termlysessiondetailsonroll", 4, _details),
        ("fsmperiodsonroll", 3, _meals),
        ("termlyexclusionsonroll", 1, _exclusions),
    ):
        of = pa.array(np.sort(chance.integers(0, count, count * times)))
        own = {"pupilonrolltableid": rows.take(of), "NativeId": schools.take(of)}
        size = count * times
        keys = pa.array([f"{number:08x}" for number in range(start * times, start * times + size)])
        own |= {f"{name}tableid": keys, f"{name}orderseqcolumn": _numbers(chance, 1, 10, size), "sourceid": keys}
        yield name, pa.table({**own, **make(chance, size)})


def _roll(chance: Generator, start: int, rows: pa.Array, schools: pa.Array) -> pa.Table:
    count = len(rows)
    group = chance.integers(0, len(_GROUPS), count)
    born = np.array([date(2020 - at, 3, 1).toordinal() for at in range(len(_GROUPS))])[group]
    passed_over: dict[str, pa.Array] = {name: pa.repeat(pa.scalar(cell), count) for name, cell in _PASSED_OVER.items()}
    columns = passed_over | {
        "pupilonrolltableid": rows,
        "NativeId": schools,
        "upn": pa.array([f"A999{number:09d}" for number in range(start, start + count)]),
        "dob": _days(born + chance.integers(-180, 180, count)),
        "entrydate": _days(_CENSUS_DAY.toordinal() - chance.integers(1, 1800, count)),
        "enrolstatus": _one_of(chance, ("C", "C", "C", "C", "M", "S"), count),
        "ncyearactual": pa.array(_GROUPS).take(pa.array(group)),
        "senprovision": _one_of(chance, ("N", "N", "N", "K", "E"), count),
        "language": _one_of(chance, ("ENG", "ENG", "ENG", "POL", "PNJ"), count),
        "termlysessionspossible": _numbers(chance, 110, 140, count),
        "termlysessionsauthorised": _numbers(chance, 0, 14, count),
        "termlysessionsunauthorised": _numbers(chance, 0, 4, count),
    }
    return pa.table(columns)


def _details(chance: Generator, count: int) -> Mapping[str, pa.Array]:
    return {"sessions": _numbers(chance, 1, 20, count), "attendancereason": _one_of(chance, _CODES, count)}


def _meals(chance: Generator, count: int) -> Mapping[str, pa.Array]:
    starts = _CENSUS_DAY.toordinal() - chance.integers(1, 700, count)
    ends = starts + np.where(chance.random(count) < 0.02, -5, chance.integers(30, 900, count))
    blank = pa.array(chance.random(count) < 0.5)
    return {
        "fsmstartdate": _days(starts),
        "fsmenddate": pc.if_else(blank, "", _days(ends)),
        "ukcountry": _one_of(chance, ("ENG", "ENG", "ENG", "", "WLS"), count),
    }


def _exclusions(chance: Generator, count: int) -> Mapping[str, pa.Array]:
    return {
        "startdate": _days(date(2024, 1, 8).toordinal() + chance.integers(0, 70, count)),
        "sessions": _numbers(chance, 1, 10, count),
        "category": _one_of(chance, ("SUSP", "SUSP", "SUSP", "LNCH", "PERM"), count),
        "senprovision": _one_of(chance, ("N", "K", ""), count),
    }


def _one_of(chance: Generator, words: Sequence[str], count: int) -> pa.Array:
    return pa.array(words).take(pa.array(chance.integers(0, len(words), count)))


def _numbers(chance: Generator, low: int, high: int, count: int) -> pa.Array:
    words = pa.array([f"{number}.0" for number in range(low, high)])
    return words.take(pa.array(chance.integers(0, high - low, count)))


def _days(ordinals: npt.NDArray[np.int64]) -> pa.Array:
    first = int(ordinals.min())
    days = (date.fromordinal(first) + timedelta(days=on) for on in range(int(ordinals.max()) - first + 1))
    return pa.array([f"{day:%Y-%b-%d} 00:00:00" for day in days]).take(pa.array(ordinals - first))
