from datetime import date

import pytest

from newsclaims.claims.models import Claim
from newsclaims.core.errors import Forbidden, Refused, Stale
from newsclaims.history.models import Change
from newsclaims.sources.models import Source
from newsclaims.sources.services import NewSource
from newsclaims.verification import queries, services
from newsclaims.verification.models import Assessment, Evidence, SecondReading, Standing
from newsclaims.verification.rules import can_read_second
from newsclaims.vocabulary.kinds import DerivationKind
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    assess,
    link_evidence,
    make_actor,
    make_claim,
    make_derivation,
    make_editor,
    make_source,
    read_second,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def claim(editor):
    return make_claim()


@pytest.fixture
def closed_account(editor):
    editor = make_editor()
    editor.is_active = False
    editor.save()
    return editor


class TestLinkEvidence:
    def test_takes_the_sources_usual_letter_unless_judged_for_this_use(self, editor, claim):
        source = make_source(reliability="B")
        usual = services.link_evidence(by=editor, claim=claim, source=source, stance="supports")
        judged = services.link_evidence(by=editor, claim=claim, source=source, stance="context", reliability="D")
        assert (usual.reliability, usual.credibility, judged.reliability) == ("B", 6, "D")

    def test_adds_a_source_that_is_not_there_yet(self, editor, claim):
        source = NewSource(kind="document", title="A ledger", reliability="C")
        piece = services.link_evidence(by=editor, claim=claim, source=source, stance="refutes")
        assert (piece.source.title, piece.reliability) == ("A ledger", "C")

    @pytest.mark.parametrize(
        ("fields", "field"),
        [
            ({"stance": "proves"}, "stance"),
            ({"stance": "supports", "reliability": "G"}, "reliability"),
            ({"stance": "supports", "credibility": 7}, "credibility"),
        ],
    )
    def test_refuses_a_stance_or_grade_that_does_not_exist(self, editor, claim, fields, field):
        with pytest.raises(Refused) as refusal:
            services.link_evidence(by=editor, claim=claim, source=make_source(), **fields)
        assert refusal.value.field == field
        assert not Evidence.objects.exists()

    def test_refuses_to_supersede_another_claims_evidence(self, editor, claim):
        other = link_evidence(claim=make_claim())
        with pytest.raises(Refused) as refusal:
            services.link_evidence(by=editor, claim=claim, source=make_source(), stance="supports", supersedes=other)
        assert refusal.value.field == "supersedes"

    def test_refuses_a_closed_account_and_adds_no_source(self, closed_account, claim):
        with pytest.raises(Forbidden):
            services.link_evidence(
                by=closed_account, claim=claim, source=NewSource(kind="document", title="A ledger"), stance="supports"
            )
        assert not Source.objects.exists()

    def test_leaves_a_trace_under_the_claim(self, editor, claim):
        link_evidence(by=editor, claim=claim)
        assert Change.objects.filter(record_type="evidence", under_type="claim", under_id=claim.pk).count() == 1


class TestMendEvidence:
    def mend(self, editor, evidence, version=1, **fields):
        return services.mend_evidence(
            **{
                "by": editor,
                "evidence": evidence,
                "version": version,
                "stance": evidence.stance,
                "reliability": "B",
                "credibility": 2,
                "primary": False,
                "excerpt": "Thirteen are seen",
                "locator": "",
                "note": "",
                **fields,
            }
        )

    def test_changes_a_piece_that_nobody_relies_on(self, editor, claim):
        piece = link_evidence(claim=claim)
        assert self.mend(editor, piece) == piece
        assert (piece.reliability, piece.credibility, piece.excerpt) == ("B", 2, "Thirteen are seen")

    def test_supersedes_a_piece_that_a_judgement_relies_on(self, editor, claim):
        piece = link_evidence(claim=claim, excerpt="Twelve are seen")
        assess(claim=claim, status=Status.SUPPORTED, relies_on=[piece])
        newer = self.mend(editor, piece)
        assert newer.supersedes == piece
        assert Evidence.objects.get(pk=piece.pk).excerpt == "Twelve are seen"
        assert list(queries.evidence(claim)) == [newer]

    def test_refuses_to_supersede_a_second_time(self, editor, claim):
        piece = link_evidence(claim=claim)
        assess(claim=claim, status=Status.SUPPORTED, relies_on=[piece])
        self.mend(editor, piece)
        with pytest.raises(Stale):
            self.mend(editor, piece)
        assert claim.evidence.count() == 2

    def test_refuses_a_stale_version(self, editor, claim):
        piece = link_evidence(claim=claim)
        self.mend(editor, piece)
        with pytest.raises(Stale):
            self.mend(editor, Evidence.objects.get(), note="Over theirs")
        assert Evidence.objects.get().note == ""


class TestUnlinkEvidence:
    def test_removes_a_piece_and_the_log_keeps_it(self, editor, claim):
        services.unlink_evidence(by=editor, evidence=link_evidence(claim=claim, excerpt="Twelve"))
        assert not claim.evidence.exists()
        assert Change.objects.get(record_type="evidence", action="removed").before["excerpt"] == "Twelve"

    def test_refuses_a_piece_that_a_judgement_relies_on(self, editor, claim):
        piece = link_evidence(claim=claim)
        assess(claim=claim, status=Status.SUPPORTED, relies_on=[piece])
        with pytest.raises(Refused, match="supersede it"):
            services.unlink_evidence(by=editor, evidence=piece)
        assert claim.evidence.exists()


class TestAssess:
    def test_records_status_rationale_and_evidence(self, editor, claim):
        piece = link_evidence(claim=claim)
        assessment = services.assess(
            by=editor,
            claim=claim,
            version=claim.version,
            status=Status.SUPPORTED,
            rationale=" Seen from above. ",
            relies_on=[piece],
            confidence="moderate",
        )
        assert (assessment.seq, assessment.rationale, assessment.relies_on) == (
            1,
            "Seen from above.",
            [piece.public_id],
        )
        standing = queries.get_standing(claim)
        assert (standing.status, standing.assessment, standing.checked_at is not None) == (
            "supported",
            assessment,
            True,
        )

    @pytest.mark.parametrize("status", sorted(status.value for status in Status if status.definitive))
    def test_refuses_a_definitive_status_without_evidence(self, editor, claim, status):
        with pytest.raises(Refused) as refusal:
            assess(by=editor, claim=claim, status=status, relies_on=[])
        assert refusal.value.field == "relies_on"
        assert not Assessment.objects.exists()
        assert queries.get_standing(claim).status == Status.UNREVIEWED

    def test_refuses_evidence_of_another_claim(self, editor, claim):
        with pytest.raises(Refused, match="linked to this claim"):
            assess(by=editor, claim=claim, status=Status.SUPPORTED, relies_on=[link_evidence(claim=make_claim())])

    def test_refuses_a_confirmation_on_one_root(self, editor, claim):
        with pytest.raises(Refused, match="two independent roots"):
            assess(by=editor, claim=claim, status=Status.CONFIRMED, relies_on=[link_evidence(claim=claim)])

    def test_refuses_a_blank_rationale(self, editor, claim):
        with pytest.raises(Refused) as refusal:
            assess(by=editor, claim=claim, rationale="  ")
        assert refusal.value.field == "rationale"
        assert Claim.objects.get().version == 1

    def test_refuses_a_pending_status_without_a_day_to_look_again(self, editor, claim):
        with pytest.raises(Refused) as refusal:
            services.assess(by=editor, claim=claim, version=claim.version, status=Status.PENDING, rationale="Not yet.")
        assert refusal.value.field == "recheck_on"

    def test_refuses_a_stale_version(self, editor, claim):
        assess(claim=Claim.objects.get())
        with pytest.raises(Stale) as refusal:
            services.assess(by=editor, claim=claim, version=claim.version, status=Status.DISPUTED, rationale="Both.")
        assert refusal.value.theirs.standing.status == Status.UNVERIFIED
        assert Assessment.objects.count() == 1

    def test_refuses_a_closed_account(self, closed_account, claim):
        with pytest.raises(Forbidden):
            assess(by=closed_account, claim=claim)

    def test_leaves_earlier_assessments_untouched(self, editor, claim):
        assess(by=editor, claim=claim, rationale="One speaker only.")
        second = assess(by=editor, claim=claim, status=Status.DISPUTED, rationale="Now two.")
        assert [(one.seq, one.rationale) for one in queries.assessments(claim)] == [
            (1, "One speaker only."),
            (2, "Now two."),
        ]
        assert queries.get_standing(claim).assessment == second


class TestReadSecond:
    @pytest.fixture
    def assessment(self, claim):
        return assess(claim=claim, by=make_editor(), status=Status.SUPPORTED)

    def test_records_another_editors_answer(self, editor, assessment):
        assert can_read_second(editor, assessment)
        reading = services.read_second(by=editor, assessment=assessment, status="disputed", note=" One side only. ")
        assert (reading.status, reading.note, reading.editor) == ("disputed", "One side only.", editor)

    def test_refuses_the_assessor(self, assessment):
        assert not can_read_second(assessment.editor, assessment)
        with pytest.raises(Forbidden):
            services.read_second(by=assessment.editor, assessment=assessment, status="supported")
        assert not SecondReading.objects.exists()

    def test_refuses_a_second_answer(self, editor, assessment):
        read_second(by=editor, assessment=assessment)
        with pytest.raises(Refused, match="already"):
            read_second(by=editor, assessment=assessment)

    def test_refuses_a_judgement_that_is_not_the_latest(self, editor, claim, assessment):
        assess(claim=claim, status=Status.DISPUTED)
        with pytest.raises(Refused, match="assessed again"):
            read_second(by=editor, assessment=assessment)

    def test_refuses_a_status_that_does_not_exist(self, editor, assessment):
        with pytest.raises(Refused) as refusal:
            services.read_second(by=editor, assessment=assessment, status="true")
        assert refusal.value.field == "status"


class TestLookAgainOn:
    def test_sets_and_lifts_the_day(self, editor, claim):
        services.look_again_on(by=editor, claim=claim, day=date(2030, 1, 1))
        assert queries.get_standing(claim).recheck_on == date(2030, 1, 1)
        services.look_again_on(by=editor, claim=claim, day=None)
        assert queries.get_standing(claim).recheck_on is None

    def test_refuses_to_lift_the_day_of_a_pending_claim(self, editor, claim):
        assess(claim=claim, status=Status.PENDING)
        with pytest.raises(Refused) as refusal:
            services.look_again_on(by=editor, claim=claim, day=None)
        assert refusal.value.field == "recheck_on"
        assert Standing.objects.get(claim=claim).recheck_on is not None


class TestWeigh:
    def test_counts_reports_and_independent_roots_by_stance(self, claim, django_assert_num_queries):
        root, copy = make_source(publisher=make_actor()), make_source(publisher=make_actor())
        make_derivation(source=copy, origin=root, how=DerivationKind.COPIES)
        pieces = [link_evidence(claim=claim, source=source) for source in (root, copy)]
        pieces.append(link_evidence(claim=claim, stance="refutes"))
        with django_assert_num_queries(1):
            weights = queries.weigh(pieces)
        assert [(one.stance.value, one.reports, one.independent) for one in weights] == [
            ("supports", 2, 1),
            ("refutes", 1, 1),
            ("context", 0, 0),
        ]
