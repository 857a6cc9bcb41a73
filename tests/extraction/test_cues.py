import pytest

from newsclaims.extraction.cues import CUES, suggested_stance

STANCES = {"asserts", "confirms", "denies", "repeats", "questions", "declines", "retracts"}


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        ("said", "asserts"),
        ("claimed", "asserts"),
        ("Has confirmed", "confirms"),
        ("admitted", "confirms"),
        ("denied", "denies"),
        ("rejects", "denies"),
        ("reiterated", "repeats"),
        ("questioned", "questions"),
        ("declined to comment", "declines"),
        ("retracted", "retracts"),
        ("according to", "asserts"),
        ("", "asserts"),
    ],
)
def test_a_cue_suggests_its_stance(cue, stance):
    assert suggested_stance(cue) == stance


def test_every_stance_is_one_of_the_vocabulary():
    assert {cue.stance for cue in CUES.values()} == STANCES


@pytest.mark.parametrize(
    "form", ["says", "denies", "denied", "denying", "admitted", "posting", "agreed", "wrote", "echoes"]
)
def test_verbs_are_known_in_every_form(form):
    assert form in CUES
