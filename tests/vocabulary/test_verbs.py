import pytest

from newsclaims.vocabulary.verbs import printed_verb


@pytest.mark.parametrize("cue", ["said", "claimed", "reported", "posted", "denied"])
def test_a_printed_verb_that_carries_a_sentence_is_kept(cue):
    assert printed_verb(cue) == cue


@pytest.mark.parametrize("cue", ["called it", "put it at", "told", "ilmoitti", "according to", ""])
def test_any_other_is_left_to_the_report(cue):
    assert printed_verb(cue) == ""
