"""What is wrong with a file is told with line, field and reason, and leaves nothing behind."""

import gzip

import pytest

from tests.exchange.files import DAY, TEXT, changed, in_bytes, number_of, sample, span, without


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

    def test_with_half_a_character(self, fault_of):
        content = in_bytes(sample()).replace(b"First desk", b"\\ud83d")
        assert fault_of(content).reason.startswith("Half a character")

    def test_with_a_character_that_postgresql_cannot_keep(self, fault_of):
        assert fault_of(changed("ed-1", name="First\0desk")).line == 2

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
    ("p-1", {"document": {"form": 1, "type": "claim", "id": "c-1", "title": "Said", "statements": 5}}, "document"),
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
    ("j-1", {"seq": 10**30}, "seq"),
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
        assert fault.reason.endswith((".", ")"))
        assert fault.line == number_of(lines, "j-2" if (public_id, field) == ("v-1", "relies_on") else public_id)

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
