"""Coverage: the days for which the files loaded can be trusted to hold every event of a table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from waymark.domain.month import long_date

_MOST_SPELT_OUT = 3  # more are counted, with the first and the last


@dataclass(frozen=True, order=True)
class Span:
    """Days from `first` to `last`, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        if self.first == self.last:
            return long_date(self.first)
        return f"{long_date(self.first)} to {long_date(self.last)}"


@dataclass(frozen=True)
class Coverage:
    """Disjoint spans in order; touching spans are joined."""

    spans: tuple[Span, ...] = ()

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "Coverage":
        joined: list[Span] = []
        for span in sorted(spans):
            if joined and span.first <= joined[-1].last + timedelta(days=1):
                joined[-1] = Span(joined[-1].first, max(joined[-1].last, span.last))
            else:
                joined.append(span)
        return cls(tuple(joined))

    def __or__(self, other: "Coverage") -> "Coverage":
        return Coverage.of((*self.spans, *other.spans))

    def covers(self, first: date, last: date) -> bool:
        """Whether every day from `first` to `last` lies in one span."""
        return any(span.first <= first and last <= span.last for span in self.spans)

    def gaps(self, first: date, last: date) -> tuple[Span, ...]:
        """The days from `first` to `last` that no span holds."""
        found: list[Span] = []
        at = first
        for span in self.spans:
            if span.last < at or span.first > last:
                continue
            if span.first > at:
                found.append(Span(at, span.first - timedelta(days=1)))
            at = span.last + timedelta(days=1)
        return (*found, Span(at, last)) if at <= last else tuple(found)

    def __bool__(self) -> bool:
        return bool(self.spans)

    def __str__(self) -> str:
        if len(self.spans) > _MOST_SPELT_OUT:
            return f"{len(self.spans)} separate periods, the first {self.spans[0]} and the last {self.spans[-1]}"
        return " and ".join(str(span) for span in self.spans) or "nothing"
