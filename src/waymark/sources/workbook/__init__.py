"""An Excel workbook (.xlsx, .xlsm) as the rows of its sheets, in the lines that a CSV file gives.

`open_workbook` refuses what is too large, locked or no workbook before anything of it is unpacked into memory.
`find_header` finds the row of column names of a sheet, `read_lines` gives the rows beneath it, and
`peek` shows the first rows of each sheet cheaply, to tell what a file is.
"""

from waymark.sources.workbook.book import Sheet, Workbook, open_workbook
from waymark.sources.workbook.header import SheetHeader, find_header
from waymark.sources.workbook.lines import read_lines
from waymark.sources.workbook.peek import peek

__all__ = ["Sheet", "SheetHeader", "Workbook", "find_header", "open_workbook", "peek", "read_lines"]
