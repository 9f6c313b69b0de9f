import pytest

from waymark.publishing.site.links import Kind, RelativeLinks, file_of


def test_relative_links_climb_to_the_root():
    assert RelativeLinks(0).url(Kind.INDICATOR, "SCS18.same_carer") == "indicators/SCS18.same_carer.html"
    assert RelativeLinks(1).url(Kind.PDF, "directorate") == "../pdf/directorate.pdf"
    assert RelativeLinks(1).url(Kind.HOME) == "../index.html"
    assert RelativeLinks(1).url(Kind.STYLESHEET) == "../waymark.css"


@pytest.mark.parametrize("key", ["", "..", "../x", "a/b", "a b", ".hidden", "x\n", 'x"y'])
def test_a_key_that_is_no_plain_file_name_is_refused(key):
    with pytest.raises(ValueError, match="cannot name a page"):
        file_of(Kind.INDICATOR, key)
