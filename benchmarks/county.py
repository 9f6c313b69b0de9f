"""The areas of the benchmark: one county with districts and schools, of Kent's shape and of nobody's names."""

from dataclasses import dataclass

from waymark.domain.area import Area, AreaTree

ROOT = "county"


@dataclass(frozen=True)
class County:
    """district_codes place children, school_codes place pupils; every code is an area of the tree."""

    tree: AreaTree
    district_codes: tuple[str, ...]
    school_codes: tuple[str, ...]


def county(districts: int = 12, schools: int = 600) -> County:
    """With the county itself and the remainder: districts + schools + 2 areas. Schools go round the districts."""
    district_codes = tuple(f"D{number:02d}" for number in range(1, districts + 1))
    school_codes = tuple(f"S{number:04d}" for number in range(1, schools + 1))
    areas = [Area(ROOT, "The county", "authority", None)]
    areas += [Area(code, f"District {code}", "district", ROOT) for code in district_codes]
    areas += [
        Area(code, f"School {code}", "school", district_codes[number % districts])
        for number, code in enumerate(school_codes)
    ]
    return County(AreaTree.of(areas), district_codes, school_codes)


def lineages(tree: AreaTree) -> list[tuple[str, str]]:
    """(code of a row, code of an area in which it counts): itself and everything that holds it."""
    return [(area.code, holder) for area in tree.areas for holder in tree.lineage(area.code)]
