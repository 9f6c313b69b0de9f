"""The areas beside the made-up county, in official codes: what stands in files of all England. Their figures are made
up, as the county's are."""

from dataclasses import dataclass

ENGLAND = ("E92000001", "England")


@dataclass(frozen=True)
class Region:
    code: str
    name: str


@dataclass(frozen=True)
class Authority:
    """number: three digits, as older files and lists of neighbours name it · size: 1.0 is the middle."""

    code: str
    number: str
    name: str
    region: Region
    size: float


_SOUTH_EAST = Region("E12000008", "South East")
_EAST = Region("E12000006", "East of England")
_LONDON = Region("E12000007", "London")
_EAST_MIDLANDS = Region("E12000004", "East Midlands")
_WEST_MIDLANDS = Region("E12000005", "West Midlands")
_NORTH_WEST = Region("E12000002", "North West")
_SOUTH_WEST = Region("E12000009", "South West")
REGIONS = (_NORTH_WEST, _EAST_MIDLANDS, _WEST_MIDLANDS, _EAST, _LONDON, _SOUTH_EAST, _SOUTH_WEST)
OWN = Authority("E10000016", "886", "Kent", _SOUTH_EAST, 2.4)
OTHERS = (
    Authority("E10000011", "845", "East Sussex", _SOUTH_EAST, 0.8),
    Authority("E10000032", "938", "West Sussex", _SOUTH_EAST, 1.2),
    Authority("E06000055", "822", "Bedford", _EAST, 0.3),
    Authority("E10000012", "881", "Essex", _EAST, 2.2),
    Authority("E10000020", "926", "Norfolk", _EAST, 1.2),
    Authority("E10000029", "935", "Suffolk", _EAST, 1.1),
    Authority("E09000004", "303", "Bexley", _LONDON, 0.4),
    Authority("E10000024", "891", "Nottinghamshire", _EAST_MIDLANDS, 1.1),
    Authority("E06000062", "941", "West Northamptonshire", _EAST_MIDLANDS, 0.6),
    Authority("E10000028", "860", "Staffordshire", _WEST_MIDLANDS, 1.2),
    Authority("E10000031", "937", "Warwickshire", _WEST_MIDLANDS, 0.8),
    Authority("E10000034", "885", "Worcestershire", _WEST_MIDLANDS, 0.8),
    Authority("E10000017", "888", "Lancashire", _NORTH_WEST, 1.7),
    Authority("E10000008", "878", "Devon", _SOUTH_WEST, 1.0),
    Authority("E06000066", "933", "Somerset", _SOUTH_WEST, 0.8),
    Authority("E06000030", "866", "Swindon", _SOUTH_WEST, 0.4),
)
