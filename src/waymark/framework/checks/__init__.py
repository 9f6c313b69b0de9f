"""Checks across the files of a framework: one rule a module, each with `check(framework) -> Iterator[Issue]`."""
