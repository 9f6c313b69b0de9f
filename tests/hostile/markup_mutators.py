"""XML spoilt by text, element and attribute."""

from collections.abc import Callable
from random import Random

from lxml import etree
from tests.hostile.nasty_cells import NASTY

Mutator = Callable[[bytes, Random], bytes]


def _of_tree(change: Callable[[list[etree._Element], Random], None]) -> Mutator:
    def mutator(content: bytes, random: Random) -> bytes:
        root = etree.fromstring(content)
        change(list(root.iter("*")), random)
        return etree.tostring(
            root, encoding=random.choice(("utf-8", "utf-8", "utf-16", "cp1252")), xml_declaration=True
        )

    mutator.__name__ = change.__name__
    return mutator


@_of_tree
def leaf(elements: list[etree._Element], random: Random) -> None:
    for _ in range(random.choice((1, 1, 2, 6))):
        random.choice([each for each in elements if not len(each)]).text = _sayable(random.choice(NASTY))


@_of_tree
def element_again(elements: list[etree._Element], random: Random) -> None:
    chosen = random.choice(elements[1:] or elements)
    if (parent := chosen.getparent()) is not None:
        parent.insert(random.randrange(len(parent) + 1), etree.fromstring(etree.tostring(chosen)))


@_of_tree
def element_gone(elements: list[etree._Element], random: Random) -> None:
    chosen = random.choice(elements[1:] or elements)
    if (parent := chosen.getparent()) is not None:
        parent.remove(chosen)


@_of_tree
def element_elsewhere(elements: list[etree._Element], random: Random) -> None:
    chosen, into = random.choice(elements), random.choice(elements)
    if chosen.getparent() is not None and chosen not in into.iterancestors() and chosen is not into:
        into.append(chosen)


@_of_tree
def element_renamed(elements: list[etree._Element], random: Random) -> None:
    chosen = random.choice(elements)
    old, new = (
        chosen.tag,
        random.choice((*(each.tag for each in elements), "Other", str(chosen.tag).swapcase(), "{urn:x}Y")),
    )
    for each in elements if random.random() < 0.5 else (chosen,):
        if each.tag == old:
            each.tag = new


@_of_tree
def attribute(elements: list[etree._Element], random: Random) -> None:
    chosen = random.choice(elements)
    name = random.choice((*chosen.attrib, "r", "t", "s", "nil", "{urn:x}y"))
    chosen.set(name, _sayable(random.choice(NASTY)))


def text_between(content: bytes, random: Random) -> bytes:
    """Something between two elements that a parser may or may not take."""
    at = random.choice([place for place in range(len(content)) if content[place : place + 1] == b"<"] or [0])
    odd = (
        *(
            "&nbsp;",
            "&x;",
            "&#0;",
            "&#xD800;",
            "<!-- -- -->",
            "<!-- x -->",
            "<![CDATA[x]]>",
            "<?php x?>",
            "]]>",
            "stray",
        ),
        *(
            '<!DOCTYPE a [<!ENTITY x "y">]>',
            '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
            "<a xmlns:b='c'>",
            "</a>",
            "\x0b",
        ),
    )
    return content[:at] + random.choice(odd).encode() + content[at:]


def _sayable(text: str) -> str:
    """What XML can hold of it."""
    return "".join(letter for letter in text if letter in "\t\n\r" or letter >= " ")


MARKUP = (leaf, leaf, leaf, element_again, element_gone, element_elsewhere, element_renamed, attribute, text_between)
