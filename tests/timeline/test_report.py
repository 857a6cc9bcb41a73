"""Reporting an error, from the link on a page to the desk's table."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from newsclaims.publication import services as publication
from newsclaims.reports.models import LONGEST_WORDS, Report
from newsclaims.vocabulary.statuses import Status
from tests.factories import make_chief, make_claim, make_event, publish_claim
from tests.timeline.conftest import published

REPORT = reverse("timeline:report")
WORDS = "It was 13, not 40."

pytestmark = pytest.mark.django_db


def text_of(response) -> str:
    return " ".join(response.content.decode().split())


def send(client: Client, **fields):
    return client.post(REPORT, {"words": WORDS, **fields})


class TestForm:
    def test_names_the_claim_with_its_speaker_and_the_revision_seen(self, client, editor):
        claim = published(text="40 aircraft were destroyed")
        page = text_of(client.get(REPORT, {"about": f"claim/{claim.public_id}"}))
        speaker = claim.attributions.get().statement.actor.name
        assert page.index(speaker) < page.index("40 aircraft were destroyed")
        assert "revision 1" in page

    def test_knows_what_a_page_is_about_by_its_address(self, client, editor):
        claim = published(events=[make_event(title="Drone strikes")])
        address = reverse("timeline:claim", args=[claim.public_id])
        assert f'value="claim/{claim.public_id}"' in text_of(client.get(REPORT, {"page": address}))
        event = claim.events.get()
        address = reverse("timeline:event", args=[event.public_id])
        assert "Drone strikes" in text_of(client.get(REPORT, {"page": address}))

    @pytest.mark.parametrize("prefix", ["", "/uk", "/de"])
    def test_knows_a_page_in_any_language_though_the_form_speaks_another(self, client, editor, prefix):
        claim = published()
        page = f"{prefix}/claims/{claim.public_id}/"
        assert f'value="claim/{claim.public_id}"' in text_of(client.get("/uk/report/", {"page": page}))

    def test_knows_the_revision_that_was_seen_at_an_earlier_moment(self, client, editor):
        claim = make_claim()
        first = publish_claim(claim=claim)
        claim.refresh_from_db()
        claim.change(claim.version, text="Something else")
        publish_claim(claim=claim)
        address = reverse("timeline:claim", args=[claim.public_id])
        asked = {"page": f"{address}?as_of={first.recorded_at.isoformat().replace('+00:00', 'Z')}"}
        assert "revision 1" in text_of(client.get(REPORT, asked))
        assert "revision 2" in text_of(client.get(REPORT, {"page": address}))

    def test_is_about_the_whole_site_where_nothing_is_named(self, client):
        assert "The whole site." in text_of(client.get(REPORT))

    @pytest.mark.parametrize("about", ["claim/c-none", "source/s-1", "claim", "claim/<b>", "/" * 50, "claim/a\x00"])
    def test_says_so_where_what_is_named_is_not_public(self, client, about):
        page = client.get(REPORT, {"about": about})
        assert page.status_code == 200
        assert "Nothing that readers see has that address" in text_of(page)

    def test_never_tells_of_a_draft(self, client, editor):
        draft = make_claim(text="A wording nobody has published")
        assert "A wording nobody" not in text_of(client.get(REPORT, {"about": f"claim/{draft.public_id}"}))

    def test_tells_no_wording_of_what_was_withdrawn(self, client, editor):
        claim = published(text="A wording that was taken down")
        claim.refresh_from_db()
        publication.withdraw(by=make_chief(), claim=claim, version=claim.version, reason="It named a child.")
        page = text_of(client.get(REPORT, {"about": f"claim/{claim.public_id}", "revision": "1"}))
        assert "taken down" not in page
        assert "withdrawn" in page

    def test_is_never_cached_and_guards_itself_by_a_cookie_that_other_pages_have_not(self, client, editor):
        page = client.get(REPORT)
        assert "no-store" in page["Cache-Control"]
        assert set(page.cookies) == {"csrftoken"}
        assert not client.get(reverse("timeline:glossary")).cookies

    def test_refuses_a_post_from_elsewhere(self):
        strict = Client(enforce_csrf_checks=True)
        assert send(strict).status_code == 403
        assert not Report.objects.exists()

    def test_costs_one_query_however_much_is_published(self, client, editor, django_assert_num_queries):
        claim = published()
        with django_assert_num_queries(1):
            client.get(REPORT, {"about": f"claim/{claim.public_id}", "revision": "1"})
        for _ in range(5):
            published()
        with django_assert_num_queries(1):
            client.get(REPORT, {"about": f"claim/{claim.public_id}", "revision": "1"})

    def test_speaks_the_language_of_its_address(self, client):
        with translation.override("uk"):
            assert reverse("timeline:report") == "/uk/report/"
        assert client.get("/uk/report/").status_code == 200


class TestSending:
    def test_keeps_the_report_and_thanks_with_its_number(self, client, editor):
        claim = published(status=Status.UNVERIFIED)
        answer = send(
            client,
            about=f"claim/{claim.public_id}",
            revision="1",
            page="/claims/?status=unverified",
            source="https://example.org/a",
            email="reader@example.org",
        )
        kept = Report.objects.get()
        assert (kept.subject_type, kept.subject_id, kept.revision) == ("claim", claim.public_id, 1)
        assert (kept.words, kept.source, kept.email) == (WORDS, "https://example.org/a", "reader@example.org")
        assert kept.address == "/claims/?status=unverified"
        assert answer.status_code == 302
        assert kept.public_id in text_of(client.get(answer["Location"]))

    def test_stays_in_the_language(self, client):
        assert client.post("/de/report/", {"words": WORDS})["Location"].startswith("/de/report/")

    @pytest.mark.parametrize(
        ("field", "typed"),
        [
            ("words", ""),
            ("words", "x" * (LONGEST_WORDS + 1)),
            ("words", "with \x00 in it"),
            ("source", "http://"),
            ("source", "javascript:alert(1)"),
            ("email", "nobody"),
            ("website", "https://spam.example"),
        ],
    )
    def test_gives_bad_input_back_with_everything_typed_and_a_link_to_the_field(self, client, field, typed):
        good = {"words": WORDS, "source": "https://example.org/a", "email": "reader@example.org"}
        answer = client.post(REPORT, {**good, field: typed})
        page = text_of(answer)
        assert answer.status_code == 422
        assert "The report was not sent" in page
        assert f'href="#id_{field}"' in page
        for kept in ({**good, field: ""}).values():
            assert kept in page
        assert not Report.objects.exists()

    @pytest.mark.parametrize(
        "page",
        [
            "//evil.example/",
            "https://evil.example/",
            "javascript:alert(1)",
            "/" + "a" * 1000,
            "/\t/evil.example/",
            "/\\evil.example",
        ],
    )
    def test_keeps_no_address_that_is_not_of_this_site(self, client, page):
        assert send(client, page=page).status_code == 302
        assert Report.objects.get().address == ""

    @pytest.mark.parametrize("revision", ["0", "99", "-1", "x", "9" * 30, ""])
    def test_takes_the_newest_revision_for_one_that_never_was(self, client, editor, revision):
        claim = published()
        send(client, about=f"claim/{claim.public_id}", revision=revision)
        assert Report.objects.get().revision == 1

    def test_takes_what_is_not_public_for_the_whole_site(self, client, editor):
        draft = make_claim()
        assert send(client, about=f"claim/{draft.public_id}").status_code == 302
        assert Report.objects.get().subject_id == ""

    def test_after_five_within_an_hour_says_to_wait_and_keeps_the_words(self, client):
        for _ in range(5):
            assert send(client).status_code == 302
        answer = send(client, words="A sixth report.")
        assert answer.status_code == 429
        assert "in an hour" in text_of(answer)
        assert "A sixth report." in text_of(answer)

    def test_shows_hostile_words_as_words(self, client):
        answer = client.post(REPORT, {"words": "<script>alert(1)</script>", "email": "nobody"})
        assert "<script>alert" not in text_of(answer)


def test_every_public_page_leads_to_it(client, editor):
    claim = published()
    address = reverse("timeline:claim", args=[claim.public_id])
    assert f'{REPORT}?page=%2Fclaims%2F{claim.public_id}%2F"' in text_of(client.get(address))


def test_a_claim_leads_to_it_with_the_revision_that_is_shown(client, editor):
    claim = published()
    address = f"{REPORT}?about=claim/{claim.public_id}&amp;revision=1"
    page = text_of(client.get(reverse("timeline:claim", args=[claim.public_id])))
    assert f'href="{address}"' in page
    assert "revision 1" in text_of(client.get(address.replace("&amp;", "&")))
