"""A label is read as the code it shows, however it is dressed; what shows none stays as it is."""

import pytest

from waymark.sources.annex_a import codes


@pytest.mark.parametrize(
    ("labels", "text", "code"),
    [
        (codes.SEX, "a) Male", "M"),
        (codes.SEX, "Female", "F"),
        (codes.SEX, "b) FEMALE", "F"),
        (codes.SEX, "2 - Female", "F"),
        (codes.SEX, "c) Not stated/recorded", "U"),
        (codes.YES_NO, "b) No", "no"),
        (codes.YES_NO, "a) yes", "yes"),
        (codes.YES_NO, "1 - Yes", "yes"),
        (codes.YES_NO, "0 = No", "no"),
        (codes.YES_NO, "Y", "yes"),
        (codes.NEED, "N1 - Abuse or Neglect", "N1"),
        (codes.NEED, "n4", "N4"),
        (codes.NEED, "Abuse or neglect", "N1"),
        (codes.NEED, "a) N9: Cases other than children in need", "N9"),
        (codes.SOURCE, "q) 6: Police", "6"),
        (codes.SOURCE, "b) 1B: Individual", "1B"),
        (codes.SOURCE, "p1) 5D: LA services", "5D"),
        (codes.SOURCE, "2a Schools", "2A"),
        (codes.SOURCE, "Police", "6"),
        (codes.PLACEMENT, "f) U6: Foster placement - not FFA", "U6"),
        (codes.PLACEMENT, "n) H5: Residential accommodation", "H5"),
        (codes.PROVIDER, "e) PR4 - Private provision", "PR4"),
        (codes.PROVIDER, "Own provision", "PR1"),
        (codes.LEGAL, "C2: FCO", "C2"),
        (codes.LEGAL, "Section 20", "V2"),
        (codes.CEASED, "k) E47: Special Guardianship Orders - relative/friend", "E47"),
        (codes.ABUSE, "Physical abuse", "PHY"),
        (codes.ABUSE, "Emotional", "EMO"),
        (codes.ACTIVITY, "F1: Full time in higher education", "F1"),
        (codes.ACTIVITY, "G5: Not in education, employment or training - other", "G5"),
        (codes.ACTIVITY, "Full time in training or employment", "F3"),
        (codes.ACCOMMODATION, "U: Independent living", "U"),
        (codes.ACCOMMODATION, "Independent living [U]", "U"),
        (codes.IN_TOUCH, "a) Yes", "YES"),
        (codes.CLOSED, "RC8 - Case closed after assessment", "RC8"),
    ],
)
def test_the_code_that_a_label_shows(labels, text, code):
    assert labels.code_of(text) == code


@pytest.mark.parametrize(
    "text", ["PSRMEM - Support with memory and cognition", "N11 - Other", "x", "nope", "- -", ")("]
)
def test_what_shows_no_code_stays(text):
    assert codes.NEED.code_of(text) == text
