import pytest
from django.template import Context, Template

from newsclaims.vocabulary import on_screen
from newsclaims.vocabulary.known import STATUSES_IN_ORDER, Part
from newsclaims.vocabulary.statuses import Status


class TestMembers:
    def test_a_key_becomes_the_member_with_its_label(self):
        shown = Template("{% with one=key|status %}{{ one.label }}{% endwith %}").render(Context({"key": "disputed"}))
        assert shown == "Disputed"

    @pytest.mark.parametrize("name", on_screen.MEMBERS)
    def test_every_key_of_every_list_is_known(self, name):
        for key in on_screen.MEMBERS[name].values:
            assert on_screen.register.filters[name](key).label


class TestDates:
    def test_a_date_of_the_story_is_put_in_words(self):
        assert on_screen.in_words({"edtf": "2025-06~", "words": ""}) == "about June 2025"

    def test_the_editors_words_go_first(self):
        assert on_screen.in_words({"edtf": "2025-06", "words": "early June 2025"}) == "early June 2025"

    @pytest.mark.parametrize("told", [None, {"edtf": "", "words": ""}])
    def test_no_date_is_no_words(self, told):
        assert (on_screen.in_words(told), on_screen.machine_date(told)) == ("", "")

    def test_an_uncertain_date_has_no_form_for_machines(self):
        assert on_screen.machine_date({"edtf": "2025-06-02", "words": ""}) == "2025-06-02"
        assert on_screen.machine_date({"edtf": "2025-06-02?", "words": ""}) == ""


class TestInstants:
    def test_are_shown_in_the_zone_of_the_site(self, settings):
        settings.TIME_ZONE = "Europe/Kyiv"
        assert on_screen.moment("2025-06-02T22:40:00Z") == "3\u00a0June 2025, 01:40"
        assert on_screen.day("2025-06-02T22:40:00Z") == "3\u00a0June 2025"

    def test_a_plain_day_stays_that_day_and_nothing_stays_nothing(self, settings):
        settings.TIME_ZONE = "America/New_York"
        assert (on_screen.day("2025-12-01"), on_screen.moment("")) == ("1\u00a0December 2025", "")


class TestUnbroken:
    def test_a_number_keeps_its_noun_and_a_type_its_number(self):
        assert on_screen.unbroken("12 of 41 Tu-95 were hit") == "12\u00a0of 41\u00a0Tu\u201195 were hit"

    def test_a_heading_keeps_all_but_its_spaces_and_is_not_changed_itself(self):
        heading = {"shape": "bare", "wording": "40 aircraft"}
        assert on_screen.unbroken(heading) == {"shape": "bare", "wording": "40\u00a0aircraft"}
        assert heading["wording"] == "40 aircraft"

    def test_a_day_is_no_type_and_a_decimal_point_no_end(self):
        assert on_screen.unbroken("COVID-19, 2025-06-02, 1.5 hours") == "COVID-19, 2025-06-02, 1.5\u00a0hours"


class TestOnTheWeb:
    @pytest.mark.parametrize("address", ["https://example.org/a?b=c#d", "http://example.org"])
    def test_an_address_of_a_site_stays_as_it_is(self, address):
        assert on_screen.on_the_web(address) == address

    @pytest.mark.parametrize(
        "address",
        [
            "",
            "javascript:alert(1)",
            " java\nscript:alert(1)",
            "JavaScript://example.org/%0aalert(1)",
            "data:text/html,<script>alert(1)</script>",
            "ftp://example.org/",
            "//example.org/",
            "example.org/report",
            "https:",
            "http://[",
        ],
    )
    def test_anything_else_is_no_link(self, address):
        assert on_screen.on_the_web(address) == ""


def test_quantities_are_put_in_words():
    assert (
        on_screen.quantity({"value": 13, "comparator": "at_least", "unit": "aircraft"}) == "at least 13\u00a0aircraft"
    )
    assert on_screen.quantity(None) == ""


def test_every_status_belongs_to_one_part_of_what_is_known():
    assert sorted(STATUSES_IN_ORDER) == sorted(Status.values)
    assert sum(len(part.statuses) for part in Part) == len(Status)
