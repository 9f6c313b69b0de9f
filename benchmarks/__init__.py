"""Waymark's engine beside its peers, in one run on one machine: `./waymark bench`.

Not part of the wheel. Every peer answers the same question from the same files; a time is only told where every cell
is equal. docs/guide/benchmarks.md says how to run it and how to read it.
"""
