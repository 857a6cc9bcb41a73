"""What readers see of the record as it stood at one moment."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from newsclaims.actors.services import Alias
from newsclaims.claims import services as claims
from newsclaims.claims.models import Claim
from newsclaims.core.records import Brought
from newsclaims.events.services import Participant, Where
from newsclaims.publication import freezing
from newsclaims.publication.freezing_claims import freeze_claim
from newsclaims.verification import services as verification
from newsclaims.vocabulary.kinds import DerivationKind, Sensitivity, Visibility
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    assess,
    link_evidence,
    make_actor,
    make_article,
    make_attribution,
    make_claim,
    make_derivation,
    make_editor,
    make_event,
    make_outlet,
    make_question,
    make_source,
    make_statement,
    read_second,
)

pytestmark = pytest.mark.django_db

BEFORE, MOMENT, AFTER = (datetime(2025, 6, day, 12, tzinfo=UTC) for day in (1, 2, 3))
NOW = datetime(2999, 1, 1, tzinfo=UTC)


def at(moment: datetime) -> Brought:
    """A record that was made at `moment`."""
    at.number += 1
    return Brought(f"x-{at.number}", moment)


at.number = 0


@pytest.fixture
def claim() -> Claim:
    return make_claim(attributed=False, brought=at(BEFORE))


def attribute(claim: Claim, moment: datetime, **fields):
    return claims.add_attribution(
        by=make_editor(),
        claim=claim,
        statement=make_statement(),
        saying=claims.Saying(cue="claimed", **fields),
        brought=at(moment),
    )


def reports_in(document):
    return [report for statement in document["statements"] for report in statement["reports"]]


class TestMoment:
    """Nothing that was recorded later is in a document."""

    def test_leaves_out_attributions_of_later(self, claim):
        first, _ = attribute(claim, BEFORE), attribute(claim, AFTER)
        assert [report["attribution"] for report in reports_in(freeze_claim(claim, MOMENT))] == [first.public_id]
        assert len(reports_in(freeze_claim(claim, NOW))) == 2

    def test_takes_in_what_was_recorded_at_that_moment(self, claim):
        attribute(claim, MOMENT)
        assert len(reports_in(freeze_claim(claim, MOMENT))) == 1

    def test_leaves_out_evidence_of_later(self, claim):
        first, _ = (link_evidence(claim=claim, brought=at(moment)) for moment in (BEFORE, AFTER))
        document = freeze_claim(claim, MOMENT)
        assert [piece["id"] for piece in document["evidence"]] == [first.public_id]
        assert document["weights"]["supports"]["reports"] == 1

    def test_leaves_out_judgements_of_later(self, claim):
        for moment, status in ((BEFORE, Status.UNVERIFIED), (AFTER, Status.DISPUTED)):
            claim.refresh_from_db()
            verification.assess(
                by=make_editor(),
                claim=claim,
                version=claim.version,
                status=status,
                rationale=f"Seen {moment:%d}",
                brought=at(moment),
            )
        document = freeze_claim(claim, MOMENT)
        assert (document["status"], document["rationale"], len(document["history"])) == ("unverified", "Seen 01", 1)
        assert document["clocks"]["checked"] == "2025-06-01T12:00:00Z"
        assert freeze_claim(claim, NOW)["status"] == "disputed"

    def test_has_no_judgement_before_the_first(self, claim):
        assess(claim=claim)
        document = freeze_claim(claim, MOMENT)
        assert (document["status"], document["rationale"], document["clocks"]["checked"]) == ("unreviewed", "", "")

    def test_leaves_out_second_readings_of_later(self, claim):
        verification.assess(
            by=make_editor(),
            claim=claim,
            version=claim.version,
            status=Status.DISPUTED,
            rationale="Both.",
            brought=at(BEFORE),
        )
        read_second(assessment=claim.assessments.get())
        assert freeze_claim(claim, MOMENT)["second_readings"] == []
        document = freeze_claim(claim, NOW)
        assert [one["agrees"] for one in document["second_readings"]] == [True]
        assert document["checked_by"] == 2

    def test_does_not_strike_what_was_struck_later(self, claim):
        attribution = attribute(claim, BEFORE)
        claims.strike_attribution(by=make_editor(), attribution=attribution, version=1, reason="Misheard", at=AFTER)
        assert reports_in(freeze_claim(claim, MOMENT))[0]["struck"] is None
        assert reports_in(freeze_claim(claim, NOW))[0]["struck"] == {
            "reason": "Misheard",
            "recorded": "2025-06-03T12:00:00Z",
        }

    def test_shows_the_piece_that_stood_then(self, claim):
        first = link_evidence(claim=claim, brought=at(BEFORE))
        newer = link_evidence(claim=claim, source=first.source, supersedes=first, brought=at(AFTER))
        assert [piece["id"] for piece in freeze_claim(claim, MOMENT)["evidence"]] == [first.public_id]
        assert [piece["id"] for piece in freeze_claim(claim, NOW)["evidence"]] == [newer.public_id]

    def test_takes_the_wording_of_then_where_it_is_given(self, claim):
        attribute(claim, BEFORE)
        document = freeze_claim(claim, MOMENT, wording="41 aircraft were destroyed")
        assert document["text"] == "41 aircraft were destroyed"
        assert document["title"].endswith("claimed: 41 aircraft were destroyed")


class TestWhatStaysHidden:
    """Rule 12."""

    SECRET = "The ledger of the base"

    def frozen(self, claim, moment=NOW, **fields):
        source = make_source(title=self.SECRET, url="https://secret.example/ledger", publisher=make_actor(), **fields)
        link_evidence(
            claim=claim,
            source=source,
            excerpt="Words of the ledger",
            locator="page 7",
            note="A note for the desk",
            brought=at(BEFORE),
        )
        document = freeze_claim(claim, moment)
        return document, json.dumps(document)

    def test_of_a_confidential_source_is_all_but_that_there_is_one(self, claim):
        document, text = self.frozen(claim, visibility=Visibility.CONFIDENTIAL)
        assert (document["evidence"], document["confidential"]) == ([], 1)
        for hidden in (self.SECRET, "secret.example", "Words of the ledger", "page 7"):
            assert hidden not in text

    def test_of_a_described_source_is_all_but_its_description(self, claim):
        document, text = self.frozen(claim, visibility=Visibility.DESCRIBED, public_as="A document seen by the desk")
        assert document["evidence"][0]["title"] == "A document seen by the desk"
        for hidden in (self.SECRET, "secret.example", "Words of the ledger", "page 7"):
            assert hidden not in text

    def test_under_embargo_is_everything_until_then(self, claim):
        before, _ = self.frozen(claim, MOMENT, embargo_until=AFTER)
        assert (before["evidence"], before["confidential"]) == ([], 0)
        assert freeze_claim(claim, AFTER)["evidence"][0]["title"] == self.SECRET

    def test_of_personal_data_is_the_address(self, claim):
        document, text = self.frozen(claim, sensitivity=Sensitivity.PERSONAL)
        assert document["evidence"][0]["sensitivity"] == "personal"
        assert "secret.example" not in text

    def test_is_a_note_on_evidence_always(self, claim):
        _, text = self.frozen(claim)
        assert self.SECRET in text
        assert "A note for the desk" not in text

    @pytest.mark.parametrize(
        "hidden",
        [
            {"visibility": Visibility.CONFIDENTIAL},
            {"visibility": Visibility.DESCRIBED, "public_as": "A post"},
            {"sensitivity": Sensitivity.PERSONAL},
            {"embargo_until": AFTER},
        ],
    )
    def test_is_the_original_of_a_statement_likewise(self, claim, hidden):
        original = make_source(title=self.SECRET, url="https://secret.example/post", **hidden)
        claims.add_attribution(
            by=make_editor(),
            claim=claim,
            statement=make_statement(original=original),
            saying=claims.Saying(),
            brought=at(BEFORE),
        )
        document = freeze_claim(claim, MOMENT)
        assert document["statements"][0]["original"] is None
        assert self.SECRET not in json.dumps(document)

    def test_is_the_name_of_an_editor_who_is_not_public(self, claim):
        assess(claim=claim, by=make_editor(name="Private Person"))
        assert "Private Person" not in json.dumps(freeze_claim(claim, NOW))

    def test_is_the_text_of_an_article_beyond_the_quoted_sentences(self):
        between = "Between. " * 5
        article = make_article(
            text=f"Nobody asked. {between}Rudik claimed that 40 aircraft were destroyed. {between}The end."
        )
        claim = make_claim(attributed=False)
        make_attribution(claim=claim, article=article, words="40 aircraft were destroyed")
        text = json.dumps(freeze_claim(claim, NOW))
        assert "Rudik claimed that 40 aircraft were destroyed." in text
        assert "Nobody asked" not in text
        assert "The end" not in text
        assert "text" not in freezing.freeze_article(article)["snapshots"][0]

    def test_is_no_text_where_its_licence_allows_it(self):
        article = make_article(text="Everybody may read this.", public_text="full")
        assert freezing.freeze_article(article)["snapshots"][0]["text"] == "Everybody may read this."


class TestClaim:
    def test_shows_each_report_of_a_statement_under_it(self, claim):
        statement = make_statement()
        for _ in range(2):
            make_attribution(claim=claim, statement=statement, article=make_article())
        (entry,) = freeze_claim(claim, NOW)["statements"]
        assert len(entry["reports"]) == 2
        assert entry["speaker"]["name"] == statement.actor.name

    def test_names_who_denies_it_once_and_not_when_that_is_struck(self, claim):
        moscow = make_actor(name="Moscow")
        for _ in range(2):
            denial = make_attribution(
                claim=claim, statement=make_statement(actor=moscow), stance="denies", cue="denied"
            )
        struck = make_attribution(claim=claim, statement=make_statement(), stance="denies")
        claims.strike_attribution(by=make_editor(), attribution=struck, version=1, reason="Misheard")
        assert [one["name"] for one in freeze_claim(claim, NOW)["denied_by"]] == ["Moscow"]
        assert denial.stance == "denies"

    def test_has_the_five_clocks(self):
        claim = make_claim(attributed=False, happened="2025-06-01", happened_words="on Sunday")
        published = datetime(2025, 6, 2, 8, 40, tzinfo=UTC)
        statement = make_statement(said="2025-06-02")
        make_attribution(claim=claim, statement=statement, article=make_article(published_at=published))
        clocks = freeze_claim(claim, NOW)["clocks"]
        assert clocks["happened"] == {"edtf": "2025-06-01", "words": "on Sunday"}
        assert clocks["said"] == {"edtf": "2025-06-02", "words": ""}
        assert clocks["published"] == "2025-06-02T08:40:00Z"
        claim.refresh_from_db()
        assert clocks["recorded"] == freezing.instant(claim.recorded_at)
        assert clocks["checked"] == ""

    def test_counts_reports_and_independent_roots(self, claim):
        root, copy = make_source(publisher=make_actor()), make_source(publisher=make_actor())
        make_derivation(source=copy, origin=root, how=DerivationKind.COPIES)
        for source in (root, copy):
            link_evidence(claim=claim, source=source)
        assert freeze_claim(claim, NOW)["weights"]["supports"] == {"reports": 2, "independent": 1}

    def test_is_plain_json_that_comes_back_the_same(self):
        claim = make_claim(
            about=[make_actor()],
            events=[make_event()],
            questions=[make_question()],
            quantity={"value": 40, "unit": "aircraft"},
            status=Status.SUPPORTED,
        )
        make_attribution(claim=claim, article=make_article(), through=[make_actor()])
        document = freeze_claim(claim, timezone.now())
        assert json.loads(json.dumps(document)) == document
        assert document["form"] == 1

    def test_costs_the_same_queries_whatever_it_holds(
        self, claim, django_assert_num_queries, django_assert_max_num_queries
    ):
        make_attribution(claim=claim, article=make_article())
        link_evidence(claim=claim)
        with django_assert_max_num_queries(12) as little:
            freeze_claim(Claim.objects.get(), NOW)
        for _ in range(4):
            make_attribution(claim=claim, article=make_article(), through=[make_actor()])
            link_evidence(claim=claim)
        with django_assert_num_queries(len(little)):
            freeze_claim(Claim.objects.get(), NOW)


class TestOthers:
    def test_an_event_names_its_parent_and_participants(self):
        parent, host = make_event(title="Talks"), make_actor(name="Hakan Fidan")
        event = make_event(
            title="Second round",
            parent=parent,
            participants=[Participant(host, "host")],
            where=Where("Istanbul", "TR", 41.0, 28.9),
        )
        document = freezing.freeze_event(event)
        assert document["parent"]["name"] == "Talks"
        assert document["participants"] == [
            {"actor": {"type": "actor", "id": host.public_id, "name": "Hakan Fidan"}, "role": "host", "basis": ""}
        ]
        assert document["place"]["name"] == "Istanbul"

    def test_an_actor_shows_its_other_names_and_an_outlet_its_domain(self):
        actor = make_actor(name="Kira Rudik", aliases=[Alias("Кіра Рудик", "uk", "Cyrl")])
        assert freezing.freeze_actor(actor)["names"] == [{"name": "Кіра Рудик", "language": "uk", "script": "Cyrl"}]
        assert freezing.freeze_outlet(make_outlet(domain="gazette.example"))["domain"] == "gazette.example"


def test_an_instant_is_written_in_utc_with_z():
    assert freezing.instant(datetime(2025, 6, 2, 8, 40, tzinfo=UTC) + timedelta(microseconds=5)) == (
        "2025-06-02T08:40:00.000005Z"
    )
    assert freezing.instant(None) == ""
