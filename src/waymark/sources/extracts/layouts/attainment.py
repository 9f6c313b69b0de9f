"""Results at the end of the early years, of primary and of secondary school."""

from waymark.sources.extracts.layouts.columns import DISTRICT, FSM, PUPIL, SCHOOL, YEAR
from waymark.sources.tabular.layout import Kind, Layout, LayoutColumn, Reach


def _standard(name: str) -> LayoutColumn:
    meaning = f"expected standard in {'mathematics' if name == 'maths' else name}; a code of the tests will do"
    return LayoutColumn(name, name, Kind.STANDARD, meaning, "EXS", expected=True)


def _points(name: str, meaning: str, example: str) -> LayoutColumn:
    return LayoutColumn(name, name, Kind.DECIMAL, f"{meaning}; blank: unfilled, 0", example, digits=2, most=11)


EYFSP_RESULT = Layout(
    "eyfsp_result",
    "Results at the end of the Early Years Foundation Stage: one row for each child and year.",
    (
        PUPIL,
        SCHOOL,
        DISTRICT,
        YEAR,
        LayoutColumn("good_level", "good_level", Kind.YES_NO, "good level of development", "yes", expected=True),
        FSM,
    ),
    known_by=("pupil_id", "good_level"),
    feeds="eyfsp_result",
    reach=Reach.ACADEMIC_YEARS,
    placed_by="year",
    key=("pupil", "year"),
)
KS2_RESULT = Layout(
    "ks2_result",
    "Results at the end of Key Stage 2: one row for each pupil and year, absent pupils too.",
    (PUPIL, SCHOOL, DISTRICT, YEAR, _standard("reading"), _standard("writing"), _standard("maths"), FSM),
    known_by=("pupil_id", "reading", "writing", "maths"),
    feeds="ks2_result",
    reach=Reach.ACADEMIC_YEARS,
    placed_by="year",
    key=("pupil", "year"),
)
KS4_RESULT = Layout(
    "ks4_result",
    "Points at the end of Key Stage 4, slot by slot: one row for each pupil and year. Attainment 8 is their sum, "
    "mathematics counted twice, and English twice where both language and literature were taken.",
    (
        PUPIL,
        SCHOOL,
        DISTRICT,
        YEAR,
        _points("english_points", "points of the better of English language and literature", "6"),
        LayoutColumn(
            "english_both", "english_both", Kind.YES_NO, "whether both language and literature were taken", "yes"
        ),
        _points("maths_points", "points in mathematics, not doubled", "5"),
        _points("ebacc_1", "points of the first further English Baccalaureate subject", "5"),
        _points("ebacc_2", "points of the second", "5"),
        _points("ebacc_3", "points of the third", "4"),
        _points("open_1", "points of the first open slot", "6"),
        _points("open_2", "points of the second", "4.5"),
        _points("open_3", "points of the third", ""),
        FSM,
    ),
    known_by=("pupil_id", "english_points", "maths_points"),
    feeds="ks4_result",
    reach=Reach.ACADEMIC_YEARS,
    placed_by="year",
    key=("pupil", "year"),
    goes_with=(("english_both", "english_points"),),
)
