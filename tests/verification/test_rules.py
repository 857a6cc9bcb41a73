"""What PostgreSQL holds about evidence, assessments, second readings and standings, tried with raw SQL as the owner."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from newsclaims.claims.models import Claim
from newsclaims.verification.models import Assessment, Evidence, SecondReading, Standing
from newsclaims.vocabulary.kinds import DerivationKind, EvidenceStance
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    assess,
    link_evidence,
    make_actor,
    make_claim,
    make_derivation,
    make_editor,
    make_source,
)
from tests.refusals import execute, fetch, refused_by
from tests.threads import at_once

SUPPORTS, REFUTES, CONTEXT = EvidenceStance.SUPPORTS, EvidenceStance.REFUTES, EvidenceStance.CONTEXT
LATER = datetime(2999, 1, 1, tzinfo=UTC)


def judge(claim: Claim, status: str, *relies_on: Evidence, **columns: object) -> None:
    """An assessment by raw SQL, right in all that is not given."""
    row = {
        "public_id": f"j-raw-{claim.pk}",
        "claim_id": claim.pk,
        "seq": 1,
        "status": status,
        "rationale": "Two records say so.",
        "relies_on": [piece.public_id for piece in relies_on],
        "confidence": "",
        "recorded_at": datetime.now(UTC) + timedelta(minutes=1),
        "editor_id": claim.editor_id,
        "digest": "",
        "extra": "{}",
        **columns,
    }
    execute(
        f"INSERT INTO verification_assessment ({', '.join(row)}) VALUES ({', '.join(['%s'] * len(row))})", *row.values()
    )


@pytest.fixture
def claim(db) -> Claim:
    return make_claim()


class TestRationale:
    @pytest.mark.parametrize("blank", ["", " ", "\n\t", "\u00a0"])
    def test_is_not_blank(self, claim, blank):
        with refused_by("assessment_has_a_rationale"):
            judge(claim, Status.DISPUTED, rationale=blank)


class TestDefinitiveStatus:
    """Rule 3: supported and confirmed rest on supporting evidence, refuted on refuting, misleading on any."""

    @pytest.mark.parametrize("status", ["supported", "confirmed", "misleading", "refuted"])
    def test_is_refused_without_evidence(self, claim, status):
        link_evidence(claim=claim)
        with refused_by("definitive_status_has_fitting_evidence"):
            judge(claim, status)

    @pytest.mark.parametrize(
        ("status", "stance"),
        [
            ("supported", REFUTES),
            ("supported", CONTEXT),
            ("confirmed", REFUTES),
            ("confirmed", CONTEXT),
            ("refuted", SUPPORTS),
            ("refuted", CONTEXT),
        ],
    )
    def test_is_refused_on_evidence_of_another_stance(self, claim, status, stance):
        with refused_by("definitive_status_has_fitting_evidence"):
            judge(claim, status, link_evidence(claim=claim, stance=stance, primary=True))

    @pytest.mark.parametrize(
        ("status", "stance"),
        [
            ("supported", SUPPORTS),
            ("refuted", REFUTES),
            ("misleading", SUPPORTS),
            ("misleading", REFUTES),
            ("misleading", CONTEXT),
        ],
    )
    def test_stands_on_evidence_that_fits(self, claim, status, stance):
        judge(claim, status, link_evidence(claim=claim, stance=stance))
        assert Standing.objects.get(claim=claim).status == status

    @pytest.mark.parametrize("status", ["unverified", "disputed", "pending", "unverifiable", "not_checkable"])
    def test_is_none_of_the_others(self, claim, status):
        judge(claim, status)
        assert Standing.objects.get(claim=claim).status == status


class TestEvidenceReliedOn:
    def test_is_of_the_claim(self, claim):
        other = link_evidence(claim=make_claim())
        with refused_by("evidence_relied_on_is_of_the_claim"):
            judge(claim, Status.SUPPORTED, other)

    def test_is_of_the_claim_beside_evidence_that_is(self, claim):
        with refused_by("evidence_relied_on_is_of_the_claim"):
            judge(claim, Status.SUPPORTED, link_evidence(claim=claim), link_evidence(claim=make_claim()))

    def test_exists(self, claim):
        with refused_by("evidence_relied_on_is_of_the_claim"):
            judge(claim, Status.DISPUTED, relies_on=["v-nowhere"])

    def test_was_recorded_before(self, claim):
        piece = link_evidence(claim=claim)
        with refused_by("evidence_relied_on_is_of_the_claim"):
            judge(claim, Status.SUPPORTED, piece, recorded_at=piece.recorded_at - timedelta(seconds=1))

    def test_is_named_once(self, claim):
        piece = link_evidence(claim=claim)
        with refused_by("evidence_relied_on_is_of_the_claim"):
            judge(claim, Status.SUPPORTED, piece, piece)


class TestConfirmed:
    """Rule 3: two independent roots, or one primary record."""

    def pieces(self, claim, *sources):
        return [link_evidence(claim=claim, source=source) for source in sources]

    def test_is_refused_on_one_root(self, claim):
        with refused_by("confirmed_has_two_roots_or_a_primary_record"):
            judge(claim, Status.CONFIRMED, *self.pieces(claim, make_source(publisher=make_actor())))

    def test_is_refused_on_two_pieces_that_go_back_to_one_root(self, claim):
        root, copy, quotation = (make_source(publisher=make_actor()) for _ in range(3))
        make_derivation(source=copy, origin=root)
        make_derivation(source=quotation, origin=copy, how=DerivationKind.CITES)
        with refused_by("confirmed_has_two_roots_or_a_primary_record"):
            judge(claim, Status.CONFIRMED, *self.pieces(claim, copy, quotation))

    def test_is_refused_on_two_of_unknown_origin(self, claim):
        with refused_by("confirmed_has_two_roots_or_a_primary_record"):
            judge(claim, Status.CONFIRMED, *self.pieces(claim, make_source(), make_source()))

    def test_is_refused_on_two_of_one_owner(self, claim):
        one, other = make_source(publisher=make_actor()), make_source(publisher=make_actor())
        make_derivation(source=one, origin=other, how=DerivationKind.SAME_OWNER)
        with refused_by("confirmed_has_two_roots_or_a_primary_record"):
            judge(claim, Status.CONFIRMED, *self.pieces(claim, one, other))

    def test_does_not_count_roots_that_refute(self, claim):
        supporting = self.pieces(claim, make_source(publisher=make_actor()))
        refuting = link_evidence(claim=claim, source=make_source(publisher=make_actor()), stance=REFUTES)
        with refused_by("confirmed_has_two_roots_or_a_primary_record"):
            judge(claim, Status.CONFIRMED, *supporting, refuting)

    def test_does_not_take_a_primary_record_that_refutes(self, claim):
        supporting = self.pieces(claim, make_source(publisher=make_actor()))
        refuting = link_evidence(claim=claim, stance=REFUTES, primary=True)
        with refused_by("confirmed_has_two_roots_or_a_primary_record"):
            judge(claim, Status.CONFIRMED, *supporting, refuting)

    def test_stands_on_two_roots(self, claim):
        judge(claim, Status.CONFIRMED, *self.pieces(claim, *(make_source(publisher=make_actor()) for _ in range(2))))
        assert Standing.objects.get(claim=claim).status == "confirmed"

    def test_stands_on_one_primary_record(self, claim):
        judge(claim, Status.CONFIRMED, link_evidence(claim=claim, primary=True))
        assert Standing.objects.get(claim=claim).status == "confirmed"


class TestNumbering:
    @pytest.mark.parametrize("seq", [0, 2, 3])
    def test_begins_at_one(self, claim, seq):
        with refused_by("assessments_are_numbered_in_order"):
            judge(claim, Status.DISPUTED, seq=seq)

    @pytest.mark.parametrize("seq", [1, 3])
    def test_has_no_holes_and_no_doubles(self, claim, seq):
        assess(claim=claim)
        with refused_by("assessments_are_numbered_in_order"):
            judge(claim, Status.DISPUTED, seq=seq)

    def test_is_in_order_of_time(self, claim):
        first = assess(claim=claim)
        with refused_by("assessments_are_numbered_in_order"):
            judge(claim, Status.DISPUTED, seq=2, recorded_at=first.recorded_at - timedelta(seconds=1))

    def test_is_the_claims_own(self, claim):
        assess(claim=make_claim())
        judge(claim, Status.DISPUTED)
        assert Assessment.objects.get(claim=claim).seq == 1


class TestSecondReading:
    @pytest.fixture
    def assessment(self, db) -> Assessment:
        return make_claim(status=Status.SUPPORTED).assessments.get()

    def read(self, assessment, editor, **columns):
        row = {
            "public_id": f"y-raw-{editor.pk}",
            "assessment_id": assessment.pk,
            "status": "supported",
            "note": "",
            "recorded_at": assessment.recorded_at + timedelta(minutes=1),
            "editor_id": editor.pk,
            "digest": "",
            "extra": "{}",
            **columns,
        }
        execute(
            f"INSERT INTO verification_secondreading ({', '.join(row)}) VALUES ({', '.join(['%s'] * len(row))})",
            *row.values(),
        )

    def test_is_by_somebody_else(self, assessment):
        with refused_by("second_reader_is_not_assessor"):
            self.read(assessment, assessment.editor)

    def test_comes_after_what_it_reads(self, assessment):
        with refused_by("second_reading_comes_after"):
            self.read(assessment, make_editor(), recorded_at=assessment.recorded_at - timedelta(seconds=1))

    def test_is_given_once_by_an_editor(self, assessment):
        reader = make_editor()
        self.read(assessment, reader)
        with refused_by("an_editor_reads_an_assessment_once"):
            self.read(assessment, reader, public_id="y-again")

    def test_has_a_status_of_ours(self, assessment):
        with refused_by("second_status_is_known"):
            self.read(assessment, make_editor(), status="true")

    def test_is_recorded_otherwise(self, assessment):
        self.read(assessment, make_editor(), status="disputed")
        assert SecondReading.objects.get().status == "disputed"


class TestCitedEvidence:
    """Rule 8: what a judgement relies on is superseded by a new piece, never changed or removed."""

    @pytest.fixture
    def cited(self, db) -> Evidence:
        return make_claim(status=Status.SUPPORTED).evidence.get()

    @pytest.mark.parametrize(
        "change",
        [
            "stance = 'refutes'",
            "credibility = 1",
            "excerpt = 'Other words'",
            "note = 'Doubtful'",
            "public_id = 'v-other'",
        ],
    )
    def test_is_not_changed(self, cited, change):
        with refused_by("cited_evidence_stays"):
            execute(f"UPDATE verification_evidence SET {change}, version = version + 1 WHERE id = %s", cited.pk)

    def test_is_not_deleted(self, cited):
        with refused_by("cited_evidence_stays"):
            execute("DELETE FROM verification_evidence WHERE id = %s", cited.pk)

    def test_may_be_superseded(self, cited):
        newer = link_evidence(claim=cited.claim, source=cited.source, supersedes=cited)
        assert newer.supersedes == cited

    def test_that_nobody_cites_may_change_and_go(self, claim):
        piece = link_evidence(claim=claim)
        assert execute("UPDATE verification_evidence SET note = 'New', version = 2 WHERE id = %s", piece.pk) == 1
        assert execute("DELETE FROM verification_evidence WHERE id = %s", piece.pk) == 1

    def test_is_not_changed_while_it_is_being_cited(self, cloned_database):
        claim = make_claim()
        piece = link_evidence(claim=claim)

        def cite(meet):
            with transaction.atomic():
                judge(claim, Status.SUPPORTED, piece)
                meet()
                # The other one is now waiting for us, or has changed the piece under us.
                execute("SELECT pg_sleep(0.3)")

        def change(meet):
            meet()
            execute("UPDATE verification_evidence SET stance = 'refutes', version = 2 WHERE id = %s", piece.pk)

        cited, changed = at_once(cite, change)
        assert cited is None
        assert isinstance(changed, IntegrityError)
        assert changed.__cause__.diag.constraint_name == "cited_evidence_stays"
        assert Evidence.objects.get().stance == "supports"


class TestSuperseding:
    def test_is_of_the_same_claim(self, claim):
        other = link_evidence(claim=make_claim())
        piece = link_evidence(claim=claim)
        with refused_by("evidence_supersedes_the_same_claim"):
            execute(
                "UPDATE verification_evidence SET supersedes_id = %s, version = 2 WHERE id = %s", other.pk, piece.pk
            )

    def test_does_not_go_in_a_circle(self, claim):
        first = link_evidence(claim=claim)
        second = link_evidence(claim=claim, supersedes=first)
        with refused_by("nothing_comes_before_itself"):
            execute(
                "UPDATE verification_evidence SET supersedes_id = %s, version = 2 WHERE id = %s", second.pk, first.pk
            )


class TestStanding:
    def test_begins_unreviewed(self, claim):
        assert Standing.objects.get(claim=claim).status == "unreviewed"

    @pytest.mark.parametrize(
        "change",
        [
            "status = 'confirmed'",
            "status = 'unreviewed', assessment_id = NULL, checked_at = NULL",
            "assessment_id = NULL",
            "checked_at = now() - interval '1 year'",
        ],
    )
    def test_is_not_changed_by_hand(self, claim, change):
        assess(claim=claim, status=Status.DISPUTED)
        with refused_by("standing_is_the_last_assessment"):
            execute(f"UPDATE verification_standing SET {change}")

    def test_does_not_go_back_to_an_earlier_assessment(self, claim):
        first, _ = assess(claim=claim, status=Status.DISPUTED), assess(claim=claim)
        with refused_by("standing_is_the_last_assessment"):
            execute(
                "UPDATE verification_standing SET status = %s, assessment_id = %s, checked_at = %s",
                first.status,
                first.pk,
                first.recorded_at,
            )

    def test_of_a_claim_that_nobody_assessed_is_unreviewed(self, claim):
        with refused_by("standing_is_the_last_assessment"):
            execute("UPDATE verification_standing SET status = 'supported' WHERE claim_id = %s", claim.pk)

    def test_stays_as_long_as_the_claim(self, claim):
        with refused_by("claim_keeps_its_standing"):
            execute("DELETE FROM verification_standing")

    def test_is_not_emptied(self, claim):
        with refused_by("every_change_is_logged"):
            execute("TRUNCATE verification_standing")

    def test_that_is_pending_has_a_day_to_look_again(self, claim):
        assess(claim=claim, status=Status.PENDING)
        with refused_by("pending_has_a_day_to_look_again"):
            execute("UPDATE verification_standing SET recheck_on = NULL")

    def test_that_is_pending_gets_a_day_where_none_is_given(self, claim):
        judge(claim, Status.PENDING, recorded_at=LATER)
        assert Standing.objects.get(claim=claim).recheck_on == LATER.date() + timedelta(days=182)

    def test_follows_each_of_many_assessments_written_at_once(self, claim):
        other = make_claim()
        execute(
            "INSERT INTO verification_assessment (extra, public_id, claim_id, seq, status, rationale, relies_on,"
            " confidence, recorded_at, editor_id, digest)"
            " SELECT '{}', 'j-' || id, id, 1, 'disputed', 'Both.', '{}', '', now(), editor_id, '' FROM claims_claim"
        )
        assert {Standing.objects.get(claim=one).status for one in (claim, other)} == {"disputed"}


KNOWN_WORDS = [
    ("verification_evidence", "stance = 'other'", "evidence_stance_is_known"),
    ("verification_evidence", "reliability = 'G'", "evidence_reliability_is_known"),
    ("verification_evidence", "credibility = 7", "evidence_credibility_is_known"),
    ("verification_evidence", "credibility = 0", "evidence_credibility_is_known"),
]


class TestWords:
    @pytest.mark.parametrize(("table", "change", "rule"), KNOWN_WORDS)
    def test_of_evidence_are_the_fixed_ones(self, claim, table, change, rule):
        link_evidence(claim=claim)
        with refused_by(rule):
            execute(f"UPDATE {table} SET {change}, version = 2")

    @pytest.mark.parametrize(
        ("columns", "rule"),
        [({"status": "true"}, "status_is_known"), ({"confidence": "certain"}, "confidence_is_known")],
    )
    def test_of_an_assessment_are_the_fixed_ones(self, claim, columns, rule):
        with refused_by(rule):
            judge(claim, **{"status": Status.DISPUTED, **columns})


def test_the_numbers_of_an_assessment_are_unique_even_without_the_trigger(claim):
    """The trigger answers first; the constraint is what two sessions at once meet."""
    assert fetch("SELECT count(*) FROM pg_constraint WHERE conname = 'assessments_are_numbered_once'") == 1
