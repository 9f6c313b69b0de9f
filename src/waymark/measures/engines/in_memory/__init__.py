"""The meaning of every measure: pure Python over rows, one row and one month at a time, slow and obvious.

For a row and a month the question "does it count?" has three answers: yes, no, and unknown. Unknown means that a
field the term needs is blank or flagged, and that nothing known excludes the row; such rows are set aside, never
guessed. Other engines must give these integers, cell for cell.
"""

from waymark.measures.engines.in_memory.cells import RowsOfCell
from waymark.measures.engines.in_memory.compute import InMemoryEngine
from waymark.measures.engines.in_memory.walk import walk

__all__ = ["InMemoryEngine", "RowsOfCell", "walk"]
