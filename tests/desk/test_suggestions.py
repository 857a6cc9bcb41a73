import pytest
from django.urls import reverse

from newsclaims.actors.services import Alias
from newsclaims.desk.lookups import LOOKUPS
from newsclaims.desk.views.suggestions import around
from tests.factories import make_actor, make_claim


def ask(client, kind, typed, **more):
    return client.get(reverse("desk:suggest", args=[kind]), {"q": typed, **more})


class TestSuggest:
    def test_answers_options_with_their_ids(self, desk):
        actor = make_actor(name="Kira Rudik")
        answer = ask(desk, "actors", "rud").content.decode()
        assert f'<li role="option" data-value="{actor.public_id}" data-label="Kira Rudik">' in answer
        assert "Kira <b>Rud</b>ik" in answer

    def test_finds_an_actor_by_another_name(self, desk):
        make_actor(name="Security Service of Ukraine", aliases=[Alias("SBU")])
        assert "Security Service of Ukraine" in ask(desk, "actors", "sbu").content.decode()

    @pytest.mark.parametrize("kind", LOOKUPS)
    def test_answers_for_every_kind(self, desk, kind):
        make_claim()
        assert ask(desk, kind, "air").status_code == 200

    def test_escapes_names(self, desk):
        make_actor(name="<script>alert(1)</script>")
        assert "<script" not in ask(desk, "actors", "script").content.decode()

    def test_offers_a_new_one_where_the_field_takes_it(self, desk):
        assert "“Nob” as a new outlet" in ask(desk, "outlets", "Nob", new="1").content.decode()
        assert ask(desk, "outlets", "Nob").content.decode().strip() == ""

    def test_is_empty_for_nothing_typed(self, desk):
        make_actor()
        assert ask(desk, "actors", " ").content.decode().strip() == ""

    def test_knows_no_other_kind(self, desk):
        assert ask(desk, "editors", "fir").status_code == 404

    def test_sends_a_visitor_to_sign_in(self, client, db):
        assert ask(client, "actors", "rud").status_code == 302


class TestAround:
    def test_finds_letters_without_their_accents(self):
        assert around("Çırağan Palace", "cira") == ("", "Çıra", "ğan Palace")

    def test_leaves_a_label_whole_that_matches_by_another_name(self):
        assert around("Security Service", "sbu") == ("Security Service", "", "")
