"""A data source: what the council draws its figures from, in words that a reader of a scorecard needs."""

from dataclasses import dataclass

from waymark.domain.source_change import SourceChange


@dataclass(frozen=True)
class DataSource:
    """One entry of `sources.yaml`.

    title: as people call it · what: what it holds · how_often: how often it comes · comes_from: the return, or the
    layout of an extract, in words · tables: the standard tables that it feeds · final_when: until when figures from it
    are provisional · bear_in_mind: what it cannot tell, or tells wrongly; empty when nothing is known of that kind ·
    changes: what happened to it on a day, so that figures before, after or across it need a word.
    """

    id: str
    title: str
    what: str
    how_often: str
    comes_from: str
    tables: tuple[str, ...]
    final_when: str
    bear_in_mind: str = ""
    changes: tuple[SourceChange, ...] = ()
