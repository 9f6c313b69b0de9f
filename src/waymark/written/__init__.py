"""Files that people write, YAML and CSV, as located values: every mistake in them has its line."""
