from datetime import UTC, datetime

import pytest

from newsclaims.actors import services as actors
from newsclaims.actors.services import Alias
from newsclaims.articles import services as articles
from newsclaims.claims import services as claims
from newsclaims.claims.models import Claim
from newsclaims.core.errors import Forbidden, Refused, Stale
from newsclaims.events.services import Participant
from newsclaims.history.models import Change as Logged
from newsclaims.publication import queries, services
from newsclaims.publication.models import Edition, Publication
from newsclaims.publication.queries import publications_of
from newsclaims.publication.references import kind_of
from newsclaims.vocabulary.kinds import Change, SubjectKind, Visibility
from newsclaims.vocabulary.statuses import Stage, Status
from tests.factories import (
    assess,
    link_evidence,
    make_actor,
    make_article,
    make_attribution,
    make_chief,
    make_claim,
    make_editor,
    make_event,
    make_outlet,
    make_question,
    make_source,
    make_statement,
    publish_claim,
    read_second,
)
from tests.threads import at_once


@pytest.fixture
def editor(db):
    return make_editor()


@pytest.fixture
def claim(editor) -> Claim:
    return make_claim(stage=Stage.IN_REVIEW)


def publish(editor, claim, change=Change.FIRST, **fields):
    claim.refresh_from_db()
    return services.publish(by=editor, claim=claim, version=claim.version, change=change, **fields)


def current(subject):
    return queries.current(kind_of(subject), subject.public_id)


class TestPublish:
    def test_freezes_the_claim_as_its_first_revision(self, editor, claim):
        publication = publish(editor, claim)
        claim.refresh_from_db()
        assert (publication.revision, publication.change, publication.editor) == (1, "first", editor.public_id)
        assert publication.document["text"] == claim.text
        assert claim.stage == Stage.PUBLISHED
        assert current(claim).publication == publication

    def test_leaves_a_trace(self, editor, claim):
        publication = publish(editor, claim)
        logged = Logged.objects.get(record_type="publication", record_id=publication.pk)
        assert logged.editor == editor.public_id

    def test_refuses_a_draft(self, editor):
        draft = make_claim()
        with pytest.raises(Refused) as refusal:
            publish(editor, draft)
        assert refusal.value.field == "stage"
        assert not Publication.objects.exists()

    def test_refuses_a_closed_account(self, editor, claim):
        editor.is_active = False
        editor.save()
        with pytest.raises(Forbidden):
            publish(editor, claim)
        assert not Publication.objects.exists()

    def test_refuses_a_stale_version(self, editor, claim):
        claim.change(claim.version, text="Theirs")
        with pytest.raises(Stale) as refusal:
            services.publish(by=editor, claim=claim, version=claim.version - 1, change=Change.FIRST)
        assert refusal.value.theirs.text == "Theirs"
        assert not Publication.objects.exists()

    @pytest.mark.parametrize("change", [Change.UPDATE, Change.CORRECTION, Change.WITHDRAWAL, "rumour"])
    def test_refuses_another_change_than_a_first_one_at_first(self, editor, claim, change):
        with pytest.raises(Refused) as refusal:
            publish(editor, claim, change, note="Why")
        assert refusal.value.field == "change"

    @pytest.mark.parametrize("change", [Change.FIRST, Change.WITHDRAWAL])
    def test_refuses_a_first_publication_or_a_withdrawal_later(self, editor, claim, change):
        publish(editor, claim)
        assess(claim=claim)
        with pytest.raises(Refused) as refusal:
            publish(editor, claim, change, note="Why")
        assert refusal.value.field == "change"

    def test_refuses_when_readers_would_see_no_difference(self, editor, claim):
        publish(editor, claim)
        with pytest.raises(Refused, match="as revision 1"):
            publish(editor, claim, Change.UPDATE)
        assert Publication.objects.filter(subject_type="claim").count() == 1

    def test_refuses_a_correction_without_its_note(self, editor, claim):
        publish(editor, claim)
        assess(claim=claim)
        with pytest.raises(Refused) as refusal:
            publish(editor, claim, Change.CORRECTION, note="  ")
        assert refusal.value.field == "note"
        assert publish(editor, claim, Change.CORRECTION, note=" We misread it. ").note == "We misread it."

    def test_shows_a_struck_attribution_struck(self, editor, claim):
        make_attribution(claim=claim)
        publish(editor, claim)
        attribution = claim.attributions.first()
        claims.strike_attribution(by=editor, attribution=attribution, version=1, reason="Misheard")
        publication = publish(editor, claim, Change.CORRECTION, note="We misheard.")
        struck = [report["struck"] for one in publication.document["statements"] for report in one["reports"]]
        assert [one["reason"] if one else None for one in struck] == ["Misheard", None]


class TestDefinitiveStatus:
    """Rule 4."""

    @pytest.fixture
    def supported(self, editor) -> Claim:
        return make_claim(stage=Stage.IN_REVIEW, status=Status.SUPPORTED)

    def test_is_refused_without_a_second_reading(self, editor, supported):
        with pytest.raises(Refused) as refusal:
            publish(editor, supported)
        assert refusal.value.field == "without_second_reading"
        assert not Publication.objects.exists()
        assert Claim.objects.get().stage == Stage.IN_REVIEW

    def test_is_refused_when_the_second_reader_disagreed(self, editor, supported):
        read_second(assessment=supported.assessments.get(), status=Status.DISPUTED)
        with pytest.raises(Refused):
            publish(editor, supported)

    def test_goes_public_when_the_second_reader_agreed(self, editor, supported):
        read_second(assessment=supported.assessments.get())
        assert publish(editor, supported).without_second_reading == ""

    def test_goes_public_for_a_chiefs_reason(self, supported):
        publication = publish(make_chief(), supported, without_second_reading=" Nobody else is here. ")
        assert publication.without_second_reading == "Nobody else is here."

    def test_is_refused_for_the_reason_of_somebody_who_is_no_chief(self, editor, supported):
        with pytest.raises(Forbidden):
            publish(editor, supported, without_second_reading="Nobody else is here.")
        assert not Publication.objects.exists()

    def test_needs_no_reason_where_there_is_a_reading(self, editor, supported):
        read_second(assessment=supported.assessments.get())
        publication = publish(make_chief(), supported, without_second_reading="Nobody else is here.")
        assert publication.without_second_reading == ""


class TestCompanions:
    """What a claim's document names goes public with it."""

    @pytest.fixture
    def shown(self, editor):
        parent, host = make_event(title="Talks"), make_actor(name="Hakan Fidan")
        event = make_event(parent=parent, participants=[Participant(host, "host")])
        question, outlet = make_question(events=[event]), make_outlet()
        article = make_article(outlet=outlet)
        claim = make_claim(attributed=False, about=[make_actor()], events=[event], questions=[question])
        make_attribution(claim=claim, article=article, through=[make_actor()])
        claims.send_to_review(by=editor, claim=claim, version=claim.version)
        return claim

    def test_are_published_once_with_what_they_name_in_turn(self, editor, shown):
        publish(editor, shown)
        kinds = list(Publication.objects.order_by("subject_type").values_list("subject_type", flat=True))
        assert kinds == [*["actor"] * 4, "article", "claim", "event", "event", "outlet", "question"]
        assert Publication.objects.exclude(subject_type="claim").filter(change="first", revision=1).count() == 9

    def test_are_not_published_again_with_another_claim(self, editor, shown):
        publish(editor, shown)
        before = Publication.objects.exclude(subject_type="claim").count()
        other = make_claim(attributed=False, events=list(shown.events.all()))
        make_attribution(claim=other, statement=shown.attributions.get().statement)
        publish_claim(claim=other)
        assert Publication.objects.exclude(subject_type="claim").count() == before

    def test_have_the_moment_of_the_claim(self, editor, shown):
        moment = publish(editor, shown).recorded_at
        assert set(Publication.objects.values_list("recorded_at", flat=True)) == {moment}

    def test_do_not_take_other_claims_with_them(self, editor, shown):
        draft = make_claim(events=list(shown.events.all()), text="A draft of theirs")
        publish(editor, shown)
        assert not Publication.objects.filter(subject_type="claim", subject_id=draft.public_id).exists()
        assert not Edition.objects.filter(title__contains="A draft of theirs").exists()


class TestPreview:
    def test_is_what_is_then_published(self, editor):
        claim = make_claim(stage=Stage.IN_REVIEW, events=[make_event()], quantity={"value": 40})
        make_attribution(claim=claim, article=make_article())
        link_evidence(claim=claim)
        preview = services.preview(by=editor, claim=claim)
        goes_public = {(one.kind, one.name) for one in preview.goes_public if one.new}
        publication = publish(editor, claim)
        assert publication.document == preview.document
        assert publication.revision == preview.revision
        others = Publication.objects.exclude(subject_type="claim")
        assert {(one.get_subject_type_display(), one.document["title"]) for one in others} == goes_public

    def test_writes_nothing(self, editor, claim):
        before = Logged.objects.count()
        services.preview(by=editor, claim=claim)
        assert not Publication.objects.exists()
        assert Logged.objects.count() == before

    def test_tells_what_has_changed_since(self, editor, claim):
        publish(editor, claim)
        assess(claim=claim, status=Status.DISPUTED)
        make_attribution(claim=claim)
        assert services.preview(by=editor, claim=claim).since == [
            "Status Not checked yet to Disputed.",
            "1 statement added.",
        ]

    def test_tells_what_stays_hidden(self, editor, claim):
        secret = make_source(title="Ledger", visibility=Visibility.CONFIDENTIAL)
        held = make_source(title="Report", embargo_until=datetime(2999, 1, 1, tzinfo=UTC))
        link_evidence(claim=claim, source=secret)
        link_evidence(claim=claim, source=held, note="Ask them first")
        assert services.preview(by=editor, claim=claim).stays == [
            "Ledger: confidential",
            "Report: under embargo",
            "1 notes on evidence",
        ]

    def test_names_what_is_public_already_as_such(self, editor):
        event = make_event(title="Strikes")
        publish_claim(claim=make_claim(events=[event]))
        claim = make_claim(stage=Stage.IN_REVIEW, events=[event])
        shown = {one.name: one.new for one in services.preview(by=editor, claim=claim).goes_public}
        assert shown["Strikes"] is False
        assert True in shown.values()


class TestDiffersFromPublic:
    def test_tells_a_record_that_has_moved_on(self, editor, claim):
        assert not services.differs_from_public(claim)
        publish(editor, claim)
        assert not services.differs_from_public(claim)
        assess(claim=claim)
        assert services.differs_from_public(claim)
        publish(editor, claim, Change.UPDATE)
        assert not services.differs_from_public(claim)

    def test_is_false_for_what_was_withdrawn(self, editor, claim):
        publish(editor, claim)
        claim.refresh_from_db()
        services.withdraw(by=make_chief(), claim=claim, version=claim.version, reason="Not ours.")
        assert not services.differs_from_public(claim)


class TestRename:
    @pytest.fixture
    def rudik(self, editor):
        return make_actor(name="Kira Rudik")

    @pytest.fixture
    def public(self, editor, rudik) -> Claim:
        claim = make_claim(attributed=False, about=[rudik], status=Status.SUPPORTED)
        make_attribution(claim=claim, statement=make_statement(actor=rudik))
        make_attribution(claim=claim)
        publish_claim(claim=claim)
        return claim

    def rename(self, editor, actor, name="Kira Rudyk"):
        actor.refresh_from_db()
        actors.mend_actor(
            by=editor,
            actor=actor,
            version=actor.version,
            kind=actor.kind,
            name=name,
            aliases=[Alias("Кіра Рудик")],
            description="",
            part_of=None,
        )
        return services.publish_subject(by=editor, subject=actor, change=Change.REVISION)

    def test_replaces_the_name_in_the_last_document_and_nothing_else(self, editor, rudik, public):
        before = current(public).publication.document
        self.rename(editor, rudik)
        after = current(public).publication
        assert (after.change, after.revision) == ("revision", 2)
        assert after.document == renamed(before, "Kira Rudik", "Kira Rudyk")
        assert after.document != before

    def test_takes_nothing_unfinished_with_it(self, editor, rudik, public):
        public.refresh_from_db()
        assess(claim=public, status=Status.REFUTED)
        make_attribution(claim=public, statement=make_statement(actor=make_actor(name="Not public yet")))
        self.rename(editor, rudik)
        document = current(public).publication.document
        assert document["status"] == Status.SUPPORTED
        assert "Not public yet" not in str(document)

    def test_carries_the_reason_for_going_without_a_second_reading(self, editor, rudik):
        claim = make_claim(attributed=False, status=Status.SUPPORTED)
        make_attribution(claim=claim, statement=make_statement(actor=rudik))
        publish_claim(claim=claim, by=make_chief(), without_second_reading="Nobody else is here.")
        self.rename(editor, rudik)
        assert current(claim).publication.without_second_reading == "Nobody else is here."

    def test_reaches_everything_that_shows_the_name_once(self, editor, rudik, public):
        event = make_event(participants=[Participant(rudik, "delegate")])
        publish_claim(claim=make_claim(events=[event]))
        untouched = make_claim()
        publish_claim(claim=untouched)
        self.rename(editor, rudik)
        assert current(event).publication.document["participants"][0]["actor"]["name"] == "Kira Rudyk"
        assert Publication.objects.filter(change="revision").count() == 3
        assert current(untouched).revision == 1

    def test_is_put_into_the_title_of_an_unsupported_claim(self, editor, rudik):
        claim = make_claim(attributed=False)
        make_attribution(claim=claim, statement=make_statement(actor=rudik))
        publish_claim(claim=claim)
        self.rename(editor, rudik)
        assert current(claim).title.startswith("Kira Rudyk claimed: ")

    def test_of_an_outlet_reaches_its_articles(self, editor):
        outlet = make_outlet(name="Gazette")
        article = make_article(outlet=outlet)
        claim = make_claim(attributed=False)
        make_attribution(claim=claim, article=article)
        publish_claim(claim=claim)
        fields = {"domain": "", "country": "", "language": "", "kind": ""}
        articles.mend_outlet(by=editor, outlet=outlet, version=1, name="The Gazette", **fields)
        services.publish_subject(by=editor, subject=outlet, change=Change.REVISION)
        assert current(article).publication.document["outlet"]["name"] == "The Gazette"
        assert current(claim).publication.document["statements"][0]["reports"][0]["outlet"]["name"] == "The Gazette"

    def test_leaves_what_was_withdrawn(self, editor, rudik, public):
        public.refresh_from_db()
        services.withdraw(by=make_chief(), claim=public, version=public.version, reason="Not ours.")
        self.rename(editor, rudik)
        assert current(public).publication.change == "withdrawal"


def renamed(document, before, after):
    if isinstance(document, dict):
        return {key: renamed(value, before, after) for key, value in document.items()}
    if isinstance(document, list):
        return [renamed(value, before, after) for value in document]
    return document.replace(before, after) if isinstance(document, str) else document


class TestPublishSubject:
    def test_refuses_when_readers_would_see_no_difference(self, editor):
        event = make_event()
        services.publish_subject(by=editor, subject=event, change=Change.FIRST)
        with pytest.raises(Refused, match="as revision 1"):
            services.publish_subject(by=editor, subject=event, change=Change.UPDATE)

    def test_refuses_a_correction_without_its_note(self, editor):
        event = make_event()
        services.publish_subject(by=editor, subject=event, change=Change.FIRST)
        with pytest.raises(Refused) as refusal:
            services.publish_subject(by=editor, subject=event, change=Change.CORRECTION)
        assert refusal.value.field == "note"

    def test_refuses_a_closed_account(self, editor):
        event = make_event()
        editor.is_active = False
        editor.save()
        with pytest.raises(Forbidden):
            services.publish_subject(by=editor, subject=event, change=Change.FIRST)


class TestWithdraw:
    def withdraw(self, claim, by=None, reason="It was never said.", version=None):
        claim.refresh_from_db()
        return services.withdraw(by=by or make_chief(), claim=claim, version=version or claim.version, reason=reason)

    def test_leaves_a_tombstone_with_the_reason(self, editor, claim):
        publish(editor, claim)
        publication = self.withdraw(claim)
        assert (publication.change, publication.note, publication.revision) == ("withdrawal", "It was never said.", 2)
        assert claim.text not in str(publication.document)
        assert current(claim).withdrawn
        assert not queries.editions().filter(subject_id=claim.public_id).exists()
        claim.refresh_from_db()
        assert claim.stage == Stage.RETIRED

    def test_keeps_what_readers_saw_before(self, editor, claim):
        first = publish(editor, claim)
        self.withdraw(claim)
        assert publications_of(SubjectKind.CLAIM, claim.public_id).first().document == first.document

    def test_refuses_anybody_but_a_chief(self, editor, claim):
        publish(editor, claim)
        with pytest.raises(Forbidden):
            self.withdraw(claim, by=editor)
        assert not current(claim).withdrawn

    def test_refuses_without_a_reason(self, editor, claim):
        publish(editor, claim)
        with pytest.raises(Refused) as refusal:
            self.withdraw(claim, reason="  ")
        assert refusal.value.field == "reason"

    def test_refuses_a_claim_that_is_not_public(self, claim):
        with pytest.raises(Refused, match="do not see"):
            self.withdraw(claim)

    def test_refuses_a_second_time(self, editor, claim):
        publish(editor, claim)
        self.withdraw(claim)
        with pytest.raises(Refused, match="do not see"):
            self.withdraw(claim)

    def test_refuses_a_stale_version(self, editor, claim):
        publish(editor, claim)
        with pytest.raises(Stale):
            self.withdraw(claim, version=1)

    def test_can_be_followed_by_a_new_revision(self, editor, claim):
        publish(editor, claim)
        self.withdraw(claim)
        publication = publish(editor, claim, Change.CORRECTION, note="It was said after all.")
        assert publication.revision == 3
        assert not current(claim).withdrawn
        assert Claim.objects.get().stage == Stage.PUBLISHED


class TestAtOnce:
    def test_stamps_are_in_the_order_of_commits(self, cloned_database):
        editor = make_editor()
        ready = [make_claim(stage=Stage.IN_REVIEW) for _ in range(4)]

        def publish_it(claim):
            def publish_now(meet):
                mine = Claim.objects.get(pk=claim.pk)
                meet()
                return publish(editor, mine)

            return publish_now

        publications = at_once(*map(publish_it, ready))
        assert all(isinstance(one, Publication) for one in publications), publications
        by_commit = Publication.objects.order_by("pk").values_list("recorded_at", flat=True)
        assert list(by_commit) == sorted(by_commit)

    def test_one_claim_is_published_once(self, cloned_database):
        editor, claim = make_editor(), make_claim(stage=Stage.IN_REVIEW)

        def publish_now(meet):
            mine = Claim.objects.get(pk=claim.pk)
            meet()
            return services.publish(by=editor, claim=mine, version=mine.version, change=Change.FIRST)

        outcomes = at_once(publish_now, publish_now)
        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Publication", "Stale"]
        assert publications_of(SubjectKind.CLAIM, claim.public_id).count() == 1

    def test_what_two_claims_show_is_published_once(self, cloned_database):
        editor, event = make_editor(), make_event()
        ready = [make_claim(stage=Stage.IN_REVIEW, events=[event]) for _ in range(2)]

        def publish_it(claim):
            def publish_now(meet):
                meet()
                return publish(editor, Claim.objects.get(pk=claim.pk))

            return publish_now

        publications = at_once(*map(publish_it, ready))
        assert all(isinstance(one, Publication) for one in publications), publications
        assert publications_of(SubjectKind.EVENT, event.public_id).count() == 1
