"""Changes as a JSON Feed (version 1.1)."""

import json
from typing import Any

from newsclaims.timeline.formats.feed import Feed, id_of
from newsclaims.timeline.formats.site import desk_name
from newsclaims.timeline.telling import Told

MEDIA_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def write(feed: Feed) -> str:
    """The feed, newest change first; `_newsclaims` says the same for programmes."""
    return json.dumps(
        {
            "version": VERSION,
            "title": feed.title,
            **({"description": feed.subtitle} if feed.subtitle else {}),
            "home_page_url": feed.page,
            "feed_url": feed.address,
            "language": feed.site.language,
            "authors": [{"name": desk_name(), "url": feed.site.home}],
            "items": [_item(feed, told) for told in feed.told],
        },
        ensure_ascii=False,
    )


def _item(feed: Feed, told: Told) -> dict[str, Any]:
    moment = told.step.recorded_at.isoformat().replace("+00:00", "Z")
    return {
        "id": id_of(told),
        "url": feed.link(told),
        "title": told.title,
        "content_text": told.text,
        "date_published": moment,
        "tags": [told.step.change.value, *([told.status.value] if told.status else [])],
        "_newsclaims": _for_programmes(told),
    }


def _for_programmes(told: Told) -> dict[str, str]:
    statuses = {"from": told.differences.status_before, "to": told.differences.status_after}
    return {
        told.step.kind.value: told.step.subject,
        "change": told.step.change.value,
        **{name: status.value for name, status in statuses.items() if status},
    }
