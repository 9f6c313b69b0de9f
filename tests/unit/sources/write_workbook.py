"""A workbook written by hand, part by part, so that a test can put in it what no program would write."""

import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_HIDDEN_ROW, _HIDDEN_SHEET = " hidden='1'", " state='hidden'"
# Formats by number: 0 general, 1 a date, 2 a date of a format of its own, 3 a percentage.
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/></numFmts>'
    '<cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="9"/></cellXfs>'
    "</styleSheet>"
)


class Raw(str):
    """A cell as it stands in the part; `{at}` is its place."""


def error(text: str = "#N/A") -> Raw:
    return Raw(f'<c r="{{at}}" t="e"><f>VLOOKUP(1,X:X,1)</f><v>{text}</v></c>')


def formula(value: object) -> Raw:
    return Raw(f'<c r="{{at}}"><f>1+1</f><v>{value}</v></c>')


UNFINISHED = Raw('<c r="{at}"><f>TODAY()</f></c>')


def letters(column: int) -> str:
    said = ""
    while column:
        column, place = divmod(column - 1, 26)
        said = chr(65 + place) + said
    return said


def sheet_part(rows: Sequence[Sequence[object]], merged: Sequence[str] = (), hidden: Sequence[int] = ()) -> str:
    """rows: from row 1 on · merged: as A1:B1 · hidden: numbers of rows."""
    said = []
    for number, cells in enumerate(rows, 1):
        inside = "".join(_cell(cell, f"{letters(column)}{number}") for column, cell in enumerate(cells, 1))
        said.append(
            f'<row r="{number}"{" hidden=" + chr(34) + "1" + chr(34) if number in hidden else ""}>{inside}</row>'
        )
    cells = "".join(f'<mergeCell ref="{reach}"/>' for reach in merged)
    merges = f'<mergeCells count="{len(merged)}">{cells}</mergeCells>' if merged else ""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(said)}</sheetData>{merges}</worksheet>'


def _cell(cell: object, at: str) -> str:
    if cell is None or cell == "":
        return ""
    if isinstance(cell, Raw):
        return cell.format(at=at)
    if isinstance(cell, bool):
        return f'<c r="{at}" t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, date):
        return f'<c r="{at}" s="1"><v>{(cell - date(1899, 12, 30)).days}</v></c>'
    if isinstance(cell, int | float):
        return f'<c r="{at}"><v>{cell}</v></c>'
    return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(str(cell))}</t></is></c>'


def workbook_parts(
    sheets: Mapping[str, str], hidden: Sequence[str] = (), days_from_1904: bool = False, shared: Sequence[str] = ()
) -> dict[str, str]:
    """sheets: name → its part. Gives the parts by name, to be changed before they are packed."""
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{at}" r:id="rId{at}"{_HIDDEN_SHEET if name in hidden else ""}/>'
        for at, name in enumerate(sheets, 1)
    )
    texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in shared)
    relations = "".join(
        f'<Relationship Id="rId{at}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{at}.xml"/>'
        for at in range(1, len(sheets) + 1)
    )
    properties = '<workbookPr date1904="1"/>' if days_from_1904 else ""
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{properties}'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{relations}'
        f'<Relationship Id="rIdS" Type="{_OFFICE}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rIdT" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}">{texts}</sst>',
    }
    for at, part in enumerate(sheets.values(), 1):
        parts[f"xl/worksheets/sheet{at}.xml"] = part
    return parts


def pack(path: Path, parts: Mapping[str, str | bytes]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return path


def write_workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], **further: object) -> Path:
    """A plain workbook of sheets and their rows. further: as `workbook_parts` takes it."""
    return pack(path, workbook_parts({name: sheet_part(rows) for name, rows in sheets.items()}, **further))
