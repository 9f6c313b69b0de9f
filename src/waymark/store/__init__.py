"""Extracts, standard tables and runs: Parquet and JSON, immutable, addressed by content.

    store/state.json             the one pointer: what was loaded, in order, and what is current
    store/extracts/<id>/         one edition of a return as read: record rows, set-aside rows, flagged fields
    store/parts/<id>/            standard tables made from some of the editions, kept to be used again
    store/standard/<id>/         the standard tables made from every current edition
    store/runs/<id>/             the outturns computed from one standard/<id> under one framework version
    store/staging/               work in progress; never read, emptied when the next writer starts

A directory is written in staging, synced and renamed into place; then `state.json` is replaced in one step. A
process killed at any moment leaves the state before or after, never between.
"""
