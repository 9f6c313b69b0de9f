"""What every reader must see first stands at the head of every page and of the PDF."""

import subprocess
from dataclasses import replace

from waymark.publishing.pdf.document import pdf
from waymark.publishing.site.write import write_site


def test_a_banner_heads_every_page_and_only_where_there_is_one(scorecard, tmp_path):
    warned = replace(scorecard, banner="Every record here is made up.")
    for card, count in ((warned, 1), (scorecard, 0)):
        pages = [path for path in write_site([card], tmp_path / str(count)) if path.suffix == ".html"]
        assert len(pages) > 2
        assert {page.read_text().count("Every record here is made up.") for page in pages} == {count}


def test_the_pdf_says_it_too(scorecard, needs_tool, tmp_path):
    path = tmp_path / "card.pdf"
    path.write_bytes(pdf(replace(scorecard, banner="Every record here is made up.")))
    text = subprocess.run([needs_tool("pdftotext"), str(path), "-"], capture_output=True, text=True, check=True).stdout
    assert "Every record here is made up." in text
