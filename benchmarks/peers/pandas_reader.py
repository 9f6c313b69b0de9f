"""SSDA903 with pandas, as an analyst would: read as text, dates converted, ids made pseudonyms, codes as they are."""

from collections import defaultdict

import pandas as pd

from benchmarks.typed_cells import Answer, Files, TypedTable
from waymark.sources.intake import Pseudonym
from waymark.sources.ssda903.schema import TABLES, Column, Kind
from waymark.store.pseudonyms import pseudonyms

_SECTOR = r"^([A-Z]{1,2}\d[A-Z\d]?)\s*(\d)(?:[A-Z]{2})?$"  # the outward code and the digit after it
_YES_NO = {"1": True, "0": False}


def ssda903(files: Files) -> Answer:
    pseudonym = pseudonyms(files.key)
    frames: dict[str, list[pd.DataFrame]] = defaultdict(list)
    for folder in files.paths:
        for name, table in TABLES.items():
            path = folder / f"{name}.csv"
            if path.exists():
                columns = {column.name: column for column in table.kept}
                frame = pd.read_csv(path, dtype=str, keep_default_na=False, usecols=list(columns))
                typed = {
                    column.record_name: _typed(frame[column.name], column, pseudonym) for column in columns.values()
                }
                frames[name].append(pd.DataFrame(typed))
    return {
        name: TypedTable({column: together[column] for column in together.columns})
        for name, pieces in frames.items()
        for together in [pd.concat(pieces, ignore_index=True)]
    }


def _typed(texts: pd.Series, column: Column, pseudonym: Pseudonym) -> pd.Series:
    blank = texts == ""
    match column.kind:
        case Kind.CHILD | Kind.WORKER:
            codes, distinct = pd.factorize(texts)
            return pd.Series([pseudonym(text) for text in distinct], dtype=object).take(codes).reset_index(drop=True)
        case Kind.DATE:
            return pd.to_datetime(texts.mask(blank), format="%d/%m/%Y")
        case Kind.SECTOR:
            parts = texts.mask(blank).str.strip().str.upper().str.extract(_SECTOR)
            return parts[0] + " " + parts[1]
        case Kind.INTEGER:
            return pd.to_numeric(texts.mask(blank)).astype("Int64")
        case Kind.BOOLEAN:
            return texts.map(_YES_NO)
        case _:
            return texts.mask(blank)
