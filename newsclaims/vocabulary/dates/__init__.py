"""Dates as a newsroom knows them.

EDTF (ISO 8601-2, levels 0 and 1 and the sets of level 2), read from and put into words.
"""

from newsclaims.vocabulary.dates.edtf import InvalidDate, UncertainDate, parse
from newsclaims.vocabulary.dates.names import weekday_name
from newsclaims.vocabulary.dates.reading import read
from newsclaims.vocabulary.dates.words import day_in_words, in_words

__all__ = ["InvalidDate", "UncertainDate", "day_in_words", "in_words", "parse", "read", "weekday_name"]
