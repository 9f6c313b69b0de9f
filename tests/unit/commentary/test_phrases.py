"""A lexicon as people write it, and the pattern that it becomes."""

import re

import pytest

from waymark.commentary.phrases import phrases, spoken

LEXICON = r"""
    ahead of
    (?<!not )met
    far
        (?:away|off)
    [- ]up
"""


@pytest.mark.parametrize("text", ["ahead of", "ahead   of", "met", "faraway", "faroff", " up", "-up"])
def test_a_phrase_matches(text):
    assert re.fullmatch(phrases(LEXICON), text)


@pytest.mark.parametrize("text", ["ahead", "aheadof", "far away"])
def test_another_does_not(text):
    assert not re.fullmatch(phrases(LEXICON), text)


def test_what_must_not_go_before():
    assert re.search(phrases(LEXICON), "it met it")
    assert not re.search(phrases(LEXICON), "it not met it")


def test_what_stands_around_each():
    pattern = spoken(LEXICON, before=r"\b", after=r" target")
    assert pattern.search("AHEAD of Target")
    assert not pattern.search("ahead of")
