import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import translation
from PIL import Image, ImageColor

from newsclaims.publication.services import withdraw
from newsclaims.timeline.formats import picture
from newsclaims.timeline.formats.picture import BAND, COLOURS, EDGE, HEIGHT, WIDTH, Shown, drawn, layout
from newsclaims.vocabulary.headings import Weight
from newsclaims.vocabulary.statuses import Status
from tests.factories import (
    assess,
    make_actor,
    make_attribution,
    make_chief,
    make_claim,
    make_event,
    make_question,
    make_statement,
    publish_claim,
)
from tests.timeline.conftest import published
from tests.timeline.markup import properties

LONG = "more than forty aircraft, bombers and early-warning planes, at four bases in four regions, were destroyed " * 4


def said(name="Kira Rudik", verb="claimed", wording="40 aircraft were destroyed", **fields):
    speakers = [{"type": "actor", "id": "a-1", "name": name, "unnamed": False}]
    heading = {"shape": "attributed", "speakers": speakers, "others": 0, "verb": verb, "language": "en"}
    return picture.heading_of({**heading, "wording": wording, **fields})


def shown(heading=None, status=Status.UNVERIFIED, **fields) -> Shown:
    words = {
        "where": "Drone strikes, 1 June 2025",
        "beside": "denied by Sergei Ryabkov",
        "aside": "checked 9 June 2025",
    }
    return Shown(heading or said(), label=str(status.label), status=status, **{**words, **fields})


def words_in(found: Shown) -> str:
    return " ".join(piece.text for piece in layout(found))


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGB")


@pytest.fixture
def claim(editor):
    """Said by Kira Rudik, assessed, published."""
    claim = make_claim(text="40 aircraft were destroyed", events=[make_event(title="Drone strikes")], attributed=False)
    make_attribution(claim=claim, statement=make_statement(actor=make_actor(name="Kira Rudik")))
    assess(claim=claim, status=Status.UNVERIFIED)
    publish_claim(claim=claim)
    return claim


def address(claim) -> str:
    return reverse("timeline:claim", args=[claim.public_id])


def picture_of(claim) -> str:
    return reverse("timeline:claim_picture", args=[claim.public_id])


class TestPreview:
    def test_has_speaker_and_verb_in_its_title_and_status_with_reason_below(self, read, claim):
        found = properties(read(address(claim)))
        assert found["og:title"] == "Kira Rudik claimed: 40 aircraft were destroyed"
        assert found["og:description"] == "Not established. Nobody but the speaker gives this figure."
        assert found["og:url"] == f"http://testserver{address(claim)}"
        assert found["og:type"] == "article"
        assert found["og:locale"] == "en_GB"

    def test_says_what_its_picture_says(self, read, claim):
        found = properties(read(address(claim)))
        assert found["og:image"] == f"http://testserver{picture_of(claim)}?revision=1"
        assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
        assert found["og:image:alt"] == "Kira Rudik claimed: 40 aircraft were destroyed. Not established"
        assert found["twitter:card"] == "summary_large_image"

    def test_speaks_the_language_of_the_address(self, client, claim):
        with translation.override("de"):
            page = client.get(address(claim)).content.decode()
        assert properties(page)["og:locale"] == "de_DE"
        assert re.findall(r'og:locale:alternate" content="(\w+)"', page) == ["en_GB", "uk_UA"]
        assert f"/de{picture_of(claim)}" in properties(page)["og:image"]

    def test_of_an_event_and_of_a_question_counts_their_claims(self, read, editor):
        event = make_event(title="Drone strikes")
        question = make_question(text="How many were destroyed?", events=[event])
        for status in (Status.CONFIRMED, Status.DISPUTED, Status.UNREVIEWED):
            published(text=f"A claim that is {status}", events=[event], questions=[question], status=status)
        for kind, subject in (("event", event), ("question", question)):
            found = properties(read(reverse(f"timeline:{kind}", args=[subject.public_id])))
            assert found["og:title"] == str(subject)
            assert found["og:description"] == "3 claims: 1 established, 1 contested, 1 only claimed"
            assert f"{kind}s/{subject.public_id}/picture.png" in found["og:image"]

    def test_hostile_words_stay_inside_their_attribute(self, client, editor):
        claim = make_claim(text='"><script>alert(1)</script>', attributed=False)
        make_attribution(claim=claim, statement=make_statement(actor=make_actor(name='Kira "><b>')))
        publish_claim(claim=claim)
        page = client.get(address(claim)).content.decode()
        assert "<script>alert" not in page
        assert properties(page)["og:title"] == 'Kira "><b> claimed: "><script>alert(1)</script>'


class TestPicture:
    def test_is_a_png_of_the_size_that_is_told(self, client, claim):
        response = client.get(picture_of(claim))
        assert response["Content-Type"] == "image/png"
        assert Image.open(BytesIO(response.content)).size == (1200, 630)
        assert len(response.content) < 100_000

    def test_costs_three_queries_and_an_unchanged_one_is_not_sent_again(
        self, client, claim, django_assert_max_num_queries
    ):
        with django_assert_max_num_queries(3):
            etag = client.get(picture_of(claim))["ETag"]
        response = client.get(picture_of(claim), headers={"If-None-Match": etag})
        assert (response.status_code, response.content) == (304, b"")
        published(text="Something else")
        assert client.get(picture_of(claim))["ETag"] == etag

    def test_is_another_when_the_status_is_another(self, client, claim):
        before = client.get(picture_of(claim))
        assess(claim=claim, status=Status.DISPUTED)
        publish_claim(claim=claim)
        after = client.get(picture_of(claim))
        assert (after["ETag"], after.content) != (before["ETag"], before.content)

    def test_speaks_the_language_of_the_address(self, client, claim):
        english = client.get(picture_of(claim)).content
        with translation.override("uk"):
            assert client.get(picture_of(claim)).content != english

    def test_looks_at_nothing_but_the_id(self, client, claim):
        assert client.get(f"{picture_of(claim)}?title=Hoax&revision=7").content == client.get(picture_of(claim)).content

    def test_there_is_none_of_a_draft_and_none_any_more_of_what_was_withdrawn(self, client, claim):
        assert client.get(picture_of(make_claim())).status_code == 404
        claim.refresh_from_db()
        withdraw(by=make_chief(), claim=claim, version=claim.version, reason="A source was mistaken.")
        response = client.get(picture_of(claim))
        assert (response.status_code, response.content) == (410, b"")

    def test_of_an_event_and_of_a_question_opens(self, client, editor):
        event = make_event()
        question = make_question(events=[event])
        published(events=[event], questions=[question])
        for kind, subject in (("event", event), ("question", question)):
            response = client.get(reverse(f"timeline:{kind}_picture", args=[subject.public_id]))
            assert Image.open(BytesIO(response.content)).size == (1200, 630)


class TestDrawing:
    @pytest.mark.parametrize("status", Status)
    def test_shows_the_colour_the_mark_and_the_word_of_the_status(self, status):
        image = opened(drawn(shown(status=status)))
        colour, tint = (ImageColor.getrgb(one) for one in COLOURS[status])
        assert _near(image.getpixel((600, BAND + 3)), colour)
        assert _near(image.getpixel((WIDTH - 5, HEIGHT - 5)), tint)
        mark = image.crop((EDGE, 540, EDGE + 40, 590))
        assert any(_near(pixel, colour) for pixel in mark.get_flattened_data())
        assert str(status.label) in words_in(shown(status=status))

    def test_no_two_statuses_look_alike(self):
        assert len({drawn(shown(status=status)) for status in Status}) == len(Status)

    @pytest.mark.parametrize("status", Status)
    def test_has_the_colours_of_the_style_sheet(self, status):
        tokens = (Path(settings.BASE_DIR) / "static" / "css" / "tokens.css").read_text()
        name = status.value.replace("_", "-")
        light = [re.search(rf"--{one}: light-dark\((#\w+),", tokens)[1] for one in (name, f"{name}-tint")]
        assert tuple(light) == COLOURS[status]

    @pytest.mark.parametrize(
        "heading",
        [
            said(),
            said(wording=LONG),
            said(name="The General Staff of the Armed Forces of Ukraine and all its Reserves" * 2, wording=LONG),
            said(name="Кіра Рудик", verb="заявила", wording="Знищено 40 літаків"),
            said(name="سيرغي ريابكوف", verb="قال", wording="تم تدمير 40 طائرة في القاعدة الجوية"),
            said(wording="تم تدمير 40 طائرة (Tu-95) في القاعدة"),
            said(wording="x" * 500),
            picture.title_of("Drone strikes on bomber bases"),
        ],
    )
    def test_everything_fits_whatever_the_words(self, heading):
        found = shown(heading, where="Drone strikes " * 30, beside="denied by Sergei Ryabkov and " * 9)
        for piece in layout(found):
            left, top, right, bottom = piece.box
            assert left >= EDGE - 8 and right <= WIDTH - EDGE + 8, piece
            assert top >= 0 and bottom <= HEIGHT, piece
            assert bottom <= BAND or top >= BAND, piece
        assert len(drawn(found)) < 100_000

    def test_no_two_texts_of_a_line_touch(self):
        found = shown(where="Drone strikes " * 30, beside="denied by Sergei Ryabkov and " * 9)
        for baseline in ({87}, {576, 577, 580}):
            line = sorted((one for one in layout(found) if one.y in baseline), key=lambda piece: piece.x)
            for before, after in pairwise(line):
                assert before.box[2] <= after.box[0] + 1

    def test_who_denies_it_stands_there_with_the_name(self):
        for label in ("Not established", "Неможливо встановити наразі"):
            found = Shown(said(), "", label, "denied by Sergei Ryabkov", "checked 9 June 2025", Status.UNVERIFIED)
            assert "Ryabkov" in words_in(found)

    def test_speaker_verb_and_wording_are_of_one_size(self):
        heading = [piece for piece in layout(shown()) if 128 < piece.y < BAND]
        assert {piece.text for piece in heading} >= {"Kira", "Rudik", "claimed:", "destroyed"}
        assert len({piece.size for piece in heading}) == 1

    def test_what_is_too_long_is_cut_in_the_wording_alone(self):
        words = words_in(shown(said(wording=LONG)))
        assert "Kira Rudik claimed: more than forty" in words.replace("\u00a0", " ")
        assert "…" in words

    def test_arabic_begins_at_the_right_and_its_verb_is_muted(self):
        heading = said(name="سيرغي", verb="قال", wording="تم تدمير القاعدة")
        pieces = [piece for piece in layout(shown(heading)) if 128 < piece.y < BAND]
        by_text = {piece.text: piece for piece in pieces}
        assert by_text["سيرغي"].x > by_text["قال"].x > by_text["تم"].x
        assert by_text["قال"].colour == picture.MUTED
        assert {piece.script for piece in pieces if piece.text != ":"} == {"arabic"}

    def test_words_against_the_line_keep_their_own_order(self):
        pieces = [piece for piece in layout(shown(said(wording="تم تدمير Tu-95"))) if 128 < piece.y < BAND]
        by_text = {piece.text: piece for piece in pieces}
        assert by_text["Kira"].x < by_text["claimed:"].x
        assert by_text["تدمير"].x < by_text["تم"].x < by_text["Tu-95"].x

    def test_letters_that_we_have_not_are_said_to_be_missing(self):
        assert "cannot show" in words_in(shown(said(wording="四十架飞机被摧毁")))
        assert "Ryabkov" not in words_in(shown(beside="denied by 王毅"))

    def test_what_cannot_be_seen_turns_no_words_round(self):
        assert "\u202e" not in words_in(shown(said(name="Kira\u202e Rudik")))

    def test_a_supported_claim_stands_alone_and_bold(self):
        (run,) = picture.heading_of(
            {"shape": "bare", "speakers": [], "others": 0, "verb": "", "wording": "13 were hit"}
        )
        assert (run.text, run.weight) == ("13 were hit", Weight.NAME)

    def test_what_stands_for_many_claims_has_no_mark(self):
        many = Shown(picture.title_of("Drone strikes"), "", "24 claims: 3 established, 5 contested, 12 only claimed")
        assert _near(opened(drawn(many)).getpixel((600, BAND + 3)), ImageColor.getrgb(picture.INK))
        assert "12 only claimed" in words_in(many)


def _near(one, other) -> bool:
    return all(abs(a - b) <= 6 for a, b in zip(one, other, strict=True))


def test_a_share_of_a_crop_never_begins_with_the_bare_wording(editor):
    """Rule 11, in letters: the first piece of the heading is the speaker's name."""
    pieces = [piece for piece in layout(shown()) if 128 < piece.y < BAND]
    assert min(pieces, key=lambda piece: (piece.y, piece.x)).text == "Kira"
