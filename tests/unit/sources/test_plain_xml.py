"""Where a chunk is plain, its elements are those that a parser finds; anything else is refused as not plain."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree

from waymark.sources.plain_xml import plain_elements

NAMES = st.sampled_from(["a", "b", "Child", "CINreferralDate", "FactorsIdentifiedAtAssessment", "x1.y-z_"])
TEXTS = st.sampled_from(["", "x", " 2021-06-01\n", "a text that is longer than two words", "\u00e9\u00e9", "\r\n\t"])


@st.composite
def trees(draw, depth=0):
    name = draw(NAMES)
    inside = draw(st.lists(trees(depth + 1), max_size=3)) if depth < 4 else []
    if not inside and draw(st.booleans()):
        return draw(st.sampled_from([f"<{name}/>", f"<{name} />"]))
    texts = [draw(TEXTS) for _ in range(len(inside) + 1)]
    content = texts[0] + "".join(each + text for each, text in zip(inside, texts[1:], strict=True))
    return f"<{name}>{content}</{name}{draw(st.sampled_from(['', ' ']))}>"


def by_parser(chunk):
    """Names, parents, leaves' texts and lines of every element, as the parser has them."""
    root = etree.fromstring(b"<root>" + chunk + b"</root>")
    elements = list(root.iter())[1:]
    places = {element: place for place, element in enumerate(elements)}
    return (
        [element.tag.casefold() for element in elements],
        [places.get(element.getparent(), -1) for element in elements],
        [(element.text or "") if not len(element) else None for element in elements],
        [element.sourceline - 1 for element in elements],
    )


@given(st.lists(trees(), min_size=1, max_size=4).map("\n".join))
def test_elements_are_those_that_a_parser_finds(text):
    chunk = text.encode()
    found = plain_elements(chunk)
    names, parents, texts, lines = by_parser(chunk)
    assert [found.names[code] for code in found.name] == names
    assert found.parent.tolist() == parents
    leaves = np.flatnonzero(found.leaf)
    assert [found.text(int(place)) for place in leaves] == [text for text in texts if text is not None]
    distinct, codes = found.texts(leaves)
    assert [distinct[code] for code in codes] == [text for text in texts if text is not None]
    assert found.lines(np.arange(len(names))).tolist() == lines


@pytest.mark.parametrize(
    "chunk",
    [
        b"",
        b"text",
        b"<a>",
        b"</a>",
        b"<a></b>",
        b"<a><b></a></b>",
        b"</a><a>",
        b"<a x='1'/>",
        b"<a\n/>",
        b"<n:a/>",
        b"<1a/>",
        b"<>",
        b"< >",
        b"<a>&amp;</a>",
        b"<a>></a>",
        b"<a>]]></a>",
        b"<a><!-- --></a>",
        b"<a><?b?></a>",
        b"<a><![CDATA[]]></a>",
        b"<a>\x01</a>",
        b"<a>\xe9</a>",
        b"<a>\r</a>",
        b"<a>\xef\xbf\xbf</a>",
        b"<" + b"a" * 50 + b"/>",
        b"<a>" * 50 + b"</a>" * 50,
        b"".join(b"<a%d/>" % number for number in range(2_000)),
    ],
)
def test_what_is_not_plain_is_not_read(chunk):
    assert plain_elements(chunk) is None


@given(st.binary(max_size=60))
@example(b"<a></a><b>")
def test_what_is_taken_for_plain_is_sound(noise):
    """A chunk with anything in it is either refused or well-formed."""
    chunk = b"<Child><a>" + noise + b"</a></Child>"
    if plain_elements(chunk) is not None:
        etree.fromstring(b"<root>" + chunk + b"</root>")
