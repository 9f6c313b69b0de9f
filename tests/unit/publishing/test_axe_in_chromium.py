"""Every kind of page under axe-core in chromium, at three widths, light and dark: no violation, nothing cut off.

Needs chromium on the PATH and WAYMARK_AXE, the path of axe-core's axe.min.js (`npm install axe-core`).
"""

import json
import os
import re
import shutil
import subprocess
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from waymark.publishing.site.write import write_site

HARNESS = Path(__file__).parent / "axe_harness.html"
PAGES = (
    "index.html",
    "exceptions.html",
    "definitions.html",
    "data-sources.html",
    "how-we-judge.html",
    "how-we-judge.html#policy-2021-22-v1",
    "rules/near_target.html",
    "rules/baseline_and_target.html",
    "rules/auto.html",
    "rules/intervals.html",
    "scorecards/directorate.html",
    "scorecards/directorate.html#show-red",
    "scorecards/district-E07000003.html",
    "scorecards/neet.html",
    "districts/directorate.html",
    "indicators/X12.html",
    "indicators/X18.html",
    "indicators/X24.html",
    "indicators/X05-E07000003.html",
)


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def served(release, report, methods, tmp_path):
    """The address of a folder with the site, axe-core and the harness."""
    axe = os.environ.get("WAYMARK_AXE")
    if not axe:
        pytest.skip("WAYMARK_AXE does not name axe-core's axe.min.js")
    shutil.copy(axe, tmp_path / "axe.js")
    shutil.copy(HARNESS, tmp_path / "harness.html")
    (tmp_path / "pages.json").write_text(json.dumps(PAGES))
    write_site((*release, report), tmp_path, methods=methods, data={"figures": b"a,b\n"})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/harness.html"
        server.shutdown()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_kind_of_page(scheme, served, needs_tool):
    settings = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=200000", "--dump-dom"]
    dark = ["--blink-settings=preferredColorScheme=0"] if scheme == "dark" else []
    ran = subprocess.run(
        [needs_tool("chromium"), *settings, *dark, served], capture_output=True, text=True, timeout=300, check=True
    )
    said = re.search(r'<pre id="found">(.*?)</pre>', ran.stdout, re.DOTALL)
    found = json.loads(unescape(said[1]))
    assert len(found) == 3 * len(PAGES), found
    assert all(result["passed"] > 20 for result in found)
    assert [result for result in found if result["violations"] or result["overflow"] > 0] == []
