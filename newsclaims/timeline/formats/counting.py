"""How many claims there are and how they stand, in a sentence: for previews, pictures and embeds."""

from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from newsclaims.core import numbers
from newsclaims.vocabulary.known import Part
from newsclaims.vocabulary.on_screen import in_sentence
from newsclaims.vocabulary.statuses import Status


def counted_in_words(statuses: Sequence[Status], *, more: bool = False) -> str:
    """“24 claims: 3 established, 5 contested, 12 only claimed, 4 not known”; `more` where these are the first only."""
    if not statuses:
        return _("No claims yet")
    total = ngettext("%(count)s claim", "%(count)s claims", len(statuses)) % {"count": _shown(len(statuses), more)}
    counts = Counter(part for status in statuses for part in Part if status in part.statuses)
    parts = [f"{numbers.shown(counts[part])} {in_sentence(part)}" for part in Part if counts[part]]
    return f"{total}: {', '.join(parts)}" if not more else total


def _shown(count: int, more: bool) -> str:
    return f"{numbers.shown(count)}+" if more else numbers.shown(count)
