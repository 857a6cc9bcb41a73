"""docs/addresses.md lists every address, and who may see it."""

from newsclaims.documentation import addresses


def test_a_page_of_the_desk_is_for_those_who_are_signed_in():
    assert "| `/desk/` | `queue` | signed in |" in addresses.page()


def test_readers_pages_and_signing_in_are_for_anyone():
    assert "| `/` | `home` | anyone |" in addresses.page()
    assert "| `/desk/sign-in/` | `sign-in` | anyone |" in addresses.page()


def test_what_a_supervisor_asks_is_listed():
    assert "| `/readyz` |" in addresses.page()
