"""The workspace's dictionary, loaded; or every reason why it cannot be used."""

from waymark.domain.errors import RefusedError
from waymark.domain.framework import Framework
from waymark.domain.issue import errors_in
from waymark.framework.load import load_framework
from waymark.operations.workspace import Workspace


def dictionary_of(workspace: Workspace) -> Framework:
    """Raises RefusedError with all errors at once; warnings are for `waymark check`."""
    framework, issues = load_framework(workspace.framework)
    errors = errors_in(issues)
    if framework is None or errors:
        raise RefusedError(
            "the dictionary has errors, so it cannot be used",
            errors,
            "Correct them, then run: waymark check",
        )
    return framework
