"""Coverage as JSON and back."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from waymark.domain.coverage import Coverage, Span


def coverage_to_json(coverage: Mapping[str, Coverage]) -> dict[str, list[list[str]]]:
    return {
        table: [[span.first.isoformat(), span.last.isoformat()] for span in covered.spans]
        for table, covered in sorted(coverage.items())
    }


def coverage_from_json(content: Mapping[str, Any]) -> dict[str, Coverage]:
    return {
        table: Coverage.of(Span(date.fromisoformat(first), date.fromisoformat(last)) for first, last in spans)
        for table, spans in content.items()
    }
