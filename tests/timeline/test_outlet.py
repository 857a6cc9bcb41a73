import pytest
from django.urls import reverse
from django.utils import timezone

from newsclaims.claims.services import strike_attribution
from newsclaims.publication.services import bring_publication, publish_subject
from newsclaims.vocabulary.kinds import Change, EvidenceStance, SourceKind, Voice
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    link_evidence,
    make_article,
    make_attribution,
    make_claim,
    make_outlet,
    make_source,
    make_statement,
    publish_claim,
)
from tests.timeline.copies import copy


@pytest.fixture
def gazette(editor):
    return make_outlet(name="The Gazette", domain="gazette.example", country="TR", language="tr", kind="newspaper")


def address(outlet) -> str:
    return reverse("timeline:outlet", args=[outlet.public_id])


def reported(article, *, status=Status.UNREVIEWED, **fields):
    claim = make_claim(status=status, attributed=False, **fields)
    attribution = make_attribution(claim=claim, article=article)
    publish_claim(claim=claim)
    return claim, attribution


class TestWhat:
    def test_it_is_stands_in_the_readers_words(self, read, editor, gazette):
        publish_subject(by=editor, subject=gazette, change=Change.FIRST)
        page = read(address(gazette))
        assert "<h1><bdi>The Gazette</bdi></h1>" in page
        for fact in ("newspaper", "Türkiye", "Turkish", 'href="https://gazette.example/"'):
            assert fact in page
        assert "No article of theirs is published here." in page


class TestCounts:
    def test_by_status_lead_to_their_lists(self, read, gazette):
        article = make_article(outlet=gazette)
        reported(article, status=Status.UNVERIFIED)
        reported(article, status=Status.UNVERIFIED)
        reported(article, status=Status.SUPPORTED)
        page = read(address(gazette))
        filtered = f"/claims/?outlet={gazette.public_id}"
        assert f'<a href="{filtered}">Of 3 claims reported:</a>' in page
        assert f'<a href="{filtered}&amp;status=unverified">2 not established</a>' in page
        assert f'<a href="{filtered}&amp;status=supported">1 supported</a>' in page
        assert "disputed" not in page


class TestArticles:
    def test_stand_newest_first_with_the_claims_that_they_report(self, read, gazette):
        newer = make_article(outlet=gazette, title="Newer", published_at="2025-06-04T08:00:00Z")
        older = make_article(outlet=gazette, title="Older", published_at="2025-06-01T08:00:00Z")
        for article in (older, newer, newer):
            reported(article)
        page = read(address(gazette))
        assert page.index(">Newer</bdi></a>") < page.index(">2 claims</span>") < page.index(">Older</bdi></a>")
        assert page.index(">Older</bdi></a>") < page.index(">1 claim</span>")

    def test_count_neither_struck_reports_nor_evidence(self, read, editor, gazette):
        article = make_article(outlet=gazette, title="Report")
        reported(article)
        claim, mistaken = reported(article)
        make_attribution(claim=claim)
        strike_attribution(by=editor, attribution=mistaken, version=mistaken.version, reason="Not in this report.")
        publish_claim(claim=claim, change=Change.CORRECTION, note="We had misread it.")
        relying = make_claim()
        source = make_source(kind=SourceKind.ARTICLE, article=article)
        link_evidence(claim=relying, source=source, stance=EvidenceStance.CONTEXT)
        publish_claim(claim=relying)
        assert ">1 claim</span>" in read(address(gazette))

    def test_that_are_cut_say_so(self, read, gazette, monkeypatch):
        monkeypatch.setattr("newsclaims.publication.queries.outlets.ARTICLES_ON_A_PAGE", 1)
        for title in ("One", "Two"):
            reported(make_article(outlet=gazette, title=title))
        assert "The newest 1 is shown." in read(address(gazette))


def test_what_it_says_in_its_own_voice_stands_apart(read, gazette):
    claim = make_claim(text="The talks lasted an hour", attributed=False)
    statement = make_statement(voice=Voice.OUTLET, outlet=gazette, said="")
    make_attribution(claim=claim, statement=statement, article=make_article(outlet=gazette), cue="")
    publish_claim(claim=claim)
    reported(make_article(outlet=gazette), text="Of somebody else")
    page = read(address(gazette))
    own = page[page.index("In its own voice</h2>") :]
    assert "The talks lasted an hour" in own
    assert "Of somebody else" not in own


def test_ten_articles_cost_as_much_as_five_hundred(client, gazette, django_assert_num_queries):
    article = make_article(outlet=gazette)
    claim, _ = reported(article)
    for times in (9, 490):
        copy(claim.public_id, times)
        copy(article.public_id, times)
        with django_assert_num_queries(6):
            page = client.get(address(gazette)).content.decode()
    assert "Of 500 claims reported:" in page
    assert "The newest 100 are shown." in page


def test_one_that_was_never_published_is_a_404(client, gazette):
    assert client.get(address(gazette)).status_code == 404


def test_one_that_was_withdrawn_says_why(client, editor, gazette):
    publish_subject(by=editor, subject=gazette, change=Change.FIRST)
    bring_publication(
        by=editor,
        subject=gazette,
        change=Change.WITHDRAWAL,
        recorded_at=timezone.now(),
        note="It asked to be left out.",
    )
    response = client.get(address(gazette))
    assert response.status_code == 410
    assert "It asked to be left out." in response.content.decode()
