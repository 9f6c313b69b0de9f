"""Which census a set is of. The data decide; a name is a check, and settles only what the data leave open.

1. What the schools' own returns state (the table schoolcensus) counts, where they agree.
2. Otherwise the term of the latest dates, moved on to the academic year that births and year groups agree on, and to
   the term whose columns the tables have.
3. A name is believed where it is of that census or one of the next two, and no column speaks against it: nobody may
   have joined a small school since. Any other name is reported, and not believed.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue, Level
from waymark.domain.month import long_date
from waymark.sources.school_census.census import TERMS, Census, Named
from waymark.sources.school_census.evidence import Evidence

_STATE_IT = (
    "State it in the table schoolcensus (columns term, year and referencedate), "
    "or give the academic year, as --year 2024-25."
)
_AGREE = 0.8  # of pupils, before births and year groups are taken to tell the academic year
_LEAST_PUPILS = 20
_LATER_CENSUSES = 2  # that a name may still mean
_APART = 3  # censuses: a year in which nothing is dated
_FEW_IN_A_HUNDRED = 1
_ENOUGH = 100


@dataclass(frozen=True)
class Decided:
    """day: census day, as the schools state it or by the rule."""

    census: Census
    day: date
    issues: tuple[Issue, ...]


def decided(evidence: Evidence, marked: str, named: Named, asked: int | None, file: str) -> Decided:
    """marked: the term whose columns the tables have, '' where none tells · asked: the start of an academic year.

    Raises RefusedError when nothing tells the term, when the schools' returns are of several censuses, when no date
    lies in the year asked for, and when the latest dates are so few and so late that they are likelier mistyped.
    """
    stated = _stated(evidence, file)
    if stated is not None and (asked is None or stated[0].academic_year == asked):
        census, day = stated
        said = f"The set is of the census of {long_date(day)} ({census}), as the schools' returns state."
        return Decided(census, day, (_taken(said, file), *_checked(named, census, file), *_later(evidence, day, file)))
    if asked is not None:
        census = _asked(evidence, marked, named, asked, file)
        said = f"The set is taken as the census of {long_date(census.day)} ({census}), in the academic year asked for."
    else:
        census, said = _from_data(evidence, marked, named, file)
    issues = (_taken(said, file), *_checked(named, census, file), *_later(evidence, census.day, file))
    return Decided(census, census.day, issues)


def _stated(evidence: Evidence, file: str) -> tuple[Census, date] | None:
    """The census that the schools' returns are of. A row that states only half of it says nothing."""
    found: Counter[tuple[Census, date]] = Counter()
    for (term, year, day), times in evidence.stated.items():
        if isinstance(day, date):
            census = Census.of_term(day)
            found[census, day] += times
        elif isinstance(year, int) and term in TERMS and 2000 <= year <= 2100:
            census = Census.of(year, str(term))
            found[census, census.day] += times
    censuses = {census for census, _ in found}
    if len(censuses) > 1:
        listed = ", ".join(str(census) for census in sorted(censuses))
        sentence = f"The schools' returns are of several censuses: {listed}."
        raise _refused("several_censuses", sentence, "Load the tables of each census on their own.", file)
    return found.most_common(1)[0][0] if found else None


def _from_data(evidence: Evidence, marked: str, named: Named, file: str) -> tuple[Census, str]:
    counted = evidence.by_census
    if not counted:
        sentence = "No date of the set can be read, so it is not known which census it is of."
        raise _refused("census_not_known", sentence, _STATE_IT, file)
    earliest = Census.numbered(max(counted))
    last = max(day for of_table in evidence.dates.values() for day in of_table if Census.of_term(day) == earliest)
    _refuse_if_mistyped(counted, earliest, last, named, file)
    why = [f"its latest date is {long_date(last)}"]
    year = _year_by_births(evidence)
    if year is not None and year == earliest.academic_year + 1:
        earliest = Census.of(year, "autumn")
        why.append(f"births and year groups are those of {year}-{(year + 1) % 100:02d}")
    census = earliest if not marked else next(later for later in _onwards(earliest) if later.term == marked)
    if marked:
        why.append(f"its columns are those of {marked}")
    for meant in named.meant:
        if meant != census and 0 < meant.number - census.number <= _LATER_CENSUSES and not marked:
            said = (
                f"The set is taken as the census of {long_date(meant.day)} ({meant}), as it is named: "
                f"{' and '.join(why)}, so it may be of {census} too."
            )
            return meant, said
    return census, f"The set is taken as the census of {long_date(census.day)} ({census}): {' and '.join(why)}."


def _onwards(census: Census) -> list[Census]:
    return [Census.numbered(census.number + later) for later in range(len(TERMS))]


def _year_by_births(evidence: Evidence) -> int | None:
    pupils = evidence.born.total()
    if pupils < _LEAST_PUPILS:
        return None
    year, times = evidence.born.most_common(1)[0]
    return year if times >= _AGREE * pupils else None


def _refuse_if_mistyped(counted: Counter[int], latest: Census, last: date, named: Named, file: str) -> None:
    """A few dates that lie more than a year after all others are likelier mistyped than a term of their own."""
    earlier = [number for number in counted if number < latest.number]
    alone, total = counted[latest.number], counted.total()
    if not earlier or latest.number - max(earlier) <= _APART or latest in named.meant:
        return
    if total >= _ENOUGH and alone * 100 <= _FEW_IN_A_HUNDRED * total:
        before = Census.numbered(max(earlier))
        sentence = (
            f"Only {alone} of {total:,} dates lie in {latest}, the latest {long_date(last)}; "
            f"the others end with {before}."
        )
        hint = f"If a date is mistyped, correct it, or give the academic year: --year {before.academic_year}."
        raise _refused("census_doubtful", sentence, hint, file)


def _asked(evidence: Evidence, marked: str, named: Named, asked: int, file: str) -> Census:
    """The census of the academic year asked for: of the term that columns, dates or the name tell."""
    counted = evidence.by_census
    in_year = [number for number in counted if Census.numbered(number).academic_year == asked]
    if not in_year:
        sentence = f"No date of the set lies in {asked}-{(asked + 1) % 100:02d}, the academic year asked for."
        raise _refused("another_years_dates", sentence, "Leave --year out, or give another year.", file)
    term = marked or named.term or Census.numbered(max(in_year)).term
    return Census.of(asked, term).in_academic_year(asked)


def _checked(named: Named, census: Census, file: str) -> list[Issue]:
    """A warning when what the set is called is another census."""
    if census in named.meant or (not named.term and named.year is None):
        return []
    years = (census.year, census.academic_year)
    if named.term in ("", census.term) and (named.year is None or (named.year in years and not named.meant)):
        return []
    sentence = f"Named {named}, holds {census}."
    hint = "The data decide which census it is, not the name."
    return [Issue("label_differs", sentence, hint, Level.WARNING, file, value=str(named))]


def _later(evidence: Evidence, day: date, file: str) -> list[Issue]:
    """Dates after census day are not what a census holds, but they take nothing away either."""
    after = {found: times for of in evidence.dates.values() for found, times in of.items() if found > day}
    if not after:
        return []
    sentence = f"Dates lie after census day, {long_date(day)}, the last on {long_date(max(after))}; the rows count."
    hint = "Check that this is the census you meant."
    return [Issue("date_after_census_day", sentence, hint, Level.WARNING, file, count=sum(after.values()))]


def _taken(said: str, file: str) -> Issue:
    return Issue("census_taken", said, f"If that is not so: {_STATE_IT[0].lower()}{_STATE_IT[1:]}", Level.WARNING, file)


def _refused(rule: str, sentence: str, hint: str, file: str) -> RefusedError:
    return RefusedError(f"{file}: {sentence}", (Issue(rule, sentence, hint, file=file),), hint)
