"""Actors, outlets, questions and sources: the pattern is that of events, which `test_events.py` tries in full."""

import pytest

from newsclaims.actors.models import Actor
from newsclaims.actors.services import Alias
from newsclaims.articles.models import Outlet
from newsclaims.claims.models import Question
from newsclaims.sources.models import Derivation, Source
from tests.factories import (
    make_actor,
    make_article,
    make_derivation,
    make_event,
    make_outlet,
    make_question,
    make_source,
)

MAKE = {
    "actor": make_actor,
    "outlet": make_outlet,
    "question": make_question,
    "source": make_source,
    "event": make_event,
}


def shown(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize("word", MAKE)
class TestEveryKind:
    def test_has_a_list_with_a_search(self, desk, word):
        record = MAKE[word]()
        assert str(record) in shown(desk.get(f"/desk/{word}s/"))
        assert str(record) in shown(desk.get(f"/desk/{word}s/", {"q": str(record)[:8]}))

    def test_has_a_page_with_its_history(self, desk, word):
        record = MAKE[word]()
        page = shown(desk.get(f"/desk/{word}s/{record.public_id}/"))
        assert f"<bdi>{record}</bdi></h1>" in page
        assert "</strong> added it" in page

    def test_has_an_empty_form(self, desk, word):
        assert f"New {word}" in shown(desk.get(f"/desk/{word}s/add/"))

    def test_keeps_what_was_typed_when_it_refuses(self, desk, word):
        answer = desk.post(
            f"/desk/{word}s/add/",
            {"description": "kept", "measure": "kept", "domain": "kept", "public_as": "kept", "summary": "kept"},
        )
        assert answer.status_code == 422
        assert "kept" in shown(answer) and "This was not saved" in shown(answer)

    def test_is_saved_as_it_is_shown(self, desk, word):
        """Opening the page and saving it without a change changes nothing but the version."""
        record = MAKE[word]()
        form = desk.get(f"/desk/{word}s/{record.public_id}/").context["form"]
        sent = {name: form[name].value() for name in form.fields if isinstance(form[name].value(), str | int)}
        assert desk.post(f"/desk/{word}s/{record.public_id}/", sent).status_code == 302
        left_out = {"_state", "version", "_prefetched_objects_cache"}
        before = {name: content for name, content in vars(record).items() if name not in left_out}
        record.refresh_from_db()
        assert {name: content for name, content in vars(record).items() if name not in left_out} == before

    def test_costs_the_same_for_three_rows_and_for_thirty(self, desk, word, django_assert_max_num_queries):
        for _ in range(30):
            MAKE[word]()
        with django_assert_max_num_queries(4):
            desk.get(f"/desk/{word}s/")


class TestActor:
    def test_takes_names_with_their_languages_one_a_line(self, desk):
        sent = {"name": "Rustem Umerov", "kind": "person", "aliases": "Рустем Умєров | uk | Cyrl\nUmerov\nUmerov"}
        desk.post("/desk/actors/add/", sent)
        actor = Actor.objects.get()
        names = {(other.name, other.language, other.script) for other in actor.names.all()}
        assert names == {("Рустем Умєров", "uk", "Cyrl"), ("Umerov", "", "")}
        assert "Рустем Умєров | uk | Cyrl" in shown(desk.get(f"/desk/actors/{actor.public_id}/"))

    def test_refuses_a_language_that_is_no_tag(self, desk):
        answer = desk.post("/desk/actors/add/", {"name": "Umerov", "kind": "person", "aliases": "Умєров | Ukrainian!"})
        assert "Write the language as its tag" in shown(answer)
        assert "Умєров | Ukrainian!" in shown(answer)

    def test_is_part_of_another_and_never_of_itself(self, desk):
        state = make_actor(name="Ukraine", kind="state")
        body = make_actor(name="SBU", kind="state_body", aliases=[Alias("СБУ", "uk")])
        sent = {"name": "SBU", "kind": "state_body", "aliases": "СБУ | uk", "part_of": "ukraine", "version": 1}
        desk.post(f"/desk/actors/{body.public_id}/", sent)
        body.refresh_from_db()
        assert body.part_of == state
        answer = desk.post(f"/desk/actors/{body.public_id}/", sent | {"part_of": body.public_id, "version": 2})
        assert answer.status_code == 422 and "circle" in shown(answer)

    def test_can_begin_with_a_name_that_was_looked_for(self, desk):
        assert 'value="Kira Rudik"' in shown(desk.get("/desk/actors/add/", {"name": "Kira Rudik"}))


class TestOutlet:
    def test_is_recorded_with_its_country(self, desk):
        desk.post(
            "/desk/outlets/add/",
            {"name": "TRT World", "kind": "broadcaster", "domain": "trtworld.com", "country": "tr"},
        )
        assert Outlet.objects.get().country == "TR"


class TestQuestion:
    def test_names_its_events(self, desk):
        event = make_event(title="Drone strikes")
        desk.post(
            "/desk/questions/add/",
            {"text": "How many were hit?", "measure": "Aircraft hit", "events": ["drone strikes", ""]},
        )
        question = Question.objects.get()
        assert list(question.events.all()) == [event]
        page = shown(desk.get(f"/desk/questions/{question.public_id}/"))
        assert 'value="Drone strikes"' in page and "added an event" in page


class TestSource:
    sent = {"title": "A call", "kind": "person", "reliability": "B", "visibility": "public", "sensitivity": "none"}

    def test_says_what_each_choice_does(self, desk):
        page = shown(desk.get("/desk/sources/add/"))
        assert "Readers see “A source known to the desk” and nothing else." in page
        assert "Readers are warned before they follow the link." in page
        assert "Until then readers see" in page

    def test_may_have_no_address_and_be_confidential(self, desk):
        desk.post(
            "/desk/sources/add/", self.sent | {"visibility": "confidential", "embargo_until": "2 June 2025, 08:40"}
        )
        source = Source.objects.get()
        assert (source.url, source.visibility) == ("", "confidential")
        assert f"{source.embargo_until:%Y-%m-%d %H:%M}" == "2025-06-02 08:40"

    def test_needs_a_description_where_readers_see_one(self, desk):
        answer = desk.post("/desk/sources/add/", self.sent | {"visibility": "described"})
        assert answer.context["form"].errors["public_as"] == ["Say what readers see in place of the title."]

    def test_refuses_an_address_that_is_a_script(self, desk):
        answer = desk.post("/desk/sources/add/", self.sent | {"url": "javascript:alert(1)"})
        assert "Write the whole address" in shown(answer)

    def test_names_publisher_and_article(self, desk):
        publisher, article = make_actor(name="Maxar"), make_article(title="Bombers seen from above")
        desk.post(
            "/desk/sources/add/", self.sent | {"publisher": "maxar", "article_id": article.public_id, "article": "x"}
        )
        source = Source.objects.get()
        assert (source.publisher, source.article) == (publisher, article)


class TestDerive:
    def test_counts_reports_and_roots(self, desk):
        origin = make_source(title="Agency report")
        for _ in range(2):
            make_derivation(source=make_source(), origin=origin)
        assert "3 reports, 1 independent." in shown(desk.get(f"/desk/sources/{origin.public_id}/"))

    def test_records_what_a_source_stands_on_and_logs_it(self, desk):
        source, origin = make_source(title="Reprint"), make_source(title="Agency report")
        answer = desk.post(
            f"/desk/sources/{source.public_id}/derive/", {"how": "copies", "origin": "agency report"}, follow=True
        )
        assert Derivation.objects.get().origin == origin
        assert "added a derivation" in shown(answer) and "copies <a" in shown(answer)

    def test_refuses_a_source_on_itself_and_keeps_what_was_typed(self, desk):
        source = make_source(title="Reprint")
        answer = desk.post(f"/desk/sources/{source.public_id}/derive/", {"how": "cites", "origin": "Reprint"})
        assert answer.status_code == 422
        assert "does not derive from itself" in shown(answer)
        assert answer.context["derivation_form"]["origin"].value().words == "Reprint"

    def test_can_be_taken_back(self, desk):
        derivation = make_derivation(source=make_source(), origin=make_source())
        desk.post(f"/desk/sources/{derivation.source.public_id}/derivations/{derivation.public_id}/take-back/")
        assert not Derivation.objects.exists()

    def test_takes_back_none_of_another_source(self, desk):
        derivation = make_derivation(source=make_source(), origin=make_source())
        address = f"/desk/sources/{make_source().public_id}/derivations/{derivation.public_id}/take-back/"
        assert desk.post(address).status_code == 404
        assert Derivation.objects.exists()
