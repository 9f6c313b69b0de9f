"""Every peer by its name, the plainest first: its cells are what the others must equal."""

from benchmarks.peers import dense_arrays, engine, month_loop, range_join, scan, sweep
from benchmarks.question import Peer

REFERENCE = Peer("month loop", "one query for each measure and month, in SQL: today's practice", month_loop.answer)
SCAN = Peer("scan", "reads the columns that the measures need, and counts nothing", scan.answer, answers=False)
ENGINE = Peer("waymark", "Waymark's engine on DuckDB, from the files", engine.answer)
RANGE_JOIN = Peer("range join", "rows joined to a table of months: what metric layers compile to", range_join.answer)
SWEEP = Peer("sweep in SQL", "changes, running totals and roll-up, all in SQL", sweep.answer)
DENSE = Peer(
    "dense arrays", "attendance by hand for these very measures: DuckDB reads, numpy counts", dense_arrays.answer
)

PEERS = (SCAN, ENGINE, DENSE, SWEEP, RANGE_JOIN, REFERENCE)
