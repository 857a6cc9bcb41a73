"""What was corrected, updated and withdrawn: the words before, the words since, when and why."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from newsclaims.claims.models import Claim
from newsclaims.publication import services as publication
from newsclaims.publication.models import Publication
from newsclaims.vocabulary.kinds import Change
from newsclaims.vocabulary.statuses import Status
from tests.factories import assess, make_chief, make_claim, make_event, publish_claim

CORRECTIONS = reverse("timeline:corrections")


def corrected(text: str = "13 aircraft were destroyed", note: str = "We misread the report.", **fields) -> Claim:
    """A claim about 40 aircraft whose wording was mended."""
    claim = make_claim(text="40 aircraft were destroyed", **fields)
    publish_claim(claim=claim)
    change_wording(claim, text)
    publish_claim(claim=claim, change=Change.CORRECTION, note=note)
    return claim


def change_wording(claim: Claim, text: str) -> None:
    claim.refresh_from_db()
    claim.change(claim.version, text=text)


def withdraw(claim: Claim, reason: str = "It named a child.") -> Publication:
    claim.refresh_from_db()
    return publication.withdraw(by=make_chief(), claim=claim, version=claim.version, reason=reason)


def in_words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", "", page).split())


class TestCorrection:
    def test_shows_old_words_new_words_day_and_reason(self, read, editor):
        claim = corrected()
        page = read(CORRECTIONS)
        assert "<del>40</del> aircraft were destroyed" in page
        assert "<ins>13</ins> aircraft were destroyed" in page
        assert "We misread the report." in page
        assert f'href="{reverse("timeline:claim", args=[claim.public_id])}"' in page
        day = Publication.objects.get(change=Change.CORRECTION).recorded_at.date().isoformat()
        assert f'<time datetime="{day}' in page

    def test_never_shows_a_wording_without_its_speaker(self, read, editor):
        claim = corrected()
        speaker = claim.attributions.get().statement.actor.name
        said = in_words(read(CORRECTIONS))
        assert f"Before: {speaker} claimed: 40 aircraft were destroyed" in said
        assert f"Since: {speaker} claimed: 13 aircraft were destroyed" in said
        assert said.count("aircraft were destroyed") == said.count(f"{speaker} claimed:")

    def test_tells_of_an_event_too(self, read, editor):
        event = make_event(title="Drone strike on bases")
        publication.publish_subject(by=editor, subject=event, change=Change.FIRST)
        event.change(event.version, title="Drone strikes on bases")
        publication.publish_subject(by=editor, subject=event, change=Change.CORRECTION, note="There were several.")
        page = read(CORRECTIONS)
        assert "Drone <del>strike</del> on bases" in page and "Drone <ins>strikes</ins> on bases" in page


class TestUpdate:
    def test_shows_the_status_before_and_since_and_what_came_in(self, read, editor):
        claim = make_claim()
        publish_claim(claim=claim)
        assess(claim=claim, status=Status.UNVERIFIED)
        publish_claim(claim=claim, change=Change.UPDATE, note="Looked at today.")
        said = in_words(read(CORRECTIONS))
        assert "was Not checked yet is now Not established" in said
        assert "Update" in said and "Looked at today." in said

    def test_first_publications_and_wordings_are_not_listed(self, read, editor):
        claim = make_claim()
        publish_claim(claim=claim)
        change_wording(claim, "Forty aircraft were destroyed")
        publish_claim(claim=claim, change=Change.REVISION)
        assert "Nothing of the kind has been published." in read(CORRECTIONS)


class TestWithdrawal:
    def test_tells_the_reason_and_no_more(self, read, editor):
        claim = make_claim(text="A wording that was taken down")
        publish_claim(claim=claim)
        withdraw(claim)
        page = read(CORRECTIONS)
        assert "It named a child." in page
        assert "taken down</" not in page and "A wording that was" not in page

    def test_tells_no_name_of_what_a_file_withdrew(self, read, editor):
        event = make_event(title="Arrest of a child")
        publication.publish_subject(by=editor, subject=event, change=Change.FIRST)
        event.change(event.version, title="Arrest of a named child")
        mended = publication.publish_subject(by=editor, subject=event, change=Change.CORRECTION, note="It has a name.")
        later = mended.recorded_at + timedelta(seconds=1)
        publication.bring_publication(
            by=editor, subject=event, change=Change.WITHDRAWAL, recorded_at=later, note="It named a child."
        )
        page = read(CORRECTIONS)
        assert "Arrest" not in page and "It has a name." not in page
        assert "An event that has been withdrawn since" in page and "It named a child." in page

    def test_takes_what_was_corrected_before_with_it(self, read, editor):
        claim = corrected(note="The child is called otherwise.")
        withdraw(claim)
        page = read(CORRECTIONS)
        assert "aircraft" not in page and "called otherwise" not in page
        assert "It was withdrawn since" in page


class TestFilter:
    @pytest.fixture
    def everything(self, editor) -> None:
        corrected(note="Misread.")
        updated = make_claim()
        publish_claim(claim=updated)
        assess(claim=updated)
        publish_claim(claim=updated, change=Change.UPDATE, note="Looked at.")
        withdrawn = make_claim()
        publish_claim(claim=withdrawn)
        withdraw(withdrawn, reason="Too personal.")

    @pytest.mark.parametrize(
        ("change", "shown"), [("correction", "Misread."), ("update", "Looked at."), ("withdrawal", "Too personal.")]
    )
    def test_shows_one_kind_of_change(self, read, everything, change, shown):
        page = read(f"{CORRECTIONS}?change={change}")
        for note in ("Misread.", "Looked at.", "Too personal."):
            assert (note in page) == (note == shown)

    def test_without_it_all_are_shown_newest_first(self, read, everything):
        page = read(CORRECTIONS)
        assert page.index("Too personal.") < page.index("Looked at.") < page.index("Misread.")

    @pytest.mark.parametrize("change", ["first", "nonsense", "<b>"])
    def test_says_so_where_it_is_unknown_and_shows_all(self, read, everything, change):
        page = read(f"{CORRECTIONS}?change={change}")
        assert "is no kind of change that is listed here" in page
        assert "Misread." in page and "<b>" not in page


class TestPages:
    def test_meet_and_keep_the_filter(self, client, editor, monkeypatch):
        monkeypatch.setattr("newsclaims.publication.queries.corrections.ROWS_ON_A_PAGE", 2)
        for number in range(5):
            corrected(note=f"Note {number}.")
        notes, address, pages = [], f"{CORRECTIONS}?change=correction", 0
        while address:
            page = client.get(address)
            notes += re.findall(r"Note (\d)\.", page.content.decode())
            address, pages = page.context["next_href"], pages + 1
            assert not address or "change=correction" in address
        assert notes == ["4", "3", "2", "1", "0"] and pages == 3

    def test_begin_anew_at_a_cursor_that_is_none(self, read, editor):
        corrected()
        page = read(f"{CORRECTIONS}?after=nonsense")
        assert "leads to no page" in page and "We misread the report." in page

    def test_show_an_earlier_moment_as_it_was(self, read, editor):
        claim = corrected(note="The first correction.")
        then = Publication.objects.latest("pk").recorded_at.isoformat().replace("+00:00", "Z")
        change_wording(claim, "12 aircraft were destroyed")
        publish_claim(claim=claim, change=Change.CORRECTION, note="The second correction.")
        withdraw(claim)
        page = read(f"{CORRECTIONS}?as_of={then}")
        assert "The first correction." in page and "<del>40</del>" in page
        assert "The second correction." not in page

    @pytest.mark.parametrize("count", [10, 500])
    def test_cost_the_same_however_many_there_are(self, client, editor, count, django_assert_num_queries):
        corrected()
        last = Publication.objects.latest("pk")
        Publication.objects.bulk_create(
            Publication(
                subject_type="claim",
                subject_id=last.subject_id,
                revision=last.revision + number,
                change=Change.CORRECTION,
                note="Again.",
                recorded_at=last.recorded_at,
                served_from=last.served_from,
                editor=last.editor,
                form=last.form,
                document=last.document,
            )
            for number in range(1, count)
        )
        with django_assert_num_queries(3):  # the newest publication, for its ETag, and the page's two
            assert client.get(CORRECTIONS).status_code == 200

    def test_is_not_sent_again_while_nothing_is_published(self, client, editor):
        corrected()
        etag = client.get(CORRECTIONS)["ETag"]
        assert client.get(CORRECTIONS, headers={"If-None-Match": etag}).status_code == 304
