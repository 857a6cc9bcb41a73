import pytest
from django.utils import translation

from newsclaims.vocabulary import countries


@pytest.mark.parametrize(
    ("language", "name"), [("en-gb", "Türkiye"), ("uk", "Туреччина"), ("de", "Türkei"), ("fr", "Türkiye")]
)
def test_a_country_is_named_in_the_readers_language_or_in_english(language, name):
    with translation.override(language):
        assert countries.name_of("TR") == countries.name_of("tr") == name


def test_a_code_that_is_none_of_ours_stays_as_it_is():
    assert countries.name_of("XQ") == "XQ"
