"""Reading one file of a framework: its bytes, and its text in UTF-8."""

from pathlib import Path

from waymark.domain.issue import Issue

LARGEST_FILE = 256 * 1024  # bytes; the longest file of a real dictionary is a few kilobytes


def read_bytes(path: Path, file: str) -> tuple[bytes | None, list[Issue]]:
    """The bytes of `path`, or None with the issue that says why not. `file` is the name to show."""
    if not path.is_file():
        return None, [Issue("file_missing", f"{path.name} is not there.", "Add the file.", file=file)]
    try:
        with path.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        sentence = f"The file cannot be opened: {error.strerror}."
        return None, [Issue("file_unreadable", sentence, "Check that you may read it.", file=file)]
    if len(content) > LARGEST_FILE:
        sentence = f"The file is larger than {LARGEST_FILE // 1024} kB."
        return None, [Issue("file_too_large", sentence, "Split it, or check that it is the right file.", file=file)]
    return content, []


def decode(content: bytes, file: str) -> tuple[str | None, list[Issue]]:
    """The text, with or without a byte order mark. The issue gives the line of the first byte that is wrong."""
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        hint = "Save the file again with the encoding UTF-8."
        return None, [Issue("encoding", "The file is not UTF-8 text.", hint, file=file, row=line)]
