import pytest
from django.urls import reverse

from tests.factories import make_event
from tests.timeline.conftest import published


@pytest.fixture
def addresses(editor):
    event = make_event()
    claim = published(events=[event])
    return [
        reverse("timeline:home"),
        reverse("timeline:event", args=[event.public_id]),
        reverse("timeline:claim", args=[claim.public_id]),
        reverse("timeline:glossary"),
    ]


class TestPublicPages:
    def test_may_be_kept_by_anybody_and_name_nobody(self, client, addresses):
        for address in addresses:
            response = client.get(address)
            assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
            assert response["Content-Language"] == "en-gb"
            assert response["Vary"] == "Accept-Encoding"
            assert not response.cookies
            page = response.content.decode()
            assert 'method="post"' not in page and "nonce" not in page and "csrf" not in page
            assert f'<link rel="canonical" href="http://testserver{address}">' in page

    def test_an_unchanged_page_costs_one_query_and_is_not_sent_again(
        self, client, addresses, django_assert_num_queries
    ):
        etags = {address: client.get(address)["ETag"] for address in addresses}
        for address, etag in etags.items():
            with django_assert_num_queries(0 if address == reverse("timeline:glossary") else 1):
                response = client.get(address, headers={"If-None-Match": etag})
            assert (response.status_code, response.content) == (304, b"")

    def test_a_new_publication_is_a_new_page(self, client, addresses):
        etag = client.get(addresses[0])["ETag"]
        published(text="Something new")
        assert client.get(addresses[0], headers={"If-None-Match": etag}).status_code == 200

    def test_two_addresses_never_share_an_etag(self, client, addresses):
        home = addresses[0]
        assert client.get(home)["ETag"] != client.get(f"{home}?order=oldest")["ETag"]

    def test_nothing_can_be_sent_to_them(self, client, addresses):
        assert [client.post(address).status_code for address in addresses] == [405] * 4
