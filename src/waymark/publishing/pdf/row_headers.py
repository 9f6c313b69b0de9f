"""Row headers: typst marks a table's head but not the cell that heads each row, so the tags are completed here.

In each table's body the cell in the row-header column becomes TH with Scope Row and an ID, and the other cells of
its row name that ID beside their column's.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String


def mark_row_headers(pdf: bytes, columns: Sequence[int]) -> bytes:
    """`columns` gives each table's row-header column, in reading order. The same bytes in give the same bytes out.

    Raises ValueError when the document has another number of tables, or a row without that column.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        root = document.Root.StructTreeRoot
        tables = [element for element in elements(root) if element.get("/S") == Name.Table]
        if len(tables) != len(columns):
            raise ValueError(f"the PDF has {len(tables)} tables where {len(columns)} were expected")
        identified: list[tuple[str, Object]] = []
        for number, (table, column) in enumerate(zip(tables, columns, strict=True), start=1):
            bodies = [element for element in elements(table) if element.get("/S") == Name.TBody]
            rows = [row for body in bodies for row in elements(body) if row.get("/S") == Name.TR]
            for place, row in enumerate(rows):
                name = f"row{number:03d}-{place:04d}"
                identified.append((name, _mark(row, column, name)))
        _name(document, root, identified)
        out = BytesIO()
        document.save(out, deterministic_id=True, linearize=False)
        return out.getvalue()


def elements(parent: Object) -> Iterator[Object]:
    """Every structure element below `parent`, in reading order."""
    for child in _children(parent):
        yield child
        yield from elements(child)


def _children(parent: Object) -> list[Object]:
    kids = parent.get("/K")
    found = list(kids) if isinstance(kids, Array) else [kids]
    return [kid for kid in found if isinstance(kid, Dictionary) and "/S" in kid]


def _mark(row: Object, column: int, name: str) -> Object:
    cells = _children(row)
    if column >= len(cells):
        raise ValueError(f"a table row has {len(cells)} cells, so none in column {column + 1} can head it")
    for place, cell in enumerate(cells):
        attributes = _table_attributes(cell)
        if place == column:
            cell.S, cell.ID, attributes.Scope = Name.TH, String(name), Name.Row
        else:
            headers = list(attributes.get("/Headers", Array()))
            attributes.Headers = Array([*headers, String(name)])
    return cells[column]


def _table_attributes(cell: Object) -> Object:
    given = cell.get("/A", Array())
    attributes = list(given) if isinstance(given, Array) else [given]
    found: Object | None = next((given for given in attributes if given.get("/O") == Name.Table), None)
    if found is not None:
        return found
    cell.A = Array([*attributes, Dictionary(O=Name.Table)])
    made: Object = cell.A[-1]
    return made


def _name(document: pikepdf.Pdf, root: Object, identified: Sequence[tuple[str, Object]]) -> None:
    """Adds the new IDs to the document's index of structure IDs, in order."""
    if "/IDTree" not in root:
        root.IDTree = document.make_indirect(Dictionary(Names=Array()))
    tree = pikepdf.NameTree(root.IDTree)
    for name, element in identified:
        tree[name] = element
