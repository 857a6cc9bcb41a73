"""Every address of the desk, taken from the resolver: none is open by oversight."""

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse

OPEN = {"sign-in"}


def address_of(pattern: URLPattern) -> str:
    given = {name: "actors" if name == "kind" else "x-1" for name in pattern.pattern.converters}
    return reverse(f"desk:{pattern.name}", kwargs=given)


DESK = next(resolver for resolver in get_resolver().url_patterns if str(resolver.pattern) == "desk/")
ADDRESSES = {pattern.name: pattern for pattern in DESK.url_patterns}


@pytest.mark.parametrize("name", sorted(ADDRESSES.keys() - OPEN - {"sign-out"}))
class TestEveryAddress:
    @pytest.mark.parametrize("method", ["get", "post"])
    def test_sends_a_visitor_to_sign_in_or_refuses_the_method(self, client, db, name, method):
        answer = getattr(client, method)(address_of(ADDRESSES[name]))
        assert answer.status_code in (302, 405)
        if answer.status_code == 302:
            assert answer.url.startswith("/desk/sign-in/?next=/desk/")

    def test_answers_a_swap_of_somebody_signed_out_with_where_to_sign_in(self, client, db, name):
        answers = [
            getattr(client, method)(address_of(ADDRESSES[name]), headers={"HX-Request": "true"})
            for method in ("get", "post")
        ]
        assert {answer.status_code for answer in answers} <= {401, 405}
        assert any(answer.status_code == 401 for answer in answers)

    def test_refuses_a_post_without_the_token(self, editor, name):
        client = Client(enforce_csrf_checks=True)
        client.force_login(editor)
        assert client.post(address_of(ADDRESSES[name])).status_code == 403

    def test_lets_no_closed_account_go_on(self, desk, editor, name):
        editor.is_active = False
        editor.save()
        answers = [getattr(desk, method)(address_of(ADDRESSES[name])) for method in ("get", "post")]
        assert {answer.status_code for answer in answers} <= {302, 405}


@pytest.mark.parametrize("name", ["sign-in", "sign-out"])
def test_signing_in_and_out_need_the_token_too(db, name):
    assert Client(enforce_csrf_checks=True).post(reverse(f"desk:{name}")).status_code == 403


def test_no_page_of_the_desk_is_kept_by_a_cache(desk):
    assert "no-store" in desk.get("/desk/")["Cache-Control"]
