"""CSV as located nodes: each row is a mapping from column to text, so that one schema serves CSV and YAML."""

import csv
import io

from waymark.domain.issue import Issue
from waymark.written.findings import Findings
from waymark.written.nearest import did_you_mean, nearest
from waymark.written.shape import Shape
from waymark.written.yaml_file import Entry, Mapping, Scalar

LONGEST_FIELD = 4_000  # characters


def read_csv(text: str, file: str, shape: Shape) -> tuple[list[Mapping], list[Issue]]:
    """The rows below the header, each with its line. Column order is free; empty lines are skipped.

    Columns that are missing, unknown or there twice, and rows of another width, are issues.
    """
    findings = Findings(file)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[tuple[int, list[str]]] = []
    before = 0
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((before + 1, [cell.strip() for cell in cells]))
            before = reader.line_num
    except csv.Error as error:
        findings.add("csv_syntax", f"This is not CSV: {error}.", row=before + 1, hint="Check the quotation marks.")
    if not rows:
        if findings.sound:
            columns = ",".join(key.name for key in shape.keys)
            findings.add("csv_empty", "The file is empty.", row=1, hint=f"Its first line should be: {columns}")
        return [], findings.issues
    (header_line, header), *body = rows
    if not _header_fits(header, header_line, shape, findings):
        return [], findings.issues
    return [
        _row(header, line, cells) for line, cells in body if _row_fits(header, line, cells, findings)
    ], findings.issues


def _header_fits(header: list[str], line: int, shape: Shape, findings: Findings) -> bool:
    known = [key.name for key in shape.keys]
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        findings.add(
            "csv_separator", "The fields are not separated by commas.", row=line, hint="Save as comma separated."
        )
        return False
    absent = [column for column in known if column not in header]
    meant: set[str] = set()
    for name in dict.fromkeys(header):
        if name not in known:
            meant.add(nearest(name, absent) or "")
            hint = did_you_mean(name, absent or known)
            findings.add(
                "column_unknown", f"There is no column '{name}' in {shape.name}.", row=line, field=name, hint=hint
            )
        elif header.count(name) > 1:
            findings.add("column_repeated", f"The column '{name}' is there twice.", row=line, field=name)
    for key in shape.keys:
        if key.required and key.name in absent and key.name not in meant:
            hint = f"Add the column: {key.meaning}."
            findings.add("column_missing", f"The column '{key.name}' is missing.", row=line, field=key.name, hint=hint)
    return findings.sound


def _row_fits(header: list[str], line: int, cells: list[str], findings: Findings) -> bool:
    if len(cells) != len(header):
        findings.add(
            "row_width",
            f"The row has {len(cells)} fields; the header has {len(header)}.",
            row=line,
            hint="Put a text that holds a comma between double quotes.",
        )
        return False
    for name, cell in zip(header, cells, strict=True):
        if len(cell) > LONGEST_FIELD or not cell.isprintable():
            sentence = f"The field holds a control character or more than {LONGEST_FIELD:,} characters."
            findings.add("field_unprintable", sentence, row=line, field=name, hint="Type the value again.")
            return False
    return True


def _row(header: list[str], line: int, cells: list[str]) -> Mapping:
    entries = (
        Entry(Scalar(name, line), Scalar(cell, line, quoted=bool(cell)))
        for name, cell in zip(header, cells, strict=True)
    )
    return Mapping(tuple(entries), line)
