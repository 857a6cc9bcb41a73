from decimal import Decimal

import pytest
from django.utils import translation

from newsclaims.core import numbers


class TestShown:
    @pytest.mark.parametrize(
        ("language", "words"),
        [("en-gb", "1,234,567.5"), ("de", "1.234.567,5"), ("uk", "1\u00a0234\u00a0567,5")],
    )
    def test_is_written_as_in_the_language(self, language, words):
        with translation.override(language):
            assert numbers.shown(Decimal("1234567.5")) == words

    def test_rounds_nothing(self):
        assert numbers.shown(Decimal("0.000123456789012")) == "0.000123456789012"
        assert numbers.shown(Decimal("-1000")) == "-1,000"
        assert numbers.shown(10**15) == "1,000,000,000,000,000"
