"""What readers could tell apart between two revisions of one subject."""

from newsclaims.claims import services as claims
from newsclaims.publication import services as publication
from newsclaims.publication.models import Publication
from newsclaims.timeline.differences import Changed, Differences, differences
from newsclaims.vocabulary.kinds import Change, Stance, Visibility
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    assess,
    link_evidence,
    make_actor,
    make_attribution,
    make_claim,
    make_event,
    make_question,
    make_source,
    make_statement,
    publish_claim,
)


def between(first: Publication, second: Publication) -> Differences:
    return differences(first.document, second.document)


def change(record, **values) -> None:
    record.refresh_from_db()
    record.change(record.version, **values)


def marked(pieces) -> list[str]:
    return [piece.text for piece in pieces if piece.changed]


class TestClaim:
    def test_first_publication_has_its_status_alone(self, editor):
        first = publish_claim(claim=make_claim(status=Status.DISPUTED))
        assert differences(None, first.document) == Differences(status_after=Status.DISPUTED)

    def test_wording_comes_with_the_headings_that_it_stood_in(self, editor):
        claim = make_claim(text="40 aircraft were destroyed")
        first = publish_claim(claim=claim)
        change(claim, text="13 aircraft were destroyed")
        (wording,) = between(first, second := publish_claim(claim=claim)).texts
        assert (marked(wording.before), marked(wording.after)) == (["40"], ["13"])
        assert wording.heading_before == first.document["heading"]
        assert wording.heading_after == second.document["heading"]

    def test_figure_in_words(self, editor):
        claim = make_claim(quantity={"value": 40, "comparator": "at_least"})
        first = publish_claim(claim=claim)
        change(claim, quantity=None)
        assert between(first, publish_claim(claim=claim)).values == (Changed("Figure", "at least 40", ""),)

    def test_status_and_its_reason(self, editor):
        claim = make_claim()
        first = publish_claim(claim=claim)
        assess(claim=claim, rationale="Nobody else says so.")
        found = between(first, publish_claim(claim=claim))
        assert (found.status_before, found.status_after) == (Status.UNREVIEWED, Status.UNVERIFIED)
        (reason,) = found.texts
        assert reason.before == () and "".join(piece.text for piece in reason.after) == "Nobody else says so."

    def test_reason_that_was_mended_has_its_words_marked_and_one_written_anew_has_not(self, editor):
        claim = make_claim()
        assess(claim=claim, rationale="Images of Belaya show nine damaged aircraft.")
        first = publish_claim(claim=claim)
        assess(claim=claim, rationale="Images of Belaya show ten damaged aircraft.")
        second = publish_claim(claim=claim)
        assess(claim=claim, rationale="Nobody else has said this so far, and no image bears it out.")
        third = publish_claim(claim=claim)
        assert marked(between(first, second).texts[0].after) == ["ten"]
        assert marked(between(second, third).texts[0].after) == []

    def test_denial_that_came_in_and_evidence(self, editor):
        claim = make_claim()
        first = publish_claim(claim=claim)
        denier = make_statement(actor=make_actor(name="Sergei Ryabkov"))
        make_attribution(claim=claim, statement=denier, stance=Stance.DENIES)
        link_evidence(claim=claim, source=make_source(title="An image"))
        found = between(first, publish_claim(claim=claim))
        assert found.sentences == ("Added: Sergei Ryabkov (denies).", "New evidence: An image (supports).")

    def test_attribution_that_was_struck_with_its_reason(self, editor):
        claim = make_claim()
        first = publish_claim(claim=claim)
        make_attribution(claim=claim)
        struck = claim.attributions.order_by("pk")[0]
        speaker = struck.statement.actor.name
        claims.strike_attribution(by=editor, attribution=struck, version=struck.version, reason="Somebody else did.")
        (told,) = [
            sentence for sentence in between(first, publish_claim(claim=claim)).sentences if "Struck" in sentence
        ]
        assert speaker in told and told.endswith("Somebody else did.")

    def test_evidence_that_became_confidential_is_counted_and_not_named(self, editor):
        claim = make_claim()
        source = make_source(title="A name that must not be told")
        link_evidence(claim=claim, source=source)
        first = publish_claim(claim=claim)
        change(source, visibility=Visibility.CONFIDENTIAL)
        found = between(first, publish_claim(claim=claim))
        assert "1 piece of evidence is no longer shown." in found.sentences
        assert "must not be told" not in str(found)

    def test_withdrawal_says_nothing_of_what_was_withdrawn(self, editor):
        claim = make_claim()
        first = publish_claim(claim=claim)
        claim.refresh_from_db()
        editor.role = "chief"
        last = publication.withdraw(by=editor, claim=claim, version=claim.version, reason="It named a child.")
        assert between(first, last) == Differences()

    def test_a_new_name_of_a_speaker(self, editor):
        claim = make_claim(attributed=False)
        speaker = make_actor(name="Zelenskiy")
        make_attribution(claim=claim, statement=make_statement(actor=speaker))
        first = publish_claim(claim=claim)
        change(speaker, name="Zelenskyy")
        publication.publish_subject(by=editor, subject=speaker, change=Change.REVISION)
        last = Publication.objects.filter(subject_id=claim.public_id).order_by("revision").last()
        assert between(first, last).sentences == ("“Zelenskiy” is called “Zelenskyy” now.",)

    def test_something_else_is_said_to_be_something_else(self, editor):
        document = publish_claim(claim=make_claim()).document
        assert differences(document, {**document, "tags": ["new"]}).sentences == ("Other details.",)

    def test_the_same_twice_is_no_difference(self, editor):
        document = publish_claim(claim=make_claim()).document
        assert differences(document, document) == Differences()


class TestOthers:
    def test_title_time_and_summary_of_an_event(self, editor):
        event = make_event(title="Strikes", happened="2025-06-01")
        first = publication.publish_subject(by=editor, subject=event, change=Change.FIRST)
        change(event, title="Drone strikes", happened="2025-06-02", summary="Four bases.")
        found = between(first, publication.publish_subject(by=editor, subject=event, change=Change.UPDATE))
        assert [(text.label, text.heading_before) for text in found.texts] == [("Title", None), ("Summary", None)]
        assert found.values == (Changed("Happened", "1\u00a0June 2025", "2\u00a0June 2025"),)

    def test_measure_and_finding_of_a_question(self, editor):
        question = make_question()
        first = publication.publish_subject(by=editor, subject=question, change=Change.FIRST)
        change(question, measure="aircraft", finding="Nobody knows yet.")
        found = between(first, publication.publish_subject(by=editor, subject=question, change=Change.UPDATE))
        assert [text.label for text in found.texts] == ["Measure", "Finding"]

    def test_name_of_an_actor(self, editor):
        actor = make_actor(name="Zelenskiy")
        first = publication.publish_subject(by=editor, subject=actor, change=Change.FIRST)
        change(actor, name="Zelenskyy")
        (name,) = between(first, publication.publish_subject(by=editor, subject=actor, change=Change.REVISION)).texts
        assert (name.label, marked(name.after)) == ("Name", ["Zelenskyy"])
