"""Files spoilt as people, programs and ill will spoil them. Every change is drawn from a seeded `Random`."""

import csv
import io
import zipfile
from collections.abc import Callable, Mapping
from random import Random

from lxml import etree
from tests.hostile.canaries import CHILD, FORMER_PUPIL_NUMBER, HOME, PUPIL_NUMBER, SIBLING

Mutator = Callable[[bytes, Random], bytes]

NASTY = (
    *("", " ", "\u00a0", "\ufeff", "\u200b", "-", "–", "*", "**", "c", "z", "x", "low", "u", "k", ":", "..", "N/A"),
    *("1,234", "12,34", "74%", "1e9", "-1", "+5", "0.0", "1.0", "007", "9" * 400, "٣", "½", "Ⅷ", "1_000", "NaN", "inf"),
    *("=1+1", '=HYPERLINK("http://x")', "@SUM(A1)", "+cmd|' /C calc'!A0", "#N/A", "#REF!", "#DIV/0!"),
    *(
        "31/02/2021",
        "29/02/2023",
        "00/00/0000",
        "13/13/2021",
        "04/24/2021",
        "2021-24-04",
        "24/04/21",
        "2021-04-24T25:00",
    ),
    *(
        "43579",
        "43579.25",
        "0",
        "60",
        "99999",
        "1/1/1",
        "24-Avr-2021",
        "24 Apr 2021",
        "20210424",
        "9999-12-31",
        "0001-01-01",
    ),
    *("2021-04-24 23:59:59.999999999", "z/z/2015", "today", "1899-12-30", "2100-12-31", "01/04/2035"),
    *(
        "\x00",
        "\x1b[31m",
        "\r",
        "\n",
        "a\nb",
        "\t",
        '"',
        '""',
        '"open',
        'a"b',
        "'",
        "\\",
        "\x85",
        "\u2028",
        "\ud7ff",
        "\U0001f600",
    ),
    *(
        "x" * 200,
        "x" * 140_000,
        "é" * 50,
        "İ",
        "ß",
        "ﬀ",
        "e\u0301",
        "true",
        "False",
        "Y",
        "ja",
        "None",
        "null",
        "[]",
        "{}",
    ),
    *("]]>", "<a>", "&amp;", "&x;", "<!-- ", "<![CDATA[", "../../etc/passwd", "${x}", "%s%n", "{at}", "[bold]x[/bold]"),
    *(CHILD, HOME, PUPIL_NUMBER, FORMER_PUPIL_NUMBER, SIBLING),
)
_HEADINGS = (
    "",
    " ",
    "CHILD",
    "child_id",
    "DOB",
    "Column1",
    "Unnamed: 3",
    "1",
    "=A1",
    "x" * 300,
    "\x00",
    "Ünïcode",
    HOME,
)


# Of any bytes


def flip(content: bytes, random: Random) -> bytes:
    spoilt = bytearray(content)
    for _ in range(random.choice((1, 1, 1, 3, 20))):
        if spoilt:
            spoilt[random.randrange(len(spoilt))] = random.randrange(256)
    return bytes(spoilt)


def cut(content: bytes, random: Random) -> bytes:
    at, end = _span(content, random)
    return content[:at] + content[end:]


def put_in(content: bytes, random: Random) -> bytes:
    at, _ = _span(content, random)
    odd = (
        b"\x00",
        b"\xff",
        b"\xfe\xff",
        b'"',
        b"\r",
        b"\n",
        b",",
        b"<",
        b"&",
        b"\x1a",
        b"\xc3",
        b"\x81",
        b"PK\x03\x04",
    )
    return content[:at] + (random.choice(odd) * random.choice((1, 1, 7)) or random.randbytes(5)) + content[at:]


def repeat(content: bytes, random: Random) -> bytes:
    at, end = _span(content, random)
    return content[:end] + content[at:end] * random.choice((1, 1, 5)) + content[end:]


def truncate(content: bytes, random: Random) -> bytes:
    return content[: random.randrange(len(content) + 1)]


def _span(content: bytes, random: Random) -> tuple[int, int]:
    at = random.randrange(len(content) + 1)
    return at, min(len(content), at + random.choice((1, 1, 4, 30, 300)))


ANY = (flip, cut, put_in, repeat, truncate)


# Of a table


def _of_rows(change: Callable[[list[list[str]], Random], None]) -> Mutator:
    def mutator(content: bytes, random: Random) -> bytes:
        rows = list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))
        change(rows, random)
        out = io.StringIO(newline="")
        csv.writer(out, quoting=random.choice((csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL))).writerows(rows)
        return out.getvalue().encode("utf-8", "surrogatepass")

    mutator.__name__ = change.__name__
    return mutator


@_of_rows
def cell(rows: list[list[str]], random: Random) -> None:
    for _ in range(random.choice((1, 1, 2, 6))):
        row = random.choice(rows[1:])
        row[random.randrange(len(row))] = random.choice(NASTY)


@_of_rows
def cells_slip(rows: list[list[str]], random: Random) -> None:
    row = random.choice(rows[1:])
    one, other = random.randrange(len(row)), random.randrange(len(row))
    row[one], row[other] = row[other], row[one]


@_of_rows
def column_spoilt(rows: list[list[str]], random: Random) -> None:
    at, text = random.randrange(len(rows[0])), random.choice(NASTY)
    for row in rows[1:]:
        row[at] = text


@_of_rows
def row_width(rows: list[list[str]], random: Random) -> None:
    row = random.choice(rows)
    row[random.randrange(len(row)) :] = random.choice(([], ["x"], ["", "", ""], [CHILD] * 40))


@_of_rows
def row_order(rows: list[list[str]], random: Random) -> None:
    random.shuffle(rows if random.random() < 0.2 else (under := rows[1:]))
    if len(rows) > 1 and "under" in locals():
        rows[1:] = under


@_of_rows
def row_again(rows: list[list[str]], random: Random) -> None:
    rows.insert(random.randrange(len(rows) + 1), list(random.choice(rows)))


@_of_rows
def row_gone(rows: list[list[str]], random: Random) -> None:
    del rows[random.randrange(len(rows))]


@_of_rows
def row_of_totals(rows: list[list[str]], random: Random) -> None:
    width = len(rows[0])
    rows.append([random.choice(("Total", "Grand total", "")), *["3"] * (width - 1)][:width])


@_of_rows
def titles_above(rows: list[list[str]], random: Random) -> None:
    rows[:0] = [["Report of children"], [], ["Printed", "01/04/2022"]][: random.randrange(1, 4)]


@_of_rows
def heading(rows: list[list[str]], random: Random) -> None:
    names, at = rows[0], random.randrange(len(rows[0]))
    change = random.choice(("twice", "gone", "renamed", "merged", "case", "order"))
    if change == "twice":
        names[at] = random.choice(names)
    elif change == "gone":
        for row in rows:
            del row[at : at + 1]
    elif change == "renamed":
        names[at] = random.choice(_HEADINGS)
    elif change == "merged":
        names[at : at + 3] = [names[at]] + [""] * (len(names[at : at + 3]) - 1)
    elif change == "case":
        names[at] = f" {names[at].swapcase()}\u00a0"
    else:
        random.shuffle(names)


def written_otherwise(content: bytes, random: Random) -> bytes:
    """Another encoding, delimiter or line end, which may be right and may be wrong."""
    text = content.decode("utf-8")
    ends = random.choice(("\r\n", "\n", "\r", "\n\r", "\u2028"))
    text = text.replace("\r\n", ends).replace(",", random.choice((",", ";", "\t", "|", ", ")))
    encoding = random.choice(("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32", "utf-7"))
    return text.encode(encoding, "replace") + random.choice((b"", b"\x1a", b"\x00", b"\x81"))


TABLE = (
    *(cell, cell, cell, cells_slip, column_spoilt, row_width, row_order, row_again, row_gone, row_of_totals),
    *(titles_above, heading, heading, written_otherwise),
)


# Of markup


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


# Of a workbook


def of_a_part(content: bytes, random: Random) -> bytes:
    """One part of the archive changed as markup or as bytes, and packed again."""
    parts = unpacked(content)
    name = random.choice([name for name in parts if "sheet" in name.casefold() or random.random() < 0.2] or list(parts))
    parts[name] = random.choice((*MARKUP, *MARKUP, *ANY))(parts[name], random)
    return packed(parts)


def unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part)
    return out.getvalue()


def mutators_of(content: bytes) -> tuple[Mutator, ...]:
    """What can be done to such a file, the likelier mistakes more than once."""
    if content.startswith(b"PK"):
        return (*(of_a_part,) * 8, *ANY)
    if content.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<"):
        return (*MARKUP, *ANY)
    if b"," in content.split(b"\n", 1)[0]:
        return (*TABLE, *ANY)
    return ANY
