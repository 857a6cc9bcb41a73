import pytest
from django.urls import reverse

from newsclaims.articles import anchors, queries
from newsclaims.claims.services import Saying, add_attribution, strike_attribution
from newsclaims.publication.services import withdraw
from newsclaims.vocabulary.kinds import Change
from tests.factories import (
    make_article,
    make_attribution,
    make_chief,
    make_claim,
    make_statement,
    publish_claim,
)

MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
TEXT = "Unseen before. Kira Rudik claimed that 40 aircraft were destroyed, and that more were hit. Unseen after."


@pytest.fixture
def article(editor):
    return make_article(text=TEXT, url="https://gazette.example/1")


@pytest.fixture
def claim(article):
    claim = make_claim(text="40 aircraft were destroyed", attributed=False)
    make_attribution(claim=claim, article=article)
    publish_claim(claim=claim)
    return claim


def of_claim(claim) -> str:
    return reverse("timeline:claim_annotations", args=[claim.public_id])


def of_article(article) -> str:
    return reverse("timeline:article_annotations", args=[article.public_id])


class TestAnnotations:
    def test_are_a_page_of_a_collection(self, client, claim, article):
        for address in (of_claim(claim), of_article(article)):
            response = client.get(address)
            assert response["Content-Type"] == MEDIA_TYPE
            page = response.json()
            assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
            assert (page["type"], page["id"]) == ("AnnotationPage", f"http://testserver{address}")
            assert page["partOf"]["type"] == "AnnotationCollection"
            assert page["partOf"]["total"] == len(page["items"]) == 1

    def test_lead_from_the_words_of_a_snapshot_to_the_claim(self, client, claim, article):
        (item,) = client.get(of_claim(claim)).json()["items"]
        attribution = claim.attributions.get()
        snapshot = queries.latest_snapshot(article)
        assert item["type"] == "Annotation"
        assert item["motivation"] == "identifying"
        assert item["body"] == f"http://testserver{reverse('timeline:claim', args=[claim.public_id])}"
        assert item["id"].endswith(f"{reverse('timeline:article', args=[article.public_id])}#{attribution.public_id}")
        assert item["target"]["source"] == "https://gazette.example/1"
        assert item["target"]["state"] == {
            "type": "TimeState",
            "sourceDate": snapshot.captured_at.isoformat().replace("+00:00", "Z"),
        }
        quoted, position = item["target"]["selector"]
        assert (quoted["type"], quoted["exact"]) == ("TextQuoteSelector", "40 aircraft were destroyed")
        assert position["type"] == "TextPositionSelector"
        assert snapshot.text[position["start"] : position["end"]] == quoted["exact"]

    def test_what_stands_around_the_words_ends_with_the_passage_that_readers_see(self, client, claim):
        (item,) = client.get(of_claim(claim)).json()["items"]
        quoted = item["target"]["selector"][0]
        assert quoted["prefix"] == "Kira Rudik claimed that "
        assert quoted["suffix"] == ", and that more were hit."
        assert TEXT.count(quoted["prefix"] + quoted["exact"] + quoted["suffix"]) == 1

    def test_the_text_is_at_our_address_only_where_its_licence_allows_it(self, client, editor):
        article = make_article(text=TEXT, url="https://gazette.example/2", public_text="full")
        claim = make_claim(attributed=False)
        make_attribution(claim=claim, article=article)
        publish_claim(claim=claim)
        (item,) = client.get(of_claim(claim)).json()["items"]
        ours = f"http://testserver{reverse('timeline:article', args=[article.public_id])}"
        assert item["target"]["state"]["cached"] == ours

    def test_a_split_quotation_has_a_target_for_each_span(self, client, article, editor):
        snapshot = queries.latest_snapshot(article)
        spans = [(TEXT.index(words), TEXT.index(words) + len(words)) for words in ("40 aircraft", "more were hit")]
        claim = make_claim(attributed=False)
        add_attribution(
            by=editor,
            claim=claim,
            statement=make_statement(),
            article=article,
            snapshot=snapshot,
            saying=Saying(
                stance="asserts",
                cue="claimed",
                selectors=[anchors.select(snapshot.text, start, end) for start, end in spans],
            ),
        )
        publish_claim(claim=claim)
        (item,) = client.get(of_claim(claim)).json()["items"]
        assert [target["selector"][0]["exact"] for target in item["target"]] == ["40 aircraft", "more were hit"]

    def test_an_article_has_its_own_alone_and_a_claim_those_of_all_articles(self, client, claim, article, editor):
        other = make_article()
        make_attribution(claim=claim, article=other)
        publish_claim(claim=claim)
        assert client.get(of_claim(claim)).json()["partOf"]["total"] == 2
        assert client.get(of_article(article)).json()["partOf"]["total"] == 1

    def test_have_neither_what_was_struck_nor_drafts(self, client, claim, article, editor):
        attribution = claim.attributions.get()
        make_attribution(claim=make_claim(text="A draft", attributed=False), article=article)
        make_attribution(claim=claim, article=make_article())
        strike_attribution(by=editor, attribution=attribution, version=attribution.version, reason="Wrong speaker.")
        publish_claim(claim=claim, change=Change.CORRECTION, note="Wrong speaker.")
        assert client.get(of_article(article)).json()["items"] == []

    def test_of_a_draft_there_are_none_and_of_what_was_withdrawn_none_any_more(self, client, claim, article):
        assert client.get(of_claim(make_claim())).status_code == 404
        claim.refresh_from_db()
        withdraw(by=make_chief(), claim=claim, version=claim.version, reason="A source was mistaken.")
        assert client.get(of_claim(claim)).status_code == 410
        assert client.get(of_article(article)).json()["items"] == []

    def test_the_pages_say_where_they_are(self, read, claim, article):
        for page, address in (("claim", of_claim(claim)), ("article", of_article(article))):
            subject = claim if page == "claim" else article
            assert f'href="{address}"' in read(reverse(f"timeline:{page}", args=[subject.public_id]))

    def test_cost_three_queries_however_many_there_are(self, client, claim, article, django_assert_max_num_queries):
        for _ in range(8):
            make_attribution(claim=claim, article=make_article())
        publish_claim(claim=claim)
        for address in (of_claim(claim), of_article(article)):
            with django_assert_max_num_queries(3):
                client.get(address)
