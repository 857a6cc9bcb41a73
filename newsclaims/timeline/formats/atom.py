"""Changes as an Atom feed (RFC 4287)."""

from datetime import UTC, datetime
from typing import Any

from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from newsclaims.timeline.formats.feed import Feed, id_of
from newsclaims.timeline.formats.site import desk_name

MEDIA_TYPE = Atom1Feed.content_type
# An empty feed has to say when it was updated too, and must not say something else each time.
BEFORE_ALL = datetime(2025, 1, 1, tzinfo=UTC)


class _ChangesFeed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else BEFORE_ALL

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, {**item, "description": None})
        # What Django writes by itself would be read as HTML.
        handler.addQuickElement("summary", item["description"], {"type": "text"})
        for category in item["labels"]:
            handler.addQuickElement("category", "", category)


def write(feed: Feed) -> str:
    """The feed, newest change first."""
    written = _ChangesFeed(
        title=feed.title,
        link=feed.page,
        description="",
        subtitle=feed.subtitle or None,
        language=feed.site.language,
        author_name=desk_name(),
        author_link=feed.site.home,
        feed_url=feed.address,
        feed_guid=feed.id,
    )
    scheme = feed.site.address(reverse("timeline:glossary"))
    for told in feed.told:
        labels = [{"scheme": feed.page.partition("?")[0], "term": told.step.change.value}]
        if told.status:
            labels.append({"scheme": scheme, "term": told.status.value, "label": str(told.status.label)})
        written.add_item(
            title=told.title,
            link=feed.link(told),
            description=told.text,
            pubdate=told.step.recorded_at,
            updateddate=told.step.recorded_at,
            unique_id=id_of(told),
            labels=labels,
        )
    return written.writeString("utf-8")
