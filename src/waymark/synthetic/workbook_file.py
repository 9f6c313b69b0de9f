"""An Excel workbook, written part by part: sheets of texts, numbers and dates. The same rows give the same bytes."""

import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

Cell = str | int | float | date | None

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DAY_NIL = date(1899, 12, 30)
_WRITTEN = (1980, 1, 1, 0, 0, 0)  # the earliest that an archive can say
# Two formats: as it comes, and a date.
_STYLES = (
    f'{_HEAD}<styleSheet xmlns="{_MAIN}"><fonts count="1"><font/></fonts><fills count="1"><fill/></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>'
    '<cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs>'
    "</styleSheet>"
)


def write_workbook(path: Path, sheets: Mapping[str, Iterable[Sequence[Cell]]]) -> Path:
    """sheets: name → its rows, the column names first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for name, text in _frame(tuple(sheets)).items():
            archive.writestr(_entry(name), text)
        for at, rows in enumerate(sheets.values(), 1):
            with archive.open(_entry(f"xl/worksheets/sheet{at}.xml"), "w") as part:
                part.write(f'{_HEAD}<worksheet xmlns="{_MAIN}"><sheetData>'.encode())
                for row in _rows(rows):
                    part.write(row.encode())
                part.write(b"</sheetData></worksheet>")
    return path


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _WRITTEN)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _rows(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    for number, cells in enumerate(rows, 1):
        inside = "".join(_cell(cell, f"{_letters(at)}{number}") for at, cell in enumerate(cells, 1))
        yield f'<row r="{number}">{inside}</row>'


def _cell(cell: Cell, at: str) -> str:
    if cell is None or cell == "":
        return ""
    if isinstance(cell, date):
        return f'<c r="{at}" s="1"><v>{(cell - _DAY_NIL).days}</v></c>'
    if isinstance(cell, int | float):
        return f'<c r="{at}"><v>{cell!r}</v></c>'
    return f'<c r="{at}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'


def _letters(column: int) -> str:
    letters = ""
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(65 + place) + letters
    return letters


def _frame(names: Sequence[str]) -> dict[str, str]:
    """The parts around the sheets."""
    sheets = "".join(f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="r{at}"/>' for at, name in enumerate(names, 1))
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        for at in range(1, len(names) + 1)
    )
    relations = "".join(
        f'<Relationship Id="r{at}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(names) + 1)
    )
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
        f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/>{parts}</Types>',
        "_rels/.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{relations}'
        f'<Relationship Id="rs" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
    }
