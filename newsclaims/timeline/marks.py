"""The marks of statuses as they stand in static/marks.svg, for what is shown on other people's pages.

There the file itself cannot be drawn from: a frame in a sandbox has no origin in common with it.
"""

import re
from functools import lru_cache

from django.conf import settings
from django.utils.safestring import SafeString

from newsclaims.vocabulary.statuses import Status

_SYMBOL = re.compile(r'<symbol id="mark-(\w+)" viewBox="0 0 16 16">(.*?)</symbol>')


def shape_of(status: Status) -> SafeString:
    """What is inside the mark's svg element of 16 by 16."""
    return _shapes()[status.value]


@lru_cache(maxsize=1)
def _shapes() -> dict[str, SafeString]:
    drawn = (settings.BASE_DIR / "static" / "marks.svg").read_text()
    return {key: SafeString(shape) for key, shape in _SYMBOL.findall(drawn)}
