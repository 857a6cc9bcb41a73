"""newsclaims-jsonl into the record: all of it, or nothing, with line, field and reason of what is wrong."""

import gzip
import json
from collections import Counter
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from newsclaims.accounts.models import Editor
from newsclaims.claims.models import Attribution, Claim, Statement
from newsclaims.demonstration import dossier as demonstration
from newsclaims.exchange import services
from newsclaims.exchange.formats.jsonl import Fault
from newsclaims.exchange.reading import MODEL_BY_TYPE
from newsclaims.history.models import Change
from newsclaims.publication.models import Edition, Publication
from newsclaims.publication.queries import publications_of
from newsclaims.publication.services import rebuild_editions
from newsclaims.verification.models import Assessment, Standing
from tests.exchange.files import DAY, TEXT, changed, in_bytes, number_of, sample, span, without, write


def everything() -> dict[str, list[str]]:
    """Every row of every table of ours, as text."""
    rows = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'log_made' ORDER BY 1")
        tables = [table for (table,) in cursor.fetchall()]
        for table in [*tables, "verification_standing", "publication_edition", "history_change"]:
            cursor.execute(f"SELECT one::text FROM {table} AS one ORDER BY 1")
            rows[table] = [row for (row,) in cursor.fetchall()]
    return rows


@pytest.fixture
def imported(db, tmp_path):
    """Imports a file of these lines and returns the outcome."""

    def do(lines, **options):
        return services.import_file(path=write(tmp_path, lines), **options)

    return do


@pytest.fixture
def fault_of(db, tmp_path):
    """The fault of a file of these lines, which leaves nothing behind."""

    def find(content, name="sample.jsonl", **options):
        before = everything()
        with pytest.raises(Fault) as fault:
            services.import_file(path=write(tmp_path, content, name), **options)
        assert everything() == before
        assert str(fault.value).startswith(f"Line {fault.value.line}")
        return fault.value

    return find


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
        document = {"form": 1, "type": "claim", "id": "c-1", "title": "As it was"}
        imported(changed("p-1", document=document, form=1))
        assert publications_of("claim", "c-1")[0].document == document

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


class TestDamagedFile:
    @pytest.mark.parametrize("cut", [1, 200, 2000])
    def test_cut_off(self, fault_of, cut):
        assert "cut off" in fault_of(in_bytes(sample())[:-cut]).reason

    def test_without_its_end_line(self, fault_of):
        content = in_bytes(sample())
        assert "no end line" in fault_of(content[: content.rindex(b'{"type": "end"')]).reason

    def test_empty(self, fault_of):
        assert "cut off" in fault_of(b"").reason

    def test_altered(self, fault_of):
        fault = fault_of(in_bytes(sample()).replace(b"The Gazette", b"The Bazette"))
        assert (fault.line, fault.field) == (len(sample()) + 2, "sha256")

    def test_with_other_counts(self, fault_of):
        fault = fault_of(in_bytes(sample(), counts={"header": 1, "claim": 2}))
        assert (fault.line, fault.field) == (len(sample()) + 2, "counts")

    def test_not_in_utf_8(self, fault_of):
        fault = fault_of(in_bytes(sample()).replace("Кіра".encode(), "Кіра".encode("cp1251")))
        assert (fault.line, fault.reason) == (5, "The file is not in UTF-8.")

    def test_with_lines_after_the_end(self, fault_of):
        assert "after the end" in fault_of(in_bytes(sample()) + b'{"type":"editor","id":"ed-9"}\n').reason

    @pytest.mark.parametrize(
        "spoilt", [b"{not json\n", b"[1, 2]\n", b'{"id": "x"}\n', b'{"type": 5}\n', b"\n", b"[" * 99999 + b"\n"]
    )
    def test_with_a_line_that_is_no_object_with_a_type(self, fault_of, spoilt):
        content = in_bytes(sample())
        header = content.index(b"\n") + 1
        assert fault_of(content[:header] + spoilt + content[header:]).line == 2

    @pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"1" * 5000])
    def test_with_a_number_that_is_none(self, fault_of, number):
        content = in_bytes(sample()).replace(b'"value": 40', b'"value": ' + number)
        assert fault_of(content).line == number_of(sample(), "c-1")

    @pytest.mark.parametrize("text", ["\\ud83d", "\\u0000"])
    def test_with_a_character_that_is_none(self, fault_of, text):
        content = in_bytes(sample(), sha256="").replace(b"First desk", text.encode())
        assert fault_of(content).line == 2

    @pytest.mark.parametrize(
        ("before", "after", "field"),
        [("newsclaims-jsonl", "other-jsonl", "format"), ('"version": 1', '"version": 2', "version")],
    )
    def test_of_another_format(self, fault_of, before, after, field):
        fault = fault_of(in_bytes(sample()).replace(before.encode(), after.encode()))
        assert (fault.line, fault.field) == (1, field)

    @pytest.mark.parametrize("public_id", ["", "with space", "x" * 65, "é"])
    def test_with_an_id_that_is_none(self, fault_of, public_id):
        fault = fault_of(changed("ed-1", id=public_id))
        assert (fault.line, fault.field) == (2, "id")

    def test_packed_and_cut_off(self, fault_of):
        assert "cut off" in fault_of(gzip.compress(in_bytes(sample()))[:-30], name="sample.jsonl.gz").reason

    def test_not_packed_at_all(self, fault_of):
        assert "no gzip" in fault_of(in_bytes(sample()), name="sample.jsonl.gz").reason


BROKEN_RULES = [
    # rule 1
    (
        "r-1",
        {"snapshots": [{"id": "n-1", "captured": DAY.format(2), "sha256": "0" * 64, "text": TEXT}]},
        "snapshots[0].sha256",
    ),
    ("r-1", {"snapshots": None}, "snapshots"),
    ("t-1", {"selectors": [span(exact="41 aircraft were destroyed")]}, "selectors"),
    ("t-1", {"selectors": [span(TEXT.index("40 aircraft") + 1)]}, "selectors"),
    ("t-1", {"selectors": [span(TEXT.index("40 aircraft") - 1)]}, "selectors"),
    ("t-1", {"selectors": [span(prefix="admitted that ")]}, "selectors"),
    ("t-1", {"selectors": [span(suffix=" at last")]}, "selectors"),
    ("t-1", {"selectors": [span(end=5)]}, "selectors"),
    ("t-1", {"selectors": [span(), span()]}, "selectors"),
    ("t-1", {"selectors": ["40 aircraft"]}, "selectors"),
    ("t-1", {"article": None}, "snapshot"),
    ("t-1", {"snapshot": None}, "selectors"),
    ("u-1", {"actor": None}, "actor"),
    ("u-1", {"outlet": "o-1"}, "outlet"),
    ("u-1", {"voice": "outlet"}, "outlet"),
    ("u-1", {"voice": "unattributed"}, "actor"),
    # rule 2
    ("j-2", {"seq": 3}, "seq"),
    ("j-1", {"seq": 2}, "seq"),
    ("j-2", {"recorded": DAY.format(1)}, "seq"),
    ("c-1", {"status": "disputed"}, "status"),
    # rule 3
    ("j-2", {"relies_on": None}, "relies_on"),
    ("j-2", {"status": "refuted"}, "relies_on"),
    ("j-2", {"status": "confirmed"}, "relies_on"),
    ("v-1", {"recorded": DAY.format(4)}, "relies_on"),
    ("v-1", {"stance": "refutes"}, "relies_on"),
    # rule 4
    ("y-1", {"editor": "ed-1"}, ""),
    ("y-1", {"recorded": DAY.format(1)}, "recorded"),
    # rule 6
    ("p-2", {"revision": 3}, "revision"),
    ("p-2", {"change": "first"}, "change"),
    ("p-2", {"change": "correction"}, ""),
    ("p-2", {"recorded": DAY.format(1)}, "change"),
    ("p-1", {"subject": {"type": "claim", "id": "c-9"}}, "subject"),
    ("p-1", {"subject": {"type": "rumour", "id": "c-1"}}, "subject.type"),
    ("p-1", {"subject": None}, "subject"),
    ("p-1", {"document": {"form": 1}}, "document"),
    ("p-1", {"form": 2, "document": {"form": 1, "type": "claim", "id": "c-1", "title": "Said"}}, "form"),
    # references
    ("f-1", {"with": "a-9"}, "with"),
    ("f-1", {"with": "a-1"}, "organisation"),
    ("e-1", {"participants": [{"actor": "a-9", "role": "host"}]}, "participants[0].actor"),
    ("e-1", {"parent": "e-1"}, "parent"),
    ("r-1", {"outlet": "o-9"}, "outlet"),
    ("d-1", {"from": "s-2"}, "origin"),
    ("c-1", {"events": ["e-1", "e-9"]}, "events"),
    ("t-1", {"statement": "u-9"}, "statement"),
    ("v-1", {"editor": None}, "editor"),
    ("j-2", {"relies_on": ["v-9"]}, "relies_on"),
    # words and shapes
    ("ed-1", {"name": None}, "name"),
    ("o-1", {"kind": "blog"}, "kind"),
    ("o-1", {"country": "Ukraine"}, ""),
    ("a-1", {"kind": None}, "kind"),
    ("a-1", {"name": 5}, "name"),
    ("a-1", {"aliases": [{"language": "uk"}]}, "aliases[0].name"),
    ("a-1", {"aliases": {"name": "Kira"}}, "aliases"),
    ("f-1", {"since": "long ago"}, "since"),
    ("e-1", {"kind": "party"}, "kind"),
    ("e-1", {"basis": "rumoured"}, "basis"),
    ("e-1", {"happened": "2025-06-31"}, "happened"),
    ("e-1", {"place": {"name": "Belaya", "lat": 152}}, ""),
    ("e-1", {"place": {"country": "RU"}}, "place.name"),
    ("e-1", {"place": {"name": "Belaya", "lat": "north"}}, "place.lat"),
    ("r-1", {"language": None}, "language"),
    ("r-1", {"published": "2 June"}, "published"),
    ("r-1", {"published": "2025-06-02T08:40:00"}, "published"),
    ("s-1", {"reliability": "G"}, "reliability"),
    ("s-1", {"visibility": "described"}, "public_as"),
    ("d-1", {"how": "resembles"}, "how"),
    ("q-1", {"text": None}, "text"),
    ("c-1", {"kind": "rumour"}, "kind"),
    ("c-1", {"stage": "printed"}, "stage"),
    ("c-1", {"stage": None}, "stage"),
    ("c-1", {"stage": "draft"}, "stage"),
    ("c-1", {"recorded": None}, "recorded"),
    ("c-1", {"quantity": {"value": 40, "min": 1}}, "quantity"),
    ("c-1", {"quantity": {"value": "forty"}}, "quantity"),
    ("c-1", {"quantity": 40}, "quantity"),
    ("c-1", {"tags": "bombers"}, "tags"),
    ("c-1", {"recheck_on": "soon"}, "recheck_on"),
    ("u-1", {"voice": "telepathic"}, "voice"),
    ("t-1", {"stance": "shouts"}, "stance"),
    ("t-1", {"struck": {"recorded": DAY.format(3), "editor": "ed-1"}}, "struck.reason"),
    ("v-1", {"credibility": 7}, "credibility"),
    ("v-1", {"credibility": "2"}, "credibility"),
    ("v-1", {"primary": "yes"}, "primary"),
    ("j-1", {"status": "true"}, "status"),
    ("j-1", {"rationale": " "}, "rationale"),
    ("j-1", {"confidence": "certain"}, "confidence"),
    ("j-1", {"seq": 10**30}, ""),
    ("y-1", {"status": "true"}, "status"),
    ("p-1", {"change": "rumour"}, "change"),
]


class TestBrokenRule:
    @pytest.mark.parametrize(
        ("public_id", "fields", "field"), BROKEN_RULES, ids=[f"{rule[0]} {str(rule[1])[:60]}" for rule in BROKEN_RULES]
    )
    def test_is_told_with_line_field_and_reason(self, fault_of, public_id, fields, field):
        lines = changed(public_id, **fields)
        fault = fault_of(lines)
        assert fault.field == field
        assert fault.reason.endswith((".", "”.", ")"))
        if public_id not in ("v-1",) or field not in ("relies_on",):
            assert fault.line == number_of(lines, public_id)

    def test_of_a_reference_to_a_later_line(self, fault_of):
        lines = sample()
        claim = next(line for line in lines if line["type"] == "claim")
        lines.remove(claim)
        fault = fault_of([*lines, claim])
        assert (fault.line, fault.field) == (number_of(lines, "t-1"), "claim")

    def test_of_a_snapshot_of_another_article(self, fault_of):
        other = {**changed("r-1")[7], "id": "r-2", "snapshots": [{**sample()[7]["snapshots"][0], "id": "n-2"}]}
        lines = sample()
        lines.insert(8, other)
        next(line for line in lines if line["id"] == "t-1")["snapshot"] = "n-2"
        assert fault_of(lines).field == "snapshot"

    def test_of_an_id_given_twice(self, fault_of):
        lines = [*sample(), {"type": "actor", "id": "a-1", "kind": "person", "name": "Somebody else"}]
        fault = fault_of(lines)
        assert (fault.line, fault.field) == (len(lines) + 1, "id")

    def test_of_a_snapshot_id_given_twice(self, fault_of):
        lines = sample()
        lines.insert(8, {**lines[7], "id": "r-2"})
        assert fault_of(lines).field == "snapshots[0].id"

    @pytest.mark.parametrize("stage", ["in_review", "retired"])
    def test_of_a_claim_beyond_draft_that_nobody_said(self, fault_of, stage):
        lines = [line for line in changed("c-1", stage=stage) if line["id"] not in ("t-1", "p-1", "p-2")]
        fault = fault_of(lines)
        assert (fault.line, fault.field) == (number_of(lines, "c-1"), "stage")

    def test_of_a_published_claim_that_nobody_said(self, fault_of):
        lines = without("t-1")
        fault = fault_of(lines)
        assert (fault.line, fault.field) == (number_of(lines, "p-1"), "stage")

    @pytest.mark.parametrize("taken_away", [("p-1", "p-2"), ()])
    def test_of_a_definitive_status_published_without_second_reading(self, fault_of, taken_away):
        lines = without("y-1", *taken_away)
        fault = fault_of(lines)
        assert fault.field == "without_second_reading"
        assert fault.line == number_of(lines, "c-1" if taken_away else "p-2")


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
