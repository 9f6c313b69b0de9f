"""`waymark`: the commands, and what a mistake looks like.

Exit codes: 0 done (warnings and rows set aside do not change it) · 1 refused, or a check found errors ·
2 usage, or the command cannot run.
"""

import sys

import typer

from waymark.cli.check import check
from waymark.cli.compute import compute
from waymark.cli.console import err, print_issues
from waymark.cli.demo import demo
from waymark.cli.explain import explain
from waymark.cli.init import init
from waymark.cli.load import load
from waymark.cli.scorecard import scorecard
from waymark.cli.show import show
from waymark.domain.errors import RefusedError, WaymarkError

app = typer.Typer(
    name="waymark",
    help="Performance scorecards a council can stand behind.",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
for command in (demo, init, check, load, compute, show, explain, scorecard):
    app.command()(command)


def main(arguments: list[str] | None = None) -> int:
    """Runs one command and returns its exit code. A user's mistake never shows a traceback."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        code = app(given, prog_name="waymark", standalone_mode=False)
    except typer.TyperException as usage:
        if not given:
            return 2  # the help that was asked for without a word is on the screen
        _say(usage.format_message().rstrip("."), f"See: waymark {_command(given)}--help")
        return 2
    except (typer.Abort, KeyboardInterrupt):
        err.print("Stopped. Nothing was half done.")
        return 130
    except RefusedError as refused:
        print_issues(refused.issues)
        _say(str(refused), refused.hint)
        return 1
    except WaymarkError as problem:
        _say(str(problem), problem.hint)
        return 2
    except OSError as problem:
        _say(f"{problem.strerror or problem}: {problem.filename or 'a file'}", "Nothing was half done.")
        return 2
    return code if isinstance(code, int) else 0


def _command(given: list[str]) -> str:
    """`load `, when the first word is a command; otherwise nothing."""
    known = {info.callback.__name__ for info in app.registered_commands if info.callback}
    return f"{given[0]} " if given[0] in known else ""


def _say(sentence: str, hint: str) -> None:
    err.print(f"[bold red]waymark:[/] {sentence[:1].upper()}{sentence[1:]}.", soft_wrap=True)
    if hint:
        err.print(hint, soft_wrap=True)


if __name__ == "__main__":
    sys.exit(main())
