"""What is checked in a filter's characters and words, before and beside the parsed tree.

A tree no longer shows a comment, tells DATE '…' from a cast, or says which word broke it; the words do.
"""

import re
from collections import Counter
from collections.abc import Iterable

from sqlglot.errors import ParseError
from sqlglot.tokenizer_core import Token, TokenType

from waymark.domain.tables import TableColumn
from waymark.written.findings import shortened

DEEPEST = 20  # brackets within brackets
MOST_NOTS = 20  # a run of NOT, or of signs, nests too

COLUMN, TEXT, NUMBER, COMPARISON = "a column", "a text", "a number", "a comparison"
_COMPARISONS = (TokenType.EQ, TokenType.NEQ, TokenType.LT, TokenType.LTE, TokenType.GT, TokenType.GTE)
_WORDS = frozenset({"AND", "OR", "NOT", "IN", "BETWEEN", "IS", "NULL", "LIKE", "ILIKE", "TRUE", "FALSE", "DATE"})


def strange_characters(text: str) -> list[str]:
    """Characters other than plain ones outside text in quotes, and invisible ones anywhere."""
    outside = re.sub(r"'[^']*'", "''", text)
    invisible = {c for c in text if not c.isprintable() and c not in "\n\r\t"}
    foreign = {c for c in outside if not c.isascii()}
    return [
        f"The character {_shown(character)} (U+{ord(character):04X}) is not part of the filter language."
        + (" Use the straight quotation mark '." if character in "‘’‛′＇" else "")
        for character in sorted(invisible | foreign)
    ]


def _shown(character: str) -> str:
    return f"'{character}'" if character.isprintable() else "that cannot be seen"


def problems_of(tokens: Iterable[Token]) -> list[str]:
    """What must be seen before parsing, because the parsed tree no longer shows it."""
    said = []
    words = list(tokens)
    for token, following in zip(words, [*words[1:], None], strict=True):
        if following is not None and (token.token_type, following.token_type) == (TokenType.NOT, TokenType.IS):
            said.append("'NOT IS' is the wrong way round; write IS NOT.")
        if token.comments:
            said.append("A comment is not part of the filter language; write it in YAML, after #.")
        match token.token_type:
            case TokenType.SEMICOLON:
                said.append("A filter is one condition; ';' is not part of the filter language.")
            case TokenType.DCOLON:
                said.append("The cast '::' is not part of the filter language.")
            case TokenType.PARAMETER | TokenType.PLACEHOLDER | TokenType.COLON:
                said.append(f"The parameter '{token.text}' is not part of the filter language.")
            case _ if token.text.upper() in ("CAST", "TRY_CAST") and token.token_type is not TokenType.STRING:
                said.append(f"The cast '{token.text}' is not part of the filter language.")
    return list(dict.fromkeys(said))


def too_deep(tokens: Iterable[Token]) -> bool:
    """Whether reading this would nest calls without bound. Counts brackets that are open, and every NOT and sign."""
    opens = (TokenType.L_PAREN, TokenType.L_BRACKET, TokenType.L_BRACE)
    closes = (TokenType.R_PAREN, TokenType.R_BRACKET, TokenType.R_BRACE)
    depth = run = 0
    for token in tokens:
        depth += (token.token_type in opens) - (token.token_type in closes)
        run = run + 1 if token.token_type in (TokenType.NOT, TokenType.DASH, TokenType.PLUS, TokenType.TILDE) else 0
        if depth > DEEPEST or run > MOST_NOTS:
            return True
    return False


def foreign_words(tokens: Iterable[Token], table: str, columns: Iterable[TableColumn]) -> list[str]:
    """Sentences for the words that are neither a column nor of the language, in a text that could not be parsed."""
    names = {column.name.casefold() for column in columns}
    said = [
        f"'{shortened(token.text)}' is neither a column of {table} nor a word of the filter language."
        for token in tokens
        if token.token_type not in (TokenType.STRING, TokenType.NUMBER)
        and re.fullmatch(r"\w+", token.text)
        and token.text.upper() not in _WORDS
        and token.text.casefold() not in names
    ]
    return list(dict.fromkeys(said))


def words_of(tokens: Iterable[Token], columns: Iterable[TableColumn]) -> Counter[str]:
    """How often each word stands in the text. Brackets are left out: the parser pairs them."""
    names = {column.name.casefold() for column in columns}
    counted: Counter[str] = Counter()
    for token in tokens:
        if token.token_type is TokenType.STRING:
            counted[TEXT] += 1
        elif token.token_type is TokenType.NUMBER:
            counted[NUMBER] += 1
        elif token.token_type in _COMPARISONS:
            counted[COMPARISON] += 1
        elif token.token_type is TokenType.IDENTIFIER or token.text.casefold() in names:
            counted[COLUMN] += 1
        elif token.token_type not in (TokenType.L_PAREN, TokenType.R_PAREN):
            counted[token.text.upper()] += 1
    return counted


def unused_words(tokens: Iterable[Token], columns: Iterable[TableColumn], used: Counter[str]) -> list[str]:
    """Sentences where the text and what was read from it differ: the parser forgives, a definition must not."""
    there = words_of(tokens, columns)
    too_many = [f"'{shortened(word)}' cannot stand where it stands." for word in there - used]
    too_few = [f"'{word}' is missing somewhere." for word in used - there]
    return too_many + too_few


def unread(error: ParseError) -> str:
    """A sentence for a text whose words are all known but do not make a condition."""
    where = error.errors[0] if error.errors else {}
    near = str(where.get("highlight") or "").strip()
    place = f" near '{shortened(near)}'" if near else ""
    return f"The filter cannot be read{place}; check its brackets, quotes and the words between the conditions."
