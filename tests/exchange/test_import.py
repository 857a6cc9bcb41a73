"""newsclaims-jsonl into the record: all of it, or nothing."""

import gzip
import json
from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from newsclaims.accounts.models import Editor
from newsclaims.claims.models import Attribution, Claim, Statement
from newsclaims.demonstration import dossier as demonstration
from newsclaims.exchange import services
from newsclaims.exchange.reading import MODEL_BY_TYPE
from newsclaims.history.models import Change
from newsclaims.publication.models import Edition, Publication
from newsclaims.publication.queries import publications_of
from newsclaims.publication.services import rebuild_editions
from newsclaims.verification.models import Assessment, Standing
from tests.exchange.conftest import everything
from tests.exchange.files import DAY, changed, in_bytes, sample, without, write


class TestDossier:
    def test_comes_whole(self, dossier):
        lines = [json.loads(line) for line in demonstration.PATH.read_text(encoding="utf-8").splitlines()]
        counts = Counter(line["type"] for line in lines)
        for kind, model in MODEL_BY_TYPE.items():
            rows = model._default_manager.exclude(public_id="import") if kind == "editor" else model._default_manager
            brought = rows.filter(public_id__in=[line.get("id") for line in lines if line["type"] == kind])
            assert brought.count() == counts[kind] > 0, kind
        assert counts == lines[-1]["counts"] | {"end": 1}

    def test_leaves_each_claim_at_the_stage_and_status_of_its_line(self, dossier):
        lines = [json.loads(line) for line in demonstration.PATH.read_text(encoding="utf-8").splitlines()]
        said = {line["id"]: (line["stage"], line.get("status")) for line in lines if line["type"] == "claim"}
        for claim in Claim.objects.select_related("standing"):
            stage, status = said[claim.public_id]
            assert (claim.stage, status or claim.standing.status) == (stage, claim.standing.status)

    def test_a_second_time_changes_nothing(self, dossier):
        before = everything()
        outcome = services.import_file(path=demonstration.PATH)
        assert not outcome.brought
        assert outcome.there_already.total() > 500
        assert everything() == before

    def test_can_be_shown_again_from_its_publications_to_the_byte(self, dossier):
        before = everything()["publication_edition"]
        rebuild_editions()
        assert everything()["publication_edition"] == before

    def test_is_logged_under_the_import(self, dossier):
        assert set(Change.objects.values_list("editor", flat=True)) == {services.IMPORTER}
        assert not Editor.objects.get(public_id=services.IMPORTER).has_usable_password()


class TestImport:
    def test_brings_every_line(self, imported):
        outcome = imported(sample())
        assert outcome.brought == Counter(line["type"] for line in sample())
        attribution = Attribution.objects.get()
        selector = attribution.selectors[0]
        assert attribution.snapshot.text[selector["start"] : selector["end"]] == "40 aircraft were destroyed"
        assert Standing.objects.get().status == "supported"

    def test_a_second_time_changes_nothing(self, imported):
        imported(sample())
        before = everything()
        assert imported(sample()).there_already == Counter(line["type"] for line in sample())
        assert everything() == before

    def test_freezes_publications_at_their_moments(self, imported):
        imported(sample())
        first, second = publications_of("claim", "c-1")
        assert (first.document["status"], second.document["status"]) == ("unverified", "supported")
        assert first.recorded_at.isoformat() == "2025-06-02T09:00:00+00:00"
        assert first.served_from > first.recorded_at

    def test_publishes_in_order_of_time_and_not_of_the_file(self, imported):
        lines = sample()
        imported([*lines[:-2], lines[-1], lines[-2]])
        assert [one.public_id for one in publications_of("claim", "c-1")] == ["p-1", "p-2"]

    def test_freezes_with_the_wording_of_then(self, imported):
        imported(changed("p-1", text="41 aircraft were destroyed"))
        first, second = publications_of("claim", "c-1")
        assert (first.document["text"], second.document["text"]) == (
            "41 aircraft were destroyed",
            "40 aircraft were destroyed",
        )

    def test_keeps_the_document_that_a_line_brings(self, imported):
        document = {"form": 1, "type": "event", "id": "e-1", "title": "As it was"}
        line = {**sample()[-2], "id": "p-0", "subject": {"type": "event", "id": "e-1"}, "document": document, "form": 1}
        imported([*sample(), line])
        assert [one.document for one in publications_of("event", "e-1")] == [document]

    def test_publishes_what_the_claim_shows(self, imported):
        imported(sample())
        public = set(Publication.objects.values_list("subject_type", "subject_id"))
        assert public >= {
            ("event", "e-1"),
            ("question", "q-1"),
            ("actor", "a-1"),
            ("article", "r-1"),
            ("outlet", "o-1"),
        }

    def test_publishes_a_published_claim_without_a_line_at_its_last_assessment(self, imported):
        imported(without("p-1", "p-2"))
        (publication,) = publications_of("claim", "c-1")
        assert publication.recorded_at == Assessment.objects.get(seq=2).recorded_at

    def test_keeps_fields_that_we_do_not_know(self, imported):
        imported(changed("u-1", mood="angry"))
        assert Statement.objects.get().extra == {"mood": "angry"}

    def test_keeps_nothing_that_we_know_among_them(self, imported):
        imported(changed("p-1", form=1))
        for model in MODEL_BY_TYPE.values():
            assert set(map(str, model._default_manager.values_list("extra", flat=True))) <= {"{}"}

    def test_reports_a_type_that_it_does_not_know_and_goes_on(self, imported):
        outcome = imported([*sample(), {"type": "omen", "id": "x-1"}, {"type": "snapshot", "id": "n-9"}])
        assert outcome.unknown == {"omen": 1, "snapshot": 1}
        assert Claim.objects.count() == 1

    def test_reads_a_file_that_is_packed(self, db, tmp_path):
        path = write(tmp_path, gzip.compress(in_bytes(sample())), "sample.jsonl.gz")
        assert services.import_file(path=path).brought["claim"] == 1

    def test_retires_a_claim_that_was_published(self, imported):
        lines = changed("c-1", stage="retired")
        taken_down = {**lines[-1], "id": "p-3", "revision": 3, "change": "withdrawal", "recorded": DAY.format(5)}
        imported([*lines, {**taken_down, "note": "Never said."}])
        assert Claim.objects.get().stage == "retired"
        assert Edition.objects.get(subject_id="c-1", until_at=None).withdrawn

    def test_strikes_what_was_struck(self, imported):
        other = {**sample()[14], "id": "t-2"}
        struck = {"recorded": DAY.format(3), "editor": "ed-1", "reason": "Misheard"}
        imported([*sample()[:15], {**other, "struck": struck}, *sample()[15:]])
        assert Attribution.objects.get(public_id="t-2").struck_reason == "Misheard"

    def test_tells_how_far_it_is(self, db, tmp_path):
        heard = []
        path = write(tmp_path, sample())
        services.import_file(path=path, progress=lambda done, total: heard.append((done, total)))
        assert heard[-1] == (len(sample()), len(sample()))
        assert heard == sorted(heard)


class TestWithoutSecondReading:
    def test_publishes_with_the_reason_that_is_given(self, imported):
        imported(without("y-1", "p-1", "p-2"), without_second_reading="The archive knows no second reader.")
        (publication,) = publications_of("claim", "c-1")
        assert publication.without_second_reading == "The archive knows no second reader."

    def test_gives_no_reason_where_none_is_needed(self, imported):
        imported(without("p-1", "p-2"), without_second_reading="The archive knows no second reader.")
        assert publications_of("claim", "c-1")[0].without_second_reading == ""


@pytest.mark.django_db
class TestCommand:
    def test_tells_what_it_brought(self, tmp_path):
        out = StringIO()
        call_command("import", write(tmp_path, [*sample(), {"type": "omen", "id": "x-1"}]), stdout=out)
        assert "1 claim: brought" in out.getvalue()
        assert "1 omen: of a type that is not known here, left out" in out.getvalue()

    def test_says_of_a_fault_that_nothing_was_imported(self, tmp_path):
        with pytest.raises(CommandError, match=r"^Line 2, name: This is missing\. Nothing was imported\.$"):
            call_command("import", write(tmp_path, changed("ed-1", name=None)))

    def test_says_of_a_file_that_is_not_there_that_it_cannot_be_read(self, tmp_path):
        with pytest.raises(CommandError, match="cannot be read: No such file"):
            call_command("import", tmp_path / "nowhere.jsonl")

    def test_takes_the_reason_for_going_without_a_second_reading(self, tmp_path):
        path = write(tmp_path, without("y-1", "p-1", "p-2"))
        call_command("import", path, without_second_reading="No second reader.", stdout=StringIO())
        assert Publication.objects.get(subject_type="claim").without_second_reading == "No second reader."
