"""Every engine by its name."""

from waymark.measures.engine import Engine
from waymark.measures.engines.duckdb import DuckDBEngine
from waymark.measures.engines.in_memory import InMemoryEngine

DEFAULT = DuckDBEngine.name
ENGINES: dict[str, Engine] = {engine.name: engine for engine in (DuckDBEngine(), InMemoryEngine())}
