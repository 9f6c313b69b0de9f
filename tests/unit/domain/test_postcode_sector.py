"""Of a postcode the sector is kept; what is no postcode has none."""

import pytest

from waymark.domain.postcode_sector import is_sector, sector_of


@pytest.mark.parametrize(
    ("postcode", "sector"),
    [
        ("ZZ1 4AB", "ZZ1 4"),
        (" zz14ab ", "ZZ1 4"),
        ("Z9A 1AA", "Z9A 1"),
        ("ZZ12  3AB", "ZZ12 3"),
        ("ZZ123AB", "ZZ12 3"),
        ("ZZ1 4", "ZZ1 4"),
        ("ZZ1", ""),
        ("ZZ14", ""),
        ("", ""),
        ("12 High Street", ""),
        ("ZZ1 4AB, ZZ1 5AB", ""),
        ("ＺＺ1 4AB", ""),
    ],
)
def test_the_sector_of_a_postcode(postcode, sector):
    assert sector_of(postcode) == sector
    assert is_sector(sector) is bool(sector)


def test_only_the_form_that_is_kept_is_a_sector():
    assert not is_sector("ZZ1  4")
    assert not is_sector("zz1 4")
    assert not is_sector("ZZ1 4AB")
    assert not is_sector("Ashford")
