"""`waymark`: the commands, and what a mistake looks like.

Exit codes: 0 done (warnings and rows set aside do not change it) · 1 refused, or a check found errors ·
2 usage, or the command cannot run.
"""

import gc
import io
import sys
from importlib import import_module
from typing import Annotated

import typer
from rich.text import Text

from waymark import __version__
from waymark.cli.console import err, out, print_issues
from waymark.domain.errors import RefusedError, WaymarkError

COMMANDS = (
    "demo",
    "init",
    "check",
    "load",
    "diff",
    "sources",
    "compute",
    "show",
    "preview",
    "explain",
    "what-if",
    "trace",
    "scorecard",
    "synth",
    "bench",
    "lint-commentary",
)

_INTERRUPTED = 130


def application(commands: tuple[str, ...] = COMMANDS) -> typer.Typer:
    """The commands named. One command alone starts in half the time: the others' libraries stay unread."""
    app = typer.Typer(
        name="waymark",
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode="markdown",
        pretty_exceptions_enable=False,
    )
    app.callback()(_about)
    for name in commands:
        module = name.replace("-", "_")
        app.command(name)(getattr(import_module(f"waymark.cli.{module}"), module))
    return app


def _version(asked: bool) -> None:
    if asked:
        out.print(f"waymark {__version__}")
        raise typer.Exit


def _about(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Performance scorecards a council can stand behind."""


def _seek_cycles_seldom() -> None:
    """Rows and figures are values and make no reference cycles; looking for some among millions takes a third of the
    time."""
    gc.set_threshold(100_000, 50, 100)


def _say_whatever_there_is() -> None:
    """A letter that the terminal's encoding does not have is shown by its number; it ends no command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit code. A user's mistake never shows a traceback."""
    _seek_cycles_seldom()
    _say_whatever_there_is()
    given = sys.argv[1:] if arguments is None else arguments
    asked = given[0] if given and given[0] in COMMANDS else ""
    try:
        code = application((asked,) if asked else COMMANDS)(given, prog_name="waymark", standalone_mode=False)
    except typer.TyperException as usage:
        if not given:
            return 2  # the help that was asked for without a word is on the screen
        _say(usage.format_message().rstrip("."), f"See: waymark {asked} --help" if asked else "See: waymark --help")
        return 2
    except (typer.Abort, KeyboardInterrupt):
        code = _INTERRUPTED
    except RefusedError as refused:
        print_issues(refused.issues)
        _say(str(refused), refused.hint)
        return 1
    except WaymarkError as problem:
        _say(str(problem), problem.hint)
        return 2
    except OSError as problem:
        where = f": {problem.filename}" if problem.filename else ""
        _say(f"{problem.strerror or problem}{where}", "Nothing that was stored is half done.")
        return 2
    if code == _INTERRUPTED:  # Ctrl-C within a command comes back as its exit code
        err.print("Stopped. Nothing that was stored is half done.")
    return code if isinstance(code, int) else 0


def _capital(sentence: str) -> str:
    """A sentence begins with a capital; a file's name stays as it is."""
    first = sentence.split(" ", 1)[0]
    return sentence if "." in first or "/" in first else sentence[:1].upper() + sentence[1:]


def _say(sentence: str, hint: str) -> None:
    err.print(Text.assemble(("waymark: ", "bold red"), f"{_capital(sentence).rstrip('.')}."))
    if hint:
        err.print(hint)


if __name__ == "__main__":
    sys.exit(main())
