"""The PDF's typeface: Source Sans Pro from its package, one file a style.

The package holds each style twice (.otf and .ttf). Typst would take whichever the disk lists first, so two machines
could set different bytes; only the styles used, in one format, are laid out for it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory

import font_source_sans_pro

STYLES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold")


@contextmanager
def font_folder() -> Iterator[Path]:
    """A folder with the five styles, for as long as the block runs.

    Raises FileNotFoundError if the package lacks one.
    """
    with TemporaryDirectory(prefix="waymark-fonts-") as name:
        folder = Path(name)
        for style in STYLES:
            file = f"SourceSansPro-{style}.ttf"
            (folder / file).write_bytes(files(font_source_sans_pro).joinpath("files", file).read_bytes())
        yield folder
