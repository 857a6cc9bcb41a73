"""What the demonstration's dossier promises: a story told whole, and a page about it that is true."""

import json
import re
from collections import Counter, defaultdict
from functools import cache
from typing import Any

from django.conf import settings

from newsclaims.demonstration.dossier import PATH

Line = dict[str, Any]


@cache
def lines() -> list[Line]:
    return [json.loads(line) for line in PATH.read_text(encoding="utf-8").splitlines()]


def of(kind: str) -> dict[str, Line]:
    return {line["id"]: line for line in lines() if line["type"] == kind}


def claims_by_question() -> dict[str, list[Line]]:
    found = defaultdict(list)
    for claim in of("claim").values():
        for question in claim.get("questions", []):
            found[question].append(claim)
    return found


class TestStory:
    def test_says_of_each_event_when_where_and_who(self):
        for event in of("event").values():
            assert event["happened"] and event["place"]["name"] and event["participants"], event["id"]

    def test_gives_a_spot_on_the_map_to_each_event_that_happened_at_one(self):
        lacking = [event["id"] for event in of("event").values() if not {"lat", "lon"} <= event["place"].keys()]
        assert lacking == ["e-strikes"]
        assert sum(event.get("parent") == "e-strikes" for event in of("event").values()) == 5

    def test_knows_each_actor_by_more_than_one_name(self):
        assert [actor["id"] for actor in of("actor").values() if not actor.get("aliases")] == []

    def test_holds_names_in_four_scripts(self):
        scripts = {name.get("script") for actor in of("actor").values() for name in actor.get("aliases", [])}
        assert {"Cyrl", "Arab", "Hans"} <= scripts

    def test_attributes_each_claim(self):
        attributed = {one["claim"] for one in of("attribution").values() if "struck" not in one}
        assert attributed == of("claim").keys()
        assert len(attributed) >= 45

    def test_retells_seventeen_reports(self):
        assert len(of("article")) == 17

    def test_answers_each_of_the_seven_questions_in_more_than_one_way(self):
        assert len(of("question")) == 7
        for question, claims in claims_by_question().items():
            assert len({claim["text"] for claim in claims}) > 1, question

    def test_tells_none_no_figure_and_a_rejected_premise_apart(self):
        states = {
            claim.get("quantity", {}).get("state") for claims in claims_by_question().values() for claim in claims
        }
        assert {"none", "unstated", "rejects"} <= states

    def test_holds_two_second_readings_that_disagreed(self):
        status_by_assessment = {one["id"]: one["status"] for one in of("assessment").values()}
        disagreed = [
            one for one in of("second_reading").values() if one["status"] != status_by_assessment[one["assessment"]]
        ]
        assert len(disagreed) == 2

    def test_holds_each_kind_of_change_and_each_stage(self):
        changes = {one["change"] for one in of("publication").values()}
        assert {"first", "correction", "update", "revision"} <= changes
        assert {"draft", "in_review", "published"} == {claim["stage"] for claim in of("claim").values()}

    def test_shows_a_finding_only_once_it_was_made(self):
        by_question = defaultdict(list)
        for one in of("publication").values():
            if one["subject"]["type"] == "question":
                by_question[one["subject"]["id"]].append(one)
        assert len(by_question) == 5
        for id, revisions in by_question.items():
            first, second = sorted(revisions, key=lambda one: one["revision"])
            assert first["document"]["finding"] != of("question")[id]["finding"]
            assert second["recorded"].startswith("2025-06-09")


class TestCounts:
    def test_revise_an_earlier_statement_of_the_same_actor(self):
        statements = of("statement")
        for id in ("s-gs-0603", "s-oryx-0608"):
            assert statements[statements[id]["revises"]]["actor"] == statements[id]["actor"]

    def test_answer_a_question_with_what_the_strikes_added_alone(self):
        asked = {claim["id"]: claim["quantity"] for claim in claims_by_question()["q-destroyed"]}
        assert asked["c-gs-41-lost"] == {"value": 41, "unit": "aircraft"}
        assert asked["c-oryx-12-destroyed"] == {"value": 12, "comparator": "at_least", "unit": "aircraft"}
        assert not {"c-gs-372-lost", "c-gs-413-lost", "c-oryx-124-destroyed", "c-oryx-137-destroyed"} & asked.keys()

    def test_name_their_licences_where_readers_see_them(self):
        sources = of("source")
        assert "CC BY 4.0" in sources["src-oryx-data"]["title"]
        assert "MIT licence" in sources["src-general-staff-data"]["title"]

    def test_never_make_a_floor_refute_a_higher_figure(self):
        images = {"src-oryx-data", "src-oryx", "src-capella", "src-wapo-images"}
        against = {
            one["claim"] for one in of("evidence").values() if one["source"] in images and one["stance"] == "refutes"
        }
        assert against == {"c-none-destroyed"}


class TestPage:
    def test_counts_what_the_file_holds(self):
        page = (settings.BASE_DIR / "docs" / "dossier.md").read_text(encoding="utf-8").replace("\n", " ")
        counts = Counter(line["type"] for line in lines())
        for pattern, kind in (
            (r"(\d+) claims", "claim"),
            (r"(\d+) statements", "statement"),
            (r"(\d+) attributions", "attribution"),
            (r"in (\d+) reports", "article"),
            (r"(\d+) events", "event"),
            (r"(\d+) questions", "question"),
            (r"(\d+) sources", "source"),
            (r"(\d+) pieces of evidence", "evidence"),
            (r"(\d+) assessments", "assessment"),
            (r"(\d+) publications", "publication"),
        ):
            assert int(re.search(pattern, page)[1]) == counts[kind], kind

    def test_names_each_report_that_has_an_address(self):
        page = (settings.BASE_DIR / "docs" / "dossier.md").read_text(encoding="utf-8")
        assert [one["url"] for one in of("article").values() if "url" in one and one["url"] not in page] == []
