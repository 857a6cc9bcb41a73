"""What PostgreSQL holds about claims, statements and attributions, tried with raw SQL as the owner of the tables."""

import json
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from newsclaims.claims.models import Attribution, Claim, Statement
from newsclaims.vocabulary.kinds import Voice
from newsclaims.vocabulary.statuses import Stage
from tests.factories import (
    make_actor,
    make_article,
    make_attribution,
    make_claim,
    make_editor,
    make_outlet,
    make_statement,
    publish_claim,
)
from tests.refusals import execute, fetch, refused_by
from tests.threads import at_once

BEFORE_THE_QUOTATION = "🛩️ C\u0327 Kira Rudik claimed that "
QUOTATION = "40 aircraft"


@pytest.mark.django_db
class TestClaimBeyondDraft:
    """Rule 2: without somebody who said it a claim cannot leave draft, and the last one cannot go."""

    @pytest.mark.parametrize("stage", ["in_review", "published", "retired"])
    def test_needs_an_attribution(self, stage):
        claim = make_claim(attributed=False)
        with refused_by("claim_beyond_draft_is_attributed"):
            execute("UPDATE claims_claim SET stage = %s, version = 2 WHERE id = %s", stage, claim.pk)

    def test_cannot_begin_there_without_one(self):
        with refused_by("claim_beyond_draft_is_attributed"):
            execute(
                "INSERT INTO claims_claim (extra, version, public_id, text, language, kind, stage, tags, happened,"
                " happened_words, happened_lower_open, happened_upper_open, recorded_at)"
                " VALUES ('{}', 1, 'c-raw', 'Said so', 'en', 'fact', 'published', '{}', '', '', false, false, now())"
            )

    def test_needs_one_that_is_not_struck(self):
        claim = make_claim()
        strike(claim.attributions.get())
        with refused_by("claim_beyond_draft_is_attributed"):
            execute("UPDATE claims_claim SET stage = 'in_review', version = version + 1 WHERE id = %s", claim.pk)

    def test_keeps_its_last_attribution(self):
        claim = make_claim(stage=Stage.IN_REVIEW)
        with refused_by("claim_beyond_draft_is_attributed"):
            execute("DELETE FROM claims_attribution WHERE claim_id = %s", claim.pk)

    def test_keeps_its_last_attribution_unstruck(self):
        claim = make_claim(stage=Stage.IN_REVIEW)
        with refused_by("claim_beyond_draft_is_attributed"):
            strike(claim.attributions.get())

    def test_keeps_its_last_attribution_to_itself(self):
        claim, other = make_claim(stage=Stage.IN_REVIEW), make_claim()
        with refused_by("claim_beyond_draft_is_attributed"):
            execute(
                "UPDATE claims_attribution SET claim_id = %s, version = version + 1 WHERE claim_id = %s",
                other.pk,
                claim.pk,
            )

    def test_may_lose_one_of_two(self):
        claim = make_claim(stage=Stage.IN_REVIEW)
        make_attribution(claim=claim)
        execute("DELETE FROM claims_attribution WHERE id = %s", claim.attributions.first().pk)
        execute("SET CONSTRAINTS ALL IMMEDIATE")
        assert claim.attributions.count() == 1

    def test_may_lose_its_last_one_as_a_draft(self):
        claim = make_claim()
        assert execute("DELETE FROM claims_attribution WHERE claim_id = %s", claim.pk) == 1
        execute("SET CONSTRAINTS ALL IMMEDIATE")


def strike(attribution: Attribution) -> None:
    execute(
        "UPDATE claims_attribution SET struck_at = now(), struck_by_id = %s, struck_reason = 'Misheard',"
        " version = version + 1 WHERE id = %s",
        make_editor().pk,
        attribution.pk,
    )


class TestTwoDeletionsAtOnce:
    def test_leave_the_claim_one_attribution(self, cloned_database):
        claim = make_claim(stage=Stage.IN_REVIEW)
        make_attribution(claim=claim)

        def delete(key):
            def delete_in_a_transaction(meet):
                with transaction.atomic():
                    execute("DELETE FROM claims_attribution WHERE id = %s", key)
                    meet()
                return "gone"

            return delete_in_a_transaction

        outcomes = at_once(*(delete(attribution.pk) for attribution in claim.attributions.all()))
        assert sorted(isinstance(outcome, IntegrityError) for outcome in outcomes) == [False, True]
        assert "claim_beyond_draft_is_attributed" in [
            outcome.__cause__.diag.constraint_name for outcome in outcomes if isinstance(outcome, IntegrityError)
        ]
        assert claim.attributions.count() == 1


@pytest.fixture
def quoted(db) -> Attribution:
    """An attribution of “40 aircraft”, with an emoji and a combining mark before it."""
    article = make_article(text=f"{BEFORE_THE_QUOTATION}{QUOTATION} were destroyed. Moscow did not comment.")
    return make_attribution(claim=make_claim(), article=article, words=QUOTATION)


def span(attribution: Attribution, **changed: object) -> dict[str, object]:
    return {**attribution.selectors[0], **changed}


def write_spans(attribution: Attribution, *spans: object) -> None:
    execute(
        "UPDATE claims_attribution SET selectors = %s, version = version + 1 WHERE id = %s",
        json.dumps(spans),
        attribution.pk,
    )


class TestSpan:
    """Rule 2: the words of a span are those that stand in the snapshot there; offsets are code points."""

    def test_counts_code_points(self, quoted):
        text = quoted.snapshot.text
        start = text.index(QUOTATION)
        assert span(quoted)["start"] == start
        assert len(text[:start].encode("utf-16-le")) // 2 > start
        write_spans(quoted, span(quoted))

    @pytest.mark.parametrize(
        "changed",
        [
            {"start": 0, "end": 11},
            {"exact": "41 aircraft"},
            {"exact": None},
            {"prefix": "Somebody else claimed that "},
            {"suffix": " were hit"},
            {"start": -1},
            {"end": 10**6},
            {"start": None},
            {"end": None},
        ],
    )
    def test_equals_the_text(self, quoted, changed):
        with refused_by("quotation_equals_span"):
            write_spans(quoted, span(quoted, **changed))

    @pytest.mark.parametrize("shift", [-1, 1])
    def test_is_not_shifted_by_one(self, quoted, shift):
        right = span(quoted)
        with refused_by("quotation_equals_span"):
            write_spans(quoted, {**right, "start": right["start"] + shift, "end": right["end"] + shift})

    def test_does_not_count_utf_16_units(self, quoted):
        start = len(BEFORE_THE_QUOTATION.encode("utf-16-le")) // 2
        with refused_by("quotation_equals_span"):
            write_spans(quoted, {"exact": QUOTATION, "start": start, "end": start + len(QUOTATION)})

    def test_is_not_empty(self, quoted):
        with refused_by("quotation_equals_span"):
            write_spans(quoted, {"exact": "", "start": 3, "end": 3})

    @pytest.mark.parametrize("nonsense", [5, "40 aircraft", None, []])
    def test_is_an_object(self, quoted, nonsense):
        with refused_by("quotation_equals_span"):
            write_spans(quoted, nonsense)

    def test_stands_in_the_snapshot_that_is_named(self, quoted):
        other = make_article(text="Nothing of it here.").snapshots.get()
        with refused_by("quotation_equals_span"):
            execute(
                "UPDATE claims_attribution SET snapshot_id = %s, article_id = %s, version = 2 WHERE id = %s",
                other.pk,
                other.article_id,
                quoted.pk,
            )

    def test_needs_a_snapshot(self, quoted):
        with refused_by("span_has_a_snapshot"):
            execute("UPDATE claims_attribution SET snapshot_id = NULL, version = 2 WHERE id = %s", quoted.pk)

    def test_snapshot_is_of_the_article(self, quoted):
        with refused_by("snapshot_is_of_the_article"):
            execute(
                "UPDATE claims_attribution SET article_id = %s, version = 2 WHERE id = %s", make_article().pk, quoted.pk
            )

    def test_snapshot_needs_its_article(self, quoted):
        with refused_by("snapshot_is_of_the_article"):
            execute("UPDATE claims_attribution SET article_id = NULL, version = 2 WHERE id = %s", quoted.pk)

    def test_is_one_of_a_list(self, quoted):
        with refused_by("spans_are_a_list"):
            execute(
                "UPDATE claims_attribution SET selectors = %s, version = 2 WHERE id = %s",
                json.dumps(span(quoted)),
                quoted.pk,
            )

    def test_of_a_split_quotation_follows_the_one_before(self, quoted):
        first, second = span_of(quoted, "40 aircraft"), span_of(quoted, "destroyed")
        write_spans(quoted, first, second)
        with refused_by("spans_are_in_order"):
            write_spans(quoted, second, first)

    def test_does_not_overlap_another(self, quoted):
        with refused_by("spans_are_in_order"):
            write_spans(quoted, span_of(quoted, "40 aircraft"), span_of(quoted, "aircraft were"))


def span_of(attribution: Attribution, words: str) -> dict[str, object]:
    start = attribution.snapshot.text.index(words)
    return {"exact": words, "start": start, "end": start + len(words)}


@pytest.mark.django_db
class TestPublishedAttribution:
    """Rule 8: what readers have seen is struck with a reason, never changed or deleted."""

    @pytest.fixture
    def published(self) -> Attribution:
        claim = make_claim()
        attribution = make_attribution(claim=claim, through=[make_actor()])
        publish_claim(claim=claim)
        return attribution

    @pytest.mark.parametrize(
        "change",
        ["cue = 'admitted'", "hedge = 'allegedly'", "stance = 'denies'", "part = 'caption'", "extra = '{\"x\": 1}'"],
    )
    def test_is_not_changed(self, published, change):
        with refused_by("published_attribution_is_struck_not_changed"):
            execute(f"UPDATE claims_attribution SET {change}, version = version + 1 WHERE id = %s", published.pk)

    def test_is_not_deleted(self, published):
        execute("SET CONSTRAINTS ALL DEFERRED")
        with refused_by("published_attribution_is_struck_not_changed"):
            execute("DELETE FROM claims_attribution WHERE id = %s", published.pk)

    @pytest.mark.parametrize("act", ["DELETE FROM claims_relay", "UPDATE claims_relay SET position = 7"])
    def test_keeps_through_whom_it_came(self, published, act):
        with refused_by("published_attribution_is_struck_not_changed"):
            execute(act)

    def test_is_struck_with_a_reason(self, published):
        strike(published)
        assert Attribution.objects.get(pk=published.pk).struck_reason == "Misheard"

    def test_stays_struck(self, published):
        strike(published)
        with refused_by("published_attribution_is_struck_not_changed"):
            execute(
                "UPDATE claims_attribution SET struck_at = NULL, struck_by_id = NULL, struck_reason = '',"
                " version = version + 1 WHERE id = %s",
                published.pk,
            )

    def test_keeps_the_reason_it_was_struck_for(self, published):
        strike(published)
        with refused_by("published_attribution_is_struck_not_changed"):
            execute(
                "UPDATE claims_attribution SET struck_reason = 'Another', version = version + 1 WHERE id = %s",
                published.pk,
            )

    def test_that_came_later_may_still_change(self, published):
        later = make_attribution(claim=published.claim)
        Attribution.objects.filter(pk=later.pk).update(version=2, recorded_at=datetime(2999, 1, 1, tzinfo=UTC))
        execute("UPDATE claims_attribution SET cue = 'added', version = 3 WHERE id = %s", later.pk)
        assert Attribution.objects.get(pk=later.pk).cue == "added"


@pytest.mark.django_db
class TestStriking:
    @pytest.mark.parametrize(
        "columns",
        [
            "struck_at = now()",
            "struck_at = now(), struck_by_id = {editor}",
            "struck_at = now(), struck_reason = 'Misheard'",
            "struck_reason = 'Misheard'",
            "struck_by_id = {editor}",
        ],
    )
    def test_has_a_time_a_name_and_a_reason_together(self, columns):
        attribution, editor = make_attribution(claim=make_claim()), make_editor()
        with refused_by("striking_has_a_reason"):
            execute(
                f"UPDATE claims_attribution SET {columns.format(editor=editor.pk)}, version = 2 WHERE id = %s",
                attribution.pk,
            )


@pytest.mark.django_db
class TestSpeaker:
    """An actor speaks exactly where the voice is named or unnamed, an outlet exactly where the report itself speaks."""

    @pytest.mark.parametrize(
        ("voice", "actor", "outlet"),
        [
            ("named", False, False),
            ("named", True, True),
            ("named", False, True),
            ("unnamed", False, False),
            ("unnamed", True, True),
            ("outlet", False, False),
            ("outlet", True, False),
            ("outlet", True, True),
            ("unattributed", True, False),
            ("unattributed", False, True),
        ],
    )
    def test_fits_the_voice(self, voice, actor, outlet):
        statement = make_statement()
        with refused_by("speaker_fits_the_voice"):
            execute(
                "UPDATE claims_statement SET voice = %s, actor_id = %s, outlet_id = %s, version = 2 WHERE id = %s",
                voice,
                make_actor().pk if actor else None,
                make_outlet().pk if outlet else None,
                statement.pk,
            )

    def test_of_a_revision_is_that_of_what_it_revises(self):
        first, other = make_statement(), make_statement()
        with refused_by("statement_revises_the_same_speaker"):
            execute("UPDATE claims_statement SET revises_id = %s, version = 2 WHERE id = %s", first.pk, other.pk)

    def test_cannot_be_changed_under_a_revision(self):
        first = make_statement()
        later = make_statement(actor=first.actor, revises=first)
        with refused_by("statement_revises_the_same_speaker"):
            execute("UPDATE claims_statement SET actor_id = %s, version = 2 WHERE id = %s", make_actor().pk, later.pk)

    def test_cannot_be_changed_under_what_a_revision_revises(self):
        first = make_statement()
        make_statement(actor=first.actor, revises=first)
        with refused_by("statement_revises_the_same_speaker"):
            execute("UPDATE claims_statement SET actor_id = %s, version = 2 WHERE id = %s", make_actor().pk, first.pk)

    def test_may_be_the_same_report_twice(self):
        outlet = make_outlet()
        first = make_statement(voice=Voice.OUTLET, outlet=outlet)
        assert make_statement(voice=Voice.OUTLET, outlet=outlet, revises=first).revises == first


@pytest.mark.django_db
class TestCircle:
    def test_of_claims_that_succeed_each_other_is_refused(self):
        first = make_claim()
        second = make_claim(succeeds=first)
        third = make_claim(succeeds=second)
        with refused_by("nothing_comes_before_itself"):
            execute("UPDATE claims_claim SET succeeds_id = %s, version = version + 1 WHERE id = %s", third.pk, first.pk)

    def test_of_statements_that_revise_each_other_is_refused(self):
        first = make_statement()
        second = make_statement(actor=first.actor, revises=first)
        with refused_by("nothing_comes_before_itself"):
            execute("UPDATE claims_statement SET revises_id = %s, version = 2 WHERE id = %s", second.pk, first.pk)

    def test_of_one_is_refused(self):
        claim = make_claim()
        with refused_by("nothing_comes_before_itself"):
            execute("UPDATE claims_claim SET succeeds_id = id, version = version + 1 WHERE id = %s", claim.pk)


@pytest.mark.django_db
class TestQuantity:
    @pytest.mark.parametrize(
        "quantity",
        [
            {"value": 40},
            {"value": 12, "of": 41, "unit": "aircraft", "comparator": "at_least"},
            {"min": 5, "max": 10},
            {"min": 5},
            {"max": 7_000_000_000, "currency": "USD", "comparator": "up_to"},
            {"state": "none", "unit": "aircraft"},
            {"state": "unstated"},
            {"state": "rejects"},
        ],
    )
    def test_is_a_value_a_range_or_an_answer_without_a_figure(self, quantity):
        assert write_quantity(quantity) == 1

    @pytest.mark.parametrize(
        "quantity",
        [
            {},
            {"unit": "aircraft"},
            {"value": 40, "min": 1},
            {"min": 10, "max": 5},
            {"value": 40, "comparator": "roughly"},
            {"state": "none", "value": 0},
            {"state": "unstated", "min": 1},
            {"state": "rejects", "max": 1},
            {"state": "unknown"},
            {"value": "forty"},
            {"value": None},
            {"value": 12, "of": "41"},
            "value",
            ["value"],
            40,
        ],
    )
    def test_is_nothing_else(self, quantity):
        with refused_by("quantity_is_well_formed"):
            write_quantity(quantity)


def write_quantity(quantity: object) -> int:
    claim = make_claim()
    return execute(
        "UPDATE claims_claim SET quantity = %s, version = version + 1 WHERE id = %s", json.dumps(quantity), claim.pk
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("table", "clock", "rule"),
    [
        ("claims_claim", "happened", "claim_happened_bounds_are_in_order"),
        ("claims_statement", "said", "said_bounds_are_in_order"),
    ],
)
class TestDate:
    @pytest.mark.parametrize(
        ("text", "lower", "upper"),
        [
            ("2025-06-02", "2025-06-03", "2025-06-02"),
            ("", "2025-06-01", "2025-06-02"),
            ("2025-06-02", None, None),
            ("2025-06-02", "2025-06-02", None),
            ("2025-06-02", None, "2025-06-02"),
        ],
    )
    def test_has_both_bounds_in_order_or_is_not_known(self, table, clock, rule, text, lower, upper):
        make_claim()
        with refused_by(rule):
            execute(
                f"UPDATE {table} SET {clock} = %s, {clock}_lower = %s, {clock}_upper = %s, version = version + 1",
                text,
                lower,
                upper,
            )


KNOWN_WORDS = [
    ("claims_claim", "kind", "claim_kind_is_known"),
    ("claims_claim", "stage", "stage_is_known"),
    ("claims_statement", "voice", "speaker_fits_the_voice"),
    ("claims_statement", "heard", "heard_is_known"),
    ("claims_attribution", "stance", "stance_is_known"),
    ("claims_attribution", "directness", "directness_is_known"),
    ("claims_attribution", "part", "part_is_known"),
]


@pytest.mark.django_db
class TestWords:
    @pytest.mark.parametrize(("table", "column", "rule"), KNOWN_WORDS)
    def test_of_ours_are_the_fixed_ones(self, table, column, rule):
        make_claim()
        with refused_by(rule):
            execute(f"UPDATE {table} SET {column} = 'other', version = version + 1")

    def test_of_a_claim_are_there(self):
        make_claim()
        with refused_by("claim_has_a_wording"):
            execute("UPDATE claims_claim SET text = '', version = version + 1")

    def test_of_a_question_are_there(self):
        execute(
            "INSERT INTO claims_question (extra, version, public_id, text, measure, unit, finding)"
            " VALUES ('{}', 1, 'q-raw', 'How many?', '', '', '')"
        )
        with refused_by("question_has_a_text"):
            execute("UPDATE claims_question SET text = '', version = 2")


@pytest.mark.django_db
def test_relays_stand_in_order():
    attribution = make_attribution(claim=make_claim(), through=[make_actor(), make_actor()])
    with refused_by("relays_stand_in_order"):
        execute("UPDATE claims_relay SET position = 1 WHERE attribution_id = %s", attribution.pk)


@pytest.mark.django_db
def test_the_owner_can_read_what_was_written():
    """The raw SQL above writes where the models read."""
    claim = make_claim(text="Somebody said so")
    assert fetch("SELECT text FROM claims_claim WHERE id = %s", claim.pk) == Claim.objects.get().text
    assert fetch("SELECT count(*) FROM claims_statement") == Statement.objects.count() == 1
