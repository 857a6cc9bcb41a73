"""What the record holds as an address becomes a link where it leads to a site of the web, and nowhere else."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from newsclaims.reports.models import Report
from newsclaims.vocabulary.kinds import Heard
from tests.factories import (
    link_evidence,
    make_article,
    make_attribution,
    make_claim,
    make_event,
    make_question,
    make_source,
    make_statement,
    publish_claim,
)

SCRIPT = "javascript:alert(document.domain)"
SITE = "https://example.org/report"


def record(address: str) -> list[str]:
    """Everything that carries an address, public; the address of each page that shows it."""
    event, question, article = make_event(), make_question(unit="aircraft"), make_article(url=address)
    claim = make_claim(events=[event], questions=[question], attributed=False)
    statement = make_statement(heard=Heard.ORIGINAL_SEEN, original=make_source(title="Her post", url=address))
    make_attribution(claim=claim, article=article, statement=statement)
    link_evidence(claim=claim, source=make_source(url=address))
    publish_claim(claim=claim)
    ids = [("claim", claim), ("question", question), ("question_pack", question), ("article", article)]
    return [reverse("timeline:pack"), *(reverse(f"timeline:{name}", args=[one.public_id]) for name, one in ids)]


def links_out(read, addresses) -> set[str]:
    return {link for address in addresses for link in re.findall(r'href="((?!/|#|\?)[^"]*)"', read(address))}


def test_a_script_in_an_address_is_a_link_nowhere(read, editor):
    pages = record(SCRIPT)
    assert all(not link.startswith("javascript") for link in links_out(read, pages))


@pytest.mark.parametrize("place", range(5))
def test_an_address_of_a_site_is_a_link_on_each_of_them(place, read, editor):
    assert SITE in links_out(read, [record(SITE)[place]])


@pytest.mark.parametrize(("address", "linked"), [(SCRIPT, False), (SITE, True)])
def test_the_desk_links_an_article_only_to_a_site(address, linked, editor):
    article = make_article(url=address)
    page = at_the_desk(editor).get(reverse("desk:article", args=[article.public_id])).content.decode()
    assert (f'href="{address}"' in page, address[:20] in page) == (linked, True)


@pytest.mark.parametrize(("address", "linked"), [(SCRIPT, False), (SITE, True)])
def test_the_desk_links_what_a_reader_sent_only_to_a_site(address, linked, editor):
    Report.objects.create(words="It is wrong.", source=address, recorded_at=timezone.now())
    page = at_the_desk(editor).get(reverse("desk:reports")).content.decode()
    assert (f'href="{address}"' in page, address in page) == (linked, True)


def at_the_desk(editor) -> Client:
    client = Client()
    client.force_login(editor)
    return client
