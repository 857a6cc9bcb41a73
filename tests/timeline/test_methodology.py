"""How we work: what readers are told about the method, and that it is true of this product."""

import re

import pytest
from django.urls import reverse

from newsclaims.vocabulary.statuses import Status
from tests.factories import assess, make_claim, make_editor, publish_claim, read_second

METHODOLOGY = reverse("timeline:methodology")


@pytest.mark.django_db
class TestMethodology:
    def test_names_every_status_with_what_it_needs(self, read):
        page = read(METHODOLOGY)
        for status in Status:
            assert f'data-status="{status.value}"' in page
            assert f"{status.needs[0].upper()}{status.needs[1:]}" in page
        assert page.count("a second editor who agrees") == sum(status.definitive for status in Status)

    def test_every_entry_of_its_contents_leads_to_a_section(self, read):
        page = read(METHODOLOGY)
        anchors = re.findall(r'href="#([\w-]+)"', page[page.index('class="contents"') :])
        assert len(anchors) == 11
        assert anchors == re.findall(r'<section class="section" id="([\w-]+)"', page)

    def test_leads_to_glossary_corrections_and_the_form(self, read):
        page = read(METHODOLOGY)
        for name in ("glossary", "corrections", "report"):
            assert f'href="{reverse(f"timeline:{name}")}"' in page

    def test_says_who_decides_and_under_which_licence(self, read, settings):
        settings.DESK_NAME, settings.DESK_RESPONSIBLE = "Night Desk", "A. Chief"
        settings.DESK_CONTACT, settings.DATA_LICENCE = "desk@example.org", "CC BY 4.0"
        page = read(METHODOLOGY)
        for words in ("Night Desk", "A. Chief", 'href="mailto:desk@example.org"', "may be used under CC BY 4.0"):
            assert words in page

    def test_says_so_where_the_desk_has_not_named_itself(self, read):
        page = read(METHODOLOGY)
        assert "has not named itself" in page
        assert "has not said under which licence" in page

    def test_names_the_editors_who_agreed_to_be_named_and_no_other(self, read):
        named, reader, unnamed = (make_editor(name=name) for name in ("Olena Named", "Second Named", "Silent Editor"))
        for editor in (named, reader):
            editor.public = True
            editor.save()
        claim = make_claim(by=named)
        read_second(assessment=assess(by=named, claim=claim, status=Status.DISPUTED), by=reader)
        publish_claim(by=named, claim=claim)
        other = make_claim(by=unnamed)
        assess(by=unnamed, claim=other)
        publish_claim(by=unnamed, claim=other)
        page = read(METHODOLOGY)
        assert "Olena Named" in page and "Second Named" in page
        assert "Silent Editor" not in page

    @pytest.mark.parametrize("count", [1, 6])
    def test_costs_the_same_however_many_claims_there_are(self, client, count, django_assert_num_queries):
        for _ in range(count):
            claim = make_claim()
            assess(claim=claim)
            publish_claim(claim=claim)
        with django_assert_num_queries(2):  # the newest publication, for its ETag, and the names
            assert client.get(METHODOLOGY).status_code == 200
