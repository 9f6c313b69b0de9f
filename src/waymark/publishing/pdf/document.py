"""A Scorecard in, the bytes of its PDF out."""

import json
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count

from waymark.publishing.pdf.content import Form, content_of, row_header_columns
from waymark.publishing.pdf.row_headers import mark_row_headers
from waymark.publishing.pdf.typeset import template, typeset
from waymark.scorecards.document import Scorecard
from waymark.scorecards.how_we_judge import HowWeJudge


def pdf(scorecard: Scorecard, form: Form = "card", methods: HowWeJudge | None = None) -> bytes:
    """The scorecard as PDF/UA-1 on A4 landscape. The same scorecard gives the same bytes.

    form: `document` opens with a cover and a table of contents and ends with definitions; `card` has none of them ·
    methods: how its figures are judged, for a table of the rules it uses.

    Raises TypesettingError when it cannot be set accessibly, ValueError for a column no format prints.
    """
    content = content_of(scorecard, form, methods)
    plain = typeset(template(), json.dumps(content, ensure_ascii=False), scorecard.published)
    return mark_row_headers(plain, row_header_columns(content))


def pdfs(
    wanted: Mapping[str, tuple[Scorecard, Form]], methods: HowWeJudge | None = None
) -> Iterator[tuple[str, bytes]]:
    """Each name with its PDF, in the order given: the bytes that `pdf` gives, set on as many processors as there are.

    Threads are enough: the typesetter lets go of the interpreter while it works. Raises what `pdf` raises.
    """
    with ThreadPoolExecutor(max_workers=cpu_count() or 1) as workers:
        yield from zip(wanted, workers.map(lambda told: pdf(told[0], told[1], methods), wanted.values()), strict=True)
