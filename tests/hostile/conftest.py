"""What the tests of this folder share."""

from collections.abc import Iterator

import pytest
from tests.hostile.bounded import BoundedReader


@pytest.fixture(scope="package")
def reader() -> Iterator[BoundedReader]:
    with BoundedReader() as bounded:
        yield bounded
