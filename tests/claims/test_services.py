import pytest

from newsclaims.articles.anchors import Selector
from newsclaims.claims import rules, services
from newsclaims.claims.models import Attribution, Claim, Statement
from newsclaims.claims.services import NewClaim, NewSpeaker, NewStatement, Occasion, Saying
from newsclaims.core.errors import Forbidden, Refused, Stale
from newsclaims.history.models import Change
from newsclaims.vocabulary.kinds import Stance, Voice
from newsclaims.vocabulary.statuses import Stage
from tests.factories import (
    make_actor,
    make_article,
    make_attribution,
    make_claim,
    make_editor,
    make_event,
    make_outlet,
    make_question,
    make_statement,
    publish_claim,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def closed_account(editor):
    editor.is_active = False
    editor.save()
    return editor


class TestAddClaim:
    def test_records_a_draft_with_all_it_is_about(self, editor):
        actor, event, question = make_actor(), make_event(), make_question()
        claim = services.add_claim(
            by=editor,
            text=" 40 aircraft were destroyed ",
            kind="figure",
            quantity={"value": 40, "unit": "aircraft"},
            happened="2025-06-01",
            about=[actor],
            events=[event],
            questions=[question],
            tags=["bombers"],
        )
        claim.refresh_from_db()
        assert (claim.text, claim.stage, claim.editor) == ("40 aircraft were destroyed", Stage.DRAFT, editor)
        assert claim.quantity == {"value": 40, "unit": "aircraft"}
        assert claim.happened_lower.isoformat() == claim.happened_upper.isoformat() == "2025-06-01"
        assert (claim.about.get(), claim.events.get(), claim.questions.get()) == (actor, event, question)
        assert claim.standing.status == "unreviewed"

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"text": "  "}, "text"),
            ({"text": "Said", "quantity": {"min": 10, "max": 5}}, "quantity"),
            ({"text": "Said", "happened": "the day before yesterday"}, "happened"),
        ],
    )
    def test_refuses_what_cannot_be_and_records_nothing(self, editor, fields, field):
        with pytest.raises(Refused) as refusal:
            services.add_claim(by=editor, **fields)
        assert refusal.value.field == field
        assert not Claim.objects.exists()

    def test_refuses_a_closed_account(self, closed_account):
        with pytest.raises(Forbidden):
            services.add_claim(by=closed_account, text="Said")
        assert not Claim.objects.exists()

    def test_leaves_a_trace(self, editor):
        claim = services.add_claim(by=editor, text="Said")
        assert Change.objects.get(record_type="claim", record_id=claim.pk).editor == editor.public_id


class TestMendClaim:
    def mend(self, editor, claim, version, **fields):
        return services.mend_claim(
            **{
                "by": editor,
                "claim": claim,
                "version": version,
                "text": claim.text,
                "kind": claim.kind,
                "language": "en",
                "quantity": None,
                "happened": "",
                "happened_words": "",
                "about": [],
                "events": [],
                "questions": [],
                "tags": [],
                **fields,
            }
        )

    def test_changes_words_and_relations(self, editor):
        claim, event = make_claim(about=[make_actor()]), make_event()
        mended = self.mend(editor, claim, claim.version, text="41 aircraft were destroyed", events=[event])
        assert (mended.text, mended.events.get(), mended.about.count()) == ("41 aircraft were destroyed", event, 0)

    def test_refuses_a_stale_version_and_overwrites_nothing(self, editor):
        claim = make_claim()
        self.mend(editor, Claim.objects.get(), claim.version, text="Theirs")
        with pytest.raises(Stale) as refusal:
            self.mend(editor, claim, claim.version, text="Ours", events=[make_event()])
        assert refusal.value.theirs.text == "Theirs"
        assert Claim.objects.get().text == "Theirs"
        assert not Claim.objects.get().events.exists()


class TestStages:
    def test_send_to_review_takes_a_draft_out_of_draft(self, editor):
        claim = make_claim()
        assert services.send_to_review(by=editor, claim=claim, version=claim.version).stage == Stage.IN_REVIEW

    def test_send_to_review_refuses_a_claim_that_nobody_said(self, editor):
        claim = make_claim(attributed=False)
        with pytest.raises(Refused, match="Nobody is recorded"):
            services.send_to_review(by=editor, claim=claim, version=claim.version)
        assert Claim.objects.get().stage == Stage.DRAFT
        assert not rules.can_leave_draft(claim)

    def test_send_to_review_refuses_a_claim_that_is_there_already(self, editor):
        claim = make_claim(stage=Stage.IN_REVIEW)
        with pytest.raises(Refused, match="in review already"):
            services.send_to_review(by=editor, claim=claim, version=claim.version)

    def test_send_back_makes_a_draft_again(self, editor):
        claim = make_claim(stage=Stage.IN_REVIEW)
        assert rules.can_go_back(claim)
        assert services.send_back(by=editor, claim=claim, version=claim.version).stage == Stage.DRAFT

    def test_send_back_refuses_what_readers_see(self, editor):
        claim = make_claim()
        publish_claim(claim=claim)
        claim.refresh_from_db()
        with pytest.raises(Refused):
            services.send_back(by=editor, claim=claim, version=claim.version)
        assert not rules.can_go_back(claim)

    def test_send_to_review_refuses_a_stale_version(self, editor):
        claim = make_claim()
        claim.change(claim.version, text="Theirs")
        with pytest.raises(Stale):
            services.send_to_review(by=editor, claim=claim, version=claim.version - 1)


class TestAddAttribution:
    def test_records_the_words_of_a_report_with_their_place(self):
        article = make_article(text="🛩️ Rudik claimed that 40 aircraft were destroyed.")
        attribution = make_attribution(claim=make_claim(), article=article, words="40 aircraft")
        (selector,) = attribution.selectors
        assert attribution.snapshot.text[selector["start"] : selector["end"]] == "40 aircraft"
        assert selector["prefix"].endswith("Rudik claimed that ")

    def test_records_through_whom_it_came_from_the_sayer_outwards(self):
        first, second = make_actor(), make_actor()
        attribution = make_attribution(claim=make_claim(), through=[first, second])
        assert [relay.actor for relay in attribution.relays.order_by("position")] == [first, second]

    def test_refuses_words_that_do_not_stand_there(self, editor):
        claim, statement = make_claim(), make_statement()
        article, other = make_article(text="Rudik claimed that 40 aircraft were hit."), make_article(text="Nothing.")
        selectors = make_attribution(claim=claim, article=article, words="40 aircraft").selectors
        spans = [Selector.from_document(one) for one in selectors]
        with pytest.raises(Refused) as refusal:
            services.add_attribution(
                by=editor,
                claim=claim,
                statement=statement,
                article=other,
                snapshot=other.snapshots.get(),
                saying=Saying(selectors=spans),
            )
        assert refusal.value.field == "selectors"
        assert not statement.attributions.exists()


class TestMendAttribution:
    def test_changes_how_it_is_printed(self, editor):
        attribution = make_attribution(claim=make_claim(), through=[make_actor()])
        mended = services.mend_attribution(
            by=editor,
            attribution=attribution,
            version=1,
            statement=attribution.statement,
            saying=Saying(stance=Stance.DENIES, cue=" denied ", hedge="reportedly"),
        )
        assert (mended.stance, mended.cue, mended.hedge) == ("denies", "denied", "reportedly")
        assert not mended.relays.exists()

    def test_refuses_a_published_one_and_changes_nothing(self, editor):
        claim = make_claim()
        publish_claim(claim=claim)
        attribution = claim.attributions.get()
        with pytest.raises(Refused, match="strike it with a reason"):
            services.mend_attribution(
                by=editor,
                attribution=attribution,
                version=1,
                statement=attribution.statement,
                saying=Saying(cue="said"),
            )
        assert Attribution.objects.get().cue == "claimed"


class TestRemoveAttribution:
    def test_removes_it_from_a_draft(self, editor):
        claim = make_claim()
        services.remove_attribution(by=editor, attribution=claim.attributions.get())
        assert not claim.attributions.exists()

    def test_refuses_a_published_one(self, editor):
        claim = make_claim()
        make_attribution(claim=claim, through=[make_actor()])
        publish_claim(claim=claim)
        for attribution in claim.attributions.all():
            with pytest.raises(Refused, match="strike it with a reason"):
                services.remove_attribution(by=editor, attribution=attribution)
        assert claim.attributions.count() == 2

    def test_refuses_the_last_one_of_a_claim_in_review(self, editor):
        claim = make_claim(stage=Stage.IN_REVIEW)
        with pytest.raises(Refused, match="the last one cannot go"):
            services.remove_attribution(by=editor, attribution=claim.attributions.get())
        assert claim.attributions.count() == 1


class TestStrikeAttribution:
    @pytest.fixture
    def attribution(self):
        claim = make_claim()
        make_attribution(claim=claim)
        publish_claim(claim=claim)
        return claim.attributions.first()

    def test_keeps_it_with_the_reason(self, editor, attribution):
        struck = services.strike_attribution(by=editor, attribution=attribution, version=1, reason=" Misheard ")
        assert (struck.struck_reason, struck.struck_by) == ("Misheard", editor)
        assert struck.struck_at is not None

    def test_refuses_without_a_reason(self, editor, attribution):
        with pytest.raises(Refused) as refusal:
            services.strike_attribution(by=editor, attribution=attribution, version=1, reason=" ")
        assert refusal.value.field == "reason"

    def test_refuses_a_second_time(self, editor, attribution):
        services.strike_attribution(by=editor, attribution=attribution, version=1, reason="Misheard")
        with pytest.raises(Refused, match="struck already"):
            services.strike_attribution(by=editor, attribution=attribution, version=2, reason="Again")

    def test_refuses_the_last_one(self, editor, attribution):
        services.strike_attribution(by=editor, attribution=attribution, version=1, reason="Misheard")
        last = Attribution.objects.get(struck_at=None)
        with pytest.raises(Refused, match="the last one who said it"):
            services.strike_attribution(by=editor, attribution=last, version=1, reason="Misheard too")

    def test_refuses_a_stale_version(self, editor, attribution):
        with pytest.raises(Stale):
            services.strike_attribution(by=editor, attribution=attribution, version=7, reason="Misheard")


class TestAddStatement:
    @pytest.mark.parametrize(
        ("voice", "speaker", "field"),
        [
            (Voice.NAMED, None, "actor"),
            (Voice.UNNAMED, None, "actor"),
            (Voice.OUTLET, None, "outlet"),
            (Voice.UNATTRIBUTED, "actor", "actor"),
            (Voice.OUTLET, "both", "actor"),
            (Voice.NAMED, "both", "outlet"),
            (Voice.UNATTRIBUTED, "outlet", "outlet"),
        ],
    )
    def test_refuses_a_speaker_that_does_not_fit_the_voice(self, editor, voice, speaker, field):
        actor = make_actor() if speaker in ("actor", "both") else None
        outlet = make_outlet() if speaker in ("outlet", "both") else None
        with pytest.raises(Refused) as refusal:
            services.add_statement(by=editor, voice=voice, actor=actor, outlet=outlet)
        assert refusal.value.field == field
        assert not Statement.objects.exists()

    def test_refuses_to_revise_somebody_else(self, editor):
        earlier = make_statement()
        with pytest.raises(Refused) as refusal:
            services.add_statement(by=editor, voice=Voice.NAMED, actor=make_actor(), revises=earlier)
        assert refusal.value.field == "revises"

    def test_refuses_a_day_that_is_none(self, editor):
        with pytest.raises(Refused) as refusal:
            services.add_statement(by=editor, voice=Voice.UNATTRIBUTED, said="2025-02-30")
        assert refusal.value.field == "said"


class TestMendStatement:
    def mend(self, editor, statement, version, **fields):
        return services.mend_statement(
            **{
                "by": editor,
                "statement": statement,
                "version": version,
                "said": statement.said,
                "said_words": "",
                "venue": "",
                "language": "",
                "original": None,
                "heard": "reported",
                "revises": None,
                **fields,
            }
        )

    def test_changes_what_is_known_of_it(self, editor):
        statement = make_statement(said="2025-06-02")
        mended = self.mend(editor, statement, 1, said="2025-06-01/2025-06-02", venue="X")
        assert (mended.said, mended.venue, mended.said_lower.isoformat()) == (
            "2025-06-01/2025-06-02",
            "X",
            "2025-06-01",
        )

    def test_refuses_a_circle(self, editor):
        first = make_statement()
        second = make_statement(actor=first.actor, revises=first)
        with pytest.raises(Refused, match="circle"):
            self.mend(editor, first, 1, revises=second)

    def test_refuses_a_stale_version(self, editor):
        statement = make_statement()
        self.mend(editor, statement, 1, venue="X")
        with pytest.raises(Stale):
            self.mend(editor, Statement.objects.get(), 1, venue="Y")


class TestQuestions:
    def test_are_added_and_mended_with_their_measure(self, editor):
        event = make_event()
        question = services.add_question(by=editor, text=" How many? ", measure="destroyed", events=[event])
        mended = services.mend_question(
            by=editor,
            question=question,
            version=1,
            text="How many?",
            measure="hit",
            unit="aircraft",
            finding="",
            events=[],
        )
        assert (mended.text, mended.measure, mended.unit, mended.events.count()) == ("How many?", "hit", "aircraft", 0)

    def test_are_refused_without_words(self, editor):
        with pytest.raises(Refused) as refusal:
            services.add_question(by=editor, text=" ")
        assert refusal.value.field == "text"


class TestRecordSaying:
    def test_makes_claim_statement_and_speaker_in_one_act(self, editor):
        event, article = make_event(), make_article()
        attribution = services.record_saying(
            by=editor,
            claim=NewClaim("40 aircraft were destroyed", events=[event]),
            statement=NewStatement(
                Voice.NAMED, NewSpeaker("person", "Kira Rudik"), occasion=Occasion(said="2025-06-02")
            ),
            saying=Saying(cue="claimed"),
            article=article,
            snapshot=article.snapshots.get(),
        )
        assert attribution.claim.text == "40 aircraft were destroyed"
        assert attribution.statement.speaker_name == "Kira Rudik"
        assert event.articles.get() == article

    def test_takes_a_statement_that_is_known_without_making_another(self, editor):
        statement = make_statement()
        services.record_saying(by=editor, claim=make_claim(attributed=False), statement=statement, saying=Saying())
        assert Statement.objects.get() == statement

    def test_refuses_a_speaker_of_no_kind_and_leaves_nothing(self, editor):
        with pytest.raises(Refused) as refusal:
            services.record_saying(
                by=editor,
                claim=NewClaim("40 aircraft were destroyed"),
                statement=NewStatement(Voice.NAMED, NewSpeaker("", "Kira Rudik")),
                saying=Saying(),
            )
        assert refusal.value.field == "speaker_kind"
        assert not Claim.objects.exists()
