"""Everything a contributor must pass, in one run: `./waymark test`. Arguments go to pytest.

Every step runs, also after a failure, so that one run shows all there is to mend.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as main; main()"


class Step(NamedTuple):
    name: str
    what: str
    arguments: tuple[str, ...]


class Outcome(NamedTuple):
    step: Step
    passed: bool
    seconds: float


def steps(pytest_arguments: Sequence[str]) -> tuple[Step, ...]:
    """The steps in order: the quick ones first, the tests last."""
    return (
        Step("lint", "ruff check", ("-m", "ruff", "check", ".")),
        Step("format", "ruff format", ("-m", "ruff", "format", "--check", ".")),
        Step("types", "mypy --strict", ("-m", "mypy")),
        Step("layers", "import-linter", ("-c", LINT_IMPORTS, "--no-logo")),
        Step("tests", "pytest", ("-m", "pytest", "-n", "2", *pytest_arguments)),
    )


def run(step: Step) -> Outcome:
    """Run one step with its own output shown; passed when it exits 0."""
    print(f"── {step.name}: {step.what}", flush=True)
    started = time.monotonic()
    code = subprocess.run((sys.executable, *step.arguments), cwd=ROOT, check=False).returncode
    outcome = Outcome(step, code == 0, time.monotonic() - started)
    print(f"   {'passed' if outcome.passed else 'FAILED'} in {outcome.seconds:.1f} s\n", flush=True)
    return outcome


def main(pytest_arguments: Sequence[str]) -> int:
    """0 when every step passed, 1 otherwise. The closing line counts the steps."""
    os.environ.setdefault("PYTHONPATH", str(ROOT / "src"))
    outcomes = [run(step) for step in steps(pytest_arguments)]
    for outcome in outcomes:
        print(f"{'passed' if outcome.passed else 'FAILED':8}{outcome.step.name:8}{outcome.seconds:7.1f} s")
    failed = sum(not outcome.passed for outcome in outcomes)
    print(f"checks: {len(outcomes) - failed} passed, {failed} failed", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
