"""docs/permissions.md reads the services: these hold that it reads them rightly."""

from newsclaims.documentation import permissions


def test_what_a_chief_alone_may_do_is_told_apart():
    assert "| publication | `withdraw` | no | yes | no |" in permissions.page()


def test_an_ordinary_act_is_open_to_both_roles_and_closed_to_a_closed_account():
    assert "| claims | `add_claim` | yes | yes | no |" in permissions.page()


def test_a_service_that_leaves_asking_to_another_is_listed_with_what_that_one_asks():
    assert "| claims | `record_saying` | yes | yes | no |" in permissions.page()


def test_publishing_says_that_it_wants_a_chief_in_some_cases():
    row = next(line for line in permissions.page().splitlines() if "`publish`" in line)

    assert "`check_second_reading` (in some cases `check_can_lead`)" in row


def test_services_without_a_permission_are_listed_apart():
    _, _, unguarded = permissions.page().partition("## Without a permission")

    assert "`add_editor`" in unguarded
    assert "`withdraw`" not in unguarded
