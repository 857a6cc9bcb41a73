import re

import pytest
from django.urls import reverse

from newsclaims.claims.services import strike_attribution
from newsclaims.publication.queries import article_page
from newsclaims.timeline.excerpts import excerpts
from newsclaims.vocabulary.kinds import Change, EvidenceStance, Part, PublicText, SourceKind, Stance, Voice
from tests.factories import (
    link_evidence,
    make_actor,
    make_article,
    make_attribution,
    make_claim,
    make_event,
    make_outlet,
    make_source,
    make_statement,
    publish_claim,
)

TEXT = """A strike was reported on Sunday. Kira Rudik claimed that 40 aircraft were destroyed. It was a bright morning.

Two witnesses spoke. Nobody else did. Moscow denied that 40 aircraft were destroyed at all.

The talks go on."""


def address(article) -> str:
    return reverse("timeline:article", args=[article.public_id])


def quoted(article, words, *, text="40 aircraft were destroyed", events=(), **fields):
    """A published claim that quotes `words` of the article, and its attribution."""
    claim = make_claim(text=text, attributed=False, events=events)
    attribution = make_attribution(claim=claim, article=article, words=words, **fields)
    publish_claim(claim=claim)
    return claim, attribution


@pytest.fixture
def article(editor):
    return make_article(
        text=TEXT, title="Aircraft hit", outlet=make_outlet(name="The Gazette"), url="https://example.org/1"
    )


class TestExcerpts:
    def test_show_the_sentences_that_are_quoted_and_count_the_others(self, read, article):
        _, attribution = quoted(article, "40 aircraft were destroyed")
        page = read(address(article))
        assert "1 sentence not shown" in page
        assert "5 sentences not shown" in page
        assert (
            f'<mark id="{attribution.public_id}" data-span="1"><sup>1</sup>40 aircraft were destroyed</mark>.' in page
        )
        for hidden in ("A strike was reported", "bright morning", "Two witnesses", "The talks go on"):
            assert hidden not in page

    def test_one_sentence_quoted_by_two_claims_is_shown_once(self, read, article):
        quoted(article, "Kira Rudik claimed", text="Rudik spoke")
        quoted(article, "40 aircraft were destroyed")
        page = read(address(article))
        assert page.count("claimed</mark> that") == 1
        assert page.count('<section class="passage"') == 1
        assert "1 passage, which carries 2 claims" in page

    def test_sentences_that_follow_one_another_in_a_paragraph_become_one_passage(self, read, article):
        quoted(article, "Two witnesses")
        quoted(article, "Nobody else")
        page = read(address(article))
        assert page.count('<section class="passage"') == 1
        assert "</mark> spoke. <mark" in page

    def test_marks_may_cross(self, read, article):
        quoted(article, "Kira Rudik claimed that 40", text="Rudik gave a figure")
        quoted(article, "claimed that 40 aircraft")
        page = read(address(article))
        assert page.count("<mark") == page.count("</mark>") == 3
        assert page.count("<sup>") == 2

    def test_numbers_run_in_the_order_of_the_words_and_an_entry_leads_to_each(self, read, article):
        _, second = quoted(article, "Moscow denied")
        claim, first = quoted(article, "40 aircraft were destroyed")
        page = read(address(article))
        assert page.index("<sup>1</sup>") < page.index("<sup>2</sup>")
        assert f'href="#{first.public_id}" aria-label="To the words marked 1"' in page
        assert f'href="#{second.public_id}" aria-label="To the words marked 2"' in page
        assert f'href="/claims/{claim.public_id}/"' in page

    def test_html_in_a_report_is_shown_and_not_run(self, read, editor):
        article = make_article(text="He said <script>alert(1)</script> & left.")
        quoted(article, "<script>alert(1)</script>")
        page = read(address(article))
        assert "&lt;script&gt;alert(1)&lt;/script&gt;</mark> &amp; left." in page

    def test_an_emoji_before_the_words_does_not_shift_them(self, read, editor):
        article = make_article(text="🛩️🛩️ é: 40 aircraft were destroyed.")
        quoted(article, "40 aircraft were destroyed")
        assert "<sup>1</sup>40 aircraft were destroyed</mark>." in read(address(article))

    def test_a_sub_heading_is_called_one(self, read, editor):
        article = make_article(text="A list of deported children\n\nThe list was handed over.")
        quoted(article, "deported children", part=Part.SUBHEADING)
        page = read(address(article))
        assert 'data-place="heading"' in page
        assert "sub-heading" in page

    def test_struck_attributions_leave_their_words_unmarked(self, read, editor, article):
        claim, mistaken = quoted(article, "Moscow denied")
        make_attribution(claim=claim)
        strike_attribution(by=editor, attribution=mistaken, version=mistaken.version, reason="Not in this report.")
        publish_claim(claim=claim, change=Change.CORRECTION, note="We had misread it.")
        assert "Moscow denied" not in read(address(article))

    def test_costs_three_queries_whatever_it_holds(self, client, article, django_assert_num_queries):
        for words in ("Two witnesses", "Nobody else", "The talks"):
            quoted(article, words)
        with django_assert_num_queries(3):
            client.get(address(article))


class TestEntries:
    def test_the_reports_own_claim_is_said_by_this_report(self, read, article):
        quoted(article, "The talks go on", statement=make_statement(voice=Voice.OUTLET, outlet=article.outlet), cue="")
        assert "<strong>This report</strong>" in read(address(article))

    def test_a_denial_here_says_who_denies(self, read, article):
        claim, _ = quoted(article, "40 aircraft were destroyed")
        denying = make_statement(actor=make_actor(name="Moscow"))
        make_attribution(
            claim=claim, article=article, words="denied that", statement=denying, stance=Stance.DENIES, cue="denied"
        )
        publish_claim(claim=claim)
        assert f'here: <a class="name" href="/actors/{denying.actor.public_id}/"><bdi>Moscow</bdi></a> denies' in read(
            address(article)
        )


class TestHead:
    def test_leads_to_the_outlet(self, read, article):
        quoted(article, "40 aircraft were destroyed")
        assert f'href="/outlets/{article.outlet.public_id}/"><bdi>The Gazette</bdi></a>' in read(address(article))

    def test_names_the_events_it_reports_and_not_those_it_is_evidence_for(self, read, article):
        reported, evidenced = make_event(title="The strike"), make_event(title="The talks")
        quoted(article, "40 aircraft were destroyed", events=[reported])
        claim = make_claim(events=[evidenced])
        source = make_source(kind=SourceKind.ARTICLE, article=article)
        link_evidence(claim=claim, source=source, stance=EvidenceStance.CONTEXT)
        publish_claim(claim=claim)
        page = read(address(article))
        assert f'about <a href="/events/{reported.public_id}/">The strike</a>' in page
        assert "The talks</a>" not in page


class TestWholeText:
    def test_is_shown_where_the_licence_allows_it(self, read, editor):
        article = make_article(text=TEXT, public_text=PublicText.FULL)
        quoted(article, "40 aircraft were destroyed")
        page = read(address(article))
        assert "not shown" not in page
        assert "The talks go on." in page
        assert "<sup>1</sup>40 aircraft were destroyed</mark>" in page

    def test_and_nowhere_else(self, read, article):
        quoted(article, "40 aircraft were destroyed")
        assert "The talks go on." not in read(address(article))


def test_an_article_that_was_never_published_is_a_404(client, article):
    assert client.get(address(article)).status_code == 404


def test_gaps_and_sentences_shown_add_up_to_the_whole(article):
    claims = [quoted(article, words)[0] for words in ("bright morning", "Moscow denied")]
    page = article_page(article.public_id)
    assert {claim["id"] for claim in page.claims} == {claim.public_id for claim in claims}
    (text,) = excerpts(page.document, page.claims)
    shown = sum(len(re.findall(r"[.?!]", "".join(piece.text for piece in one.pieces))) for one in text.passages)
    assert sum(one.gap for one in text.passages) + shown + text.rest == 7
