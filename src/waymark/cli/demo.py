"""`waymark demo`: what a council gets, on a bare machine."""

import functools
import http.server
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from waymark.cli.console import out, progress
from waymark.domain.errors import WaymarkError
from waymark.operations.demo import demo as make_demo
from waymark.operations.synth import rows_of


def demo(
    directory: Annotated[Path, typer.Option("--dir", help="Where to put the county.", metavar="DIR")] = Path("demo"),
    rows: Annotated[
        str,
        typer.Option(
            help="1x is everything at Kent's size. Left out: social care at 1x, pupils at 0.2x.", metavar="ROWS"
        ),
    ] = "",
    serve: Annotated[bool, typer.Option(help="Serve the pages on this machine afterwards.")] = True,
    port: Annotated[int, typer.Option(help="The port to serve on.", min=1, max=65535)] = 8000,
) -> None:
    """Makes a made-up county, loads its returns, computes every indicator and publishes the scorecard.

    Example: `waymark demo --no-serve --dir county`
    """
    with progress("Starting") as say:
        made = make_demo(directory, date.today(), rows_of(rows, most=1.0), say)
    records = "made" if made.returns.made else "reused"
    out.print(f"A made-up county to {made.as_at.label}, {records} ({made.returns.rows}):")
    out.print(f"  pages      {made.site / 'index.html'}")
    for pdf in made.pdfs:
        out.print(f"  PDF        {pdf}")
    out.print(f"  returns    {made.returns.folder}")
    out.print(f"  try        waymark explain SCS18 --workspace {made.workspace.root}")
    if serve:
        _serve(made.site, port)


def _serve(site: Path, port: int) -> None:
    """The static pages on the loopback address only, until Ctrl-C."""
    handler = functools.partial(_QuietHandler, directory=str(site))
    try:
        listening = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    except OSError:
        raise WaymarkError(
            f"port {port} is in use", "Name another with --port, or leave serving out: --no-serve"
        ) from None
    with listening as server:
        out.print(f"\nServing at http://127.0.0.1:{port} · press Ctrl-C to stop")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            out.print("Stopped.")


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: a request to a demo is no news."""
