"""The guide to the returns of each year says what the schemas say."""

from tests.unit.sources.write_years_guide import PAGE, page


def test_the_page_says_what_the_schemas_say():
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "run: PYTHONPATH=src python tests/unit/sources/write_years_guide.py"
    )
