"""Two engines with one meaning: in memory, slow and obvious; DuckDB, fast. They agree to the integer."""
