from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from newsclaims.accounts import throttle
from newsclaims.accounts.models import SignInAttempt
from tests.factories import PASSWORD, make_editor

SIGN_IN = "/desk/sign-in/"


@pytest.fixture
def kira(db):
    return make_editor(username="kira", name="Kira")


def sign_in(client, username="kira", password=PASSWORD, **more):
    address = more.pop("address", "192.0.2.1")
    return client.post(SIGN_IN, {"username": username, "password": password, **more}, REMOTE_ADDR=address)


class TestSignIn:
    def test_lets_an_editor_in(self, client, kira):
        assert sign_in(client).url == "/desk/"
        assert client.get("/desk/").status_code == 200

    def test_leads_on_to_the_page_that_was_asked_for(self, client, kira):
        asked = client.get("/desk/events/?q=talks")
        assert asked.url == "/desk/sign-in/?next=/desk/events/%3Fq%3Dtalks"
        assert 'value="/desk/events/?q=talks"' in client.get(asked.url).content.decode()
        assert sign_in(client, next="/desk/events/?q=talks").url == "/desk/events/?q=talks"

    @pytest.mark.parametrize(
        "elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
    )
    def test_leads_nowhere_else(self, client, kira, elsewhere):
        assert sign_in(client, next=elsewhere).url == "/desk/"

    def test_refuses_a_wrong_password_and_keeps_the_name(self, client, kira):
        answer = sign_in(client, password="wrong")
        assert answer.status_code == 422
        assert "do not belong together" in answer.content.decode()
        assert 'value="kira"' in answer.content.decode()
        assert "wrong" not in answer.content.decode().replace("wrong passwords", "")

    def test_says_what_is_missing(self, client, kira):
        assert "Type your password." in sign_in(client, password="").content.decode()
        assert not SignInAttempt.objects.exists()

    def test_refuses_an_account_without_a_password(self, client, db):
        make_editor(username="imported", password=None)
        assert sign_in(client, username="imported", password="").status_code == 422
        assert sign_in(client, username="imported", password="None").status_code == 422

    def test_refuses_a_closed_account(self, client, kira):
        kira.is_active = False
        kira.save()
        assert sign_in(client).status_code == 422

    def test_needs_the_token_of_the_form(self, kira):
        assert sign_in(Client(enforce_csrf_checks=True)).status_code == 403

    def test_passes_on_who_is_signed_in_already(self, desk):
        assert desk.get(SIGN_IN).url == "/desk/"

    def test_is_not_kept_by_any_cache(self, client, db):
        assert "no-store" in client.get(SIGN_IN)["Cache-Control"]


class TestThrottle:
    def test_refuses_even_the_right_password_after_five_wrong_ones(self, client, kira):
        for _ in range(5):
            assert "belong together" in sign_in(client, password="wrong").content.decode()
        answer = sign_in(client)
        assert answer.status_code == 422
        assert "Wait a quarter of an hour" in answer.content.decode()

    def test_counts_an_account_from_whatever_address(self, client, kira):
        for number in range(5):
            sign_in(client, password="wrong", username="KIRA", address=f"192.0.2.{number}")
        assert sign_in(client, address="192.0.2.99").status_code == 422

    def test_counts_an_address_for_whatever_account(self, client, kira):
        for number in range(20):
            sign_in(client, username=f"guess{number}", password="wrong")
        assert "Wait" in sign_in(client).content.decode()
        assert sign_in(Client(), address="192.0.2.2").status_code == 302

    def test_believes_no_address_that_a_browser_claims(self, client, kira):
        for number in range(20):
            headers = {"X-Forwarded-For": f"198.51.100.{number}"}
            client.post(SIGN_IN, {"username": f"guess{number}", "password": "wrong"}, headers=headers)
        assert client.post(SIGN_IN, {"username": "kira", "password": PASSWORD}).status_code == 422

    def test_takes_the_address_from_its_own_proxy(self, client, kira, settings):
        settings.BEHIND_PROXY = True
        client.post(
            SIGN_IN, {"username": "x", "password": "y"}, headers={"X-Forwarded-For": "203.0.113.9, 198.51.100.7"}
        )
        assert SignInAttempt.objects.filter(under="address 198.51.100.7").exists()

    def test_lets_in_after_the_wait_however_often_it_was_tried_meanwhile(self, client, kira):
        for _ in range(9):
            sign_in(client, password="wrong")
        assert SignInAttempt.objects.filter(under="account kira").count() == 5
        SignInAttempt.objects.update(
            at=SignInAttempt.objects.order_by("at")[0].at - throttle.WAIT - timedelta(seconds=1)
        )
        assert sign_in(client).status_code == 302

    def test_starts_afresh_after_the_right_password(self, client, kira):
        for _ in range(4):
            sign_in(client, password="wrong")
        assert sign_in(client).status_code == 302
        assert not SignInAttempt.objects.filter(under="account kira").exists()
        assert SignInAttempt.objects.filter(under="address 192.0.2.1").count() == 4


class TestSignOut:
    def test_ends_the_session(self, desk):
        assert desk.post("/desk/sign-out/").url == SIGN_IN
        assert desk.get("/desk/").status_code == 302

    def test_is_never_a_link(self, desk):
        assert desk.get(reverse("desk:sign-out")).status_code == 405
