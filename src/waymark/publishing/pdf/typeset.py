"""Typst, held strict: PDF/UA-1, our own fonts only, and every warning an error."""

from datetime import UTC, date, datetime
from importlib.resources import files

import typst

from waymark.domain.errors import WaymarkError
from waymark.publishing.pdf.fonts import font_folder


class TypesettingError(WaymarkError):
    """The document cannot be set as an accessible PDF as it stands."""


def typeset(source: bytes, content: str, published: date) -> bytes:
    """The PDF of a typst source, whose `sys.inputs.content` is `content`. The same arguments give the same bytes.

    Raises TypesettingError for anything typst refuses or warns about: a missing font is only a warning to typst, and
    would quietly set the whole document in another face.
    """
    made = datetime(published.year, published.month, published.day, tzinfo=UTC)
    with font_folder() as folder:
        try:
            pdf, warnings = typst.compile_with_warnings(
                source,
                format="pdf",
                font_paths=typst.Fonts(include_system_fonts=False, font_paths=[str(folder)]),
                ignore_system_fonts=True,
                sys_inputs={"content": content},
                pdf_standards=["ua-1"],
                timestamp=made,
            )
        except typst.TypstError as error:
            raise TypesettingError(f"typst refused the document: {error.message}", " ".join(error.hints)) from error
    if warnings:
        said = "; ".join(warning.message for warning in warnings)
        raise TypesettingError(f"typst warned: {said}", "A warning here would change what readers see.")
    return pdf


def template() -> bytes:
    """The scorecard's layout."""
    return files("waymark.publishing.pdf").joinpath("scorecard.typ").read_bytes()
