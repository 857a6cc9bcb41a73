"""The pages of subjects and the map, as they stood before."""

from django.urls import reverse

from newsclaims.actors.services import Alias, mend_actor
from newsclaims.events.services import Participant, Where
from newsclaims.publication.services import publish_subject
from newsclaims.vocabulary.kinds import Change
from tests.factories import (
    make_actor,
    make_article,
    make_attribution,
    make_claim,
    make_event,
    make_outlet,
    make_question,
    make_statement,
    publish_claim,
)
from tests.timeline.test_time_travel import main_of, now_in_address, without_moment

BELAYA = Where(name="Belaya", country="RU", latitude=52.9, longitude=103.6)


def story(editor, actor, outlet, text: str) -> list[str]:
    """Something said of something that happened, all of it published; the addresses of its pages."""
    event = make_event(where=BELAYA, participants=[Participant(actor=actor, role="attacker")])
    publish_subject(by=editor, subject=event, change=Change.FIRST)
    claim = make_claim(text=text, events=[event], questions=[make_question(events=[event])], attributed=False)
    article = make_article(outlet=outlet)
    make_attribution(claim=claim, statement=make_statement(actor=actor), article=article)
    publish_claim(claim=claim)
    return [
        reverse("timeline:event", args=[event.public_id]),
        reverse("timeline:article", args=[article.public_id]),
    ]


def test_every_page_shows_what_stood_then_to_the_byte_but_for_the_links_that_carry_it(client, editor):
    actor, outlet = make_actor(name="Rudik"), make_outlet()
    addresses = [
        *story(editor, actor, outlet, "Forty aircraft were hit"),
        reverse("timeline:actor", args=[actor.public_id]),
        reverse("timeline:outlet", args=[outlet.public_id]),
        reverse("timeline:map"),
    ]
    saved = {address: main_of(client.get(address)) for address in addresses}
    moment = now_in_address()
    story(editor, actor, outlet, "Forty aircraft were destroyed")
    actor.refresh_from_db()
    mend_actor(
        by=editor,
        actor=actor,
        version=actor.version,
        kind=actor.kind,
        name="Kira Rudik",
        aliases=[Alias("Rudyk")],
        description="Member of parliament.",
        part_of=None,
    )
    publish_subject(by=editor, subject=actor, change=Change.UPDATE)
    for address, before in saved.items():
        then = main_of(client.get(address, {"as_of": moment}))
        assert "as_of=" in then, address
        assert without_moment(then) == before, address
    for address in addresses[:1] + addresses[2:]:
        assert main_of(client.get(address)) != saved[address], address


def test_what_was_not_yet_published_is_a_404(client, editor):
    before = make_actor()
    publish_subject(by=editor, subject=before, change=Change.FIRST)
    moment = now_in_address()
    actor = make_actor()
    publish_subject(by=editor, subject=actor, change=Change.FIRST)
    address = reverse("timeline:actor", args=[actor.public_id])
    assert client.get(address).status_code == 200
    assert client.get(address, {"as_of": moment}).status_code == 404
