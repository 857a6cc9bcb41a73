import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from newsclaims.articles.models import Article, Outlet
from newsclaims.articles.queries import latest_snapshot
from newsclaims.claims import services
from newsclaims.history.models import Change
from newsclaims.vocabulary.kinds import Part, Voice
from tests.factories import make_article, make_attribution, make_claim, make_event, make_outlet, make_statement

TEXT = "Strikes on three bases\n\nKira Rudik, a member of parliament, claimed that 40 aircraft were destroyed.\n"


def filled(**fields):
    """What a browser sends for a new report."""
    return {
        "text": TEXT,
        "title": "Strikes on bases",
        "outlet": "The Gazette",
        "language": "en",
        "public_text": "excerpts",
        **fields,
    }


def text_file(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("report.txt", content, content_type="text/plain")


class TestAddArticle:
    address = "/desk/articles/add/"

    def test_saves_the_pasted_text_with_its_hash_and_opens_it(self, desk):
        response = desk.post(self.address, filled(published_at="2 June 2025, 08:40", byline="A reporter"))
        article = Article.objects.get()
        assert response.status_code == 302
        assert response.url == reverse("desk:article", args=[article.public_id])
        assert article.outlet.name == "The Gazette"
        assert f"{article.published_at:%Y-%m-%d %H:%M}" == "2025-06-02 08:40"
        snapshot = latest_snapshot(article)
        assert snapshot.text == TEXT.strip("\n")
        assert snapshot.sha256 == hashlib.sha256(snapshot.text.encode()).hexdigest()

    def test_with_htmx_leads_to_the_article(self, htmx):
        response = htmx.post(self.address, filled())
        assert response.headers["HX-Redirect"] == reverse("desk:article", args=[Article.objects.get().public_id])

    def test_takes_an_outlet_that_is_known_by_its_name(self, desk):
        outlet = make_outlet(name="The Gazette")
        desk.post(self.address, filled(outlet="the gazette"))
        assert Article.objects.get().outlet == outlet
        assert Outlet.objects.count() == 1

    def test_opens_a_text_file(self, desk):
        desk.post(self.address, filled(text="", file=text_file("\ufeffЗаява: 40 літаків.".encode())))
        assert latest_snapshot(Article.objects.get()).text == "Заява: 40 літаків."

    @pytest.mark.parametrize(
        ("content", "sentence"),
        [
            ("Déjà vu".encode("latin-1"), "not UTF-8 but another encoding"),
            ("Words".encode("utf-16"), "not UTF-8 but UTF-16"),
            (b"", "This file is empty."),
            (b" \n ", "no words in this file"),
            (b"PK\x00\x01", "no text file"),
            (b"x" * (2 * 1024 * 1024 + 1), "larger than 2 MB"),
        ],
    )
    def test_says_what_is_wrong_with_a_file(self, desk, content, sentence):
        response = desk.post(self.address, filled(text="", file=text_file(content)))
        assert response.status_code == 422
        assert sentence in response.content.decode()
        assert "The Gazette" in response.content.decode()
        assert not Article.objects.exists()

    def test_puts_the_text_of_the_file_into_the_form_when_something_else_is_wrong(self, desk):
        response = desk.post(self.address, filled(text="", file=text_file(b"Forty were hit."), outlet=""))
        assert response.status_code == 422
        assert "Forty were hit.</textarea>" in response.content.decode()
        assert not Article.objects.exists()

    def test_proposes_the_first_line_where_no_headline_is_given(self, desk):
        response = desk.post(self.address, filled(title=""))
        assert response.status_code == 422
        assert 'value="Strikes on three bases"' in response.content.decode()
        assert not Article.objects.exists()

    def test_says_that_the_same_text_is_here_and_links_to_it(self, desk):
        first = make_article(text=TEXT, outlet=make_outlet(name="The Gazette"))
        response = desk.post(self.address, filled(byline="Somebody"))
        words = response.content.decode()
        assert response.status_code == 422
        assert "This text is here already." in words
        assert reverse("desk:article", args=[first.public_id]) in words
        assert 'value="Somebody"' in words
        assert Article.objects.count() == 1

    def test_another_outlet_may_carry_the_same_text_where_the_editor_says_so(self, desk):
        make_article(text=TEXT)
        refused = desk.post(self.address, filled(outlet="The Courier"))
        assert "Another outlet carries the same text" in refused.content.decode()
        assert not Outlet.objects.filter(name="The Courier").exists()
        desk.post(self.address, filled(outlet="The Courier", carried="on"))
        assert Article.objects.filter(outlet__name="The Courier").exists()

    def test_is_logged_under_the_editor(self, desk, editor):
        desk.post(self.address, filled())
        article = Article.objects.get()
        assert Change.objects.get(record_type="article", record_id=article.pk).editor_name == editor.name

    def test_asks_a_stranger_to_sign_in(self, client, db):
        response = client.post(self.address, filled())
        assert response.status_code == 302
        assert "/desk/sign-in/" in response.url
        assert not Article.objects.exists()


class TestArticles:
    def test_lists_the_newest_first_and_finds_by_headline_or_outlet(self, desk):
        make_article(title="Talks end", outlet=make_outlet(name="The Courier"))
        make_article(title="Bombers burn", outlet=make_outlet(name="The Gazette"))
        words = desk.get("/desk/articles/").content.decode()
        assert words.index("Bombers burn") < words.index("Talks end")
        found = desk.get("/desk/articles/", {"q": "courier"}).content.decode()
        assert "Talks end" in found
        assert "Bombers burn" not in found

    def test_a_page_leads_to_the_next_and_back(self, desk, monkeypatch):
        monkeypatch.setattr("newsclaims.desk.queries.articles.PAGE_SIZE", 2)
        for number in range(3):
            make_article(title=f"Report {number}")
        first = desk.get("/desk/articles/")
        assert "Report 0" not in first.content.decode()
        second = desk.get("/desk/articles/" + first.context["next_href"])
        assert "Report 0" in second.content.decode()
        back = desk.get("/desk/articles/" + second.context["previous_href"])
        assert "Report 2" in back.content.decode()

    def test_costs_the_same_whatever_the_number(self, desk, django_assert_num_queries):
        make_article()
        desk.get("/desk/articles/")
        for _ in range(30):
            make_article()
        with django_assert_num_queries(3):
            desk.get("/desk/articles/")


@pytest.fixture
def report(editor):
    return make_article(by=editor, text=TEXT, title="Strikes on bases")


class TestArticle:
    def test_marks_the_words_and_sets_the_entry_level_with_their_paragraph(self, desk, report):
        attribution = make_attribution(claim=make_claim(attributed=False), article=report)
        response = desk.get(reverse("desk:article", args=[report.public_id]))
        first, second = response.context["report"].passages
        assert first.heading
        assert not first.entries
        assert [entry.public_id for entry in second.entries] == [attribution.public_id]
        marked = [piece.text for piece in second.pieces if piece.numbers]
        assert marked == ["40 aircraft were destroyed"]
        words = response.content.decode()
        assert f'href="#entry-{attribution.public_id}"' in words
        assert f'href="#{attribution.public_id}"' in words

    def test_marks_nested_and_overlapping_spans(self, desk, report):
        for words in ("claimed that 40 aircraft were destroyed", "40 aircraft", "aircraft were destroyed"):
            make_attribution(claim=make_claim(attributed=False), article=report, words=words)
        passage = desk.get(reverse("desk:article", args=[report.public_id])).context["report"].passages[1]
        covered = [(piece.text, piece.numbers) for piece in passage.pieces if piece.numbers]
        assert covered == [
            ("claimed that ", (1,)),
            ("40 ", (1, 2)),
            ("aircraft", (1, 2, 3)),
            (" were destroyed", (1, 3)),
        ]

    def test_says_how_often_a_statement_is_reported_and_where_it_stands(self, desk, report):
        statement, claim = make_statement(), make_claim(attributed=False)
        make_attribution(
            claim=claim, statement=statement, article=report, words="Strikes on three bases", part=Part.SUBHEADING
        )
        make_attribution(claim=claim, statement=statement, article=make_article())
        entry = desk.get(reverse("desk:article", args=[report.public_id])).context["report"].passages[0].entries[0]
        assert entry.notes == ("1 of 2 reports", "sub-heading")

    def test_names_the_reports_own_voice_and_nobody(self, desk, report):
        own = make_statement(voice=Voice.OUTLET, outlet=report.outlet)
        nobody = make_statement(voice=Voice.UNATTRIBUTED)
        make_attribution(
            claim=make_claim(attributed=False), article=report, statement=own, words="Strikes on three bases"
        )
        make_attribution(claim=make_claim(attributed=False), article=report, statement=nobody)
        passages = desk.get(reverse("desk:article", args=[report.public_id])).context["report"].passages
        assert [passage.entries[0].who for passage in passages] == ["The report, in its own voice", "Nobody named"]

    def test_shows_what_was_struck_with_the_reason(self, desk, editor, report):
        attribution = make_attribution(claim=make_claim(), article=report)
        services.strike_attribution(by=editor, attribution=attribution, version=1, reason="Somebody else said it.")
        response = desk.get(reverse("desk:article", args=[report.public_id]))
        assert "Somebody else said it." in response.content.decode()
        assert response.context["report"].passages[1].pieces[1].struck

    def test_shows_captured_markup_as_words(self, desk):
        article = make_article(text="He wrote <script>alert(1)</script> & left.", title="<b>Bold</b>")
        words = desk.get(reverse("desk:article", args=[article.public_id])).content.decode()
        assert "<script>alert(1)" not in words
        assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; left." in words
        assert "&lt;b&gt;Bold&lt;/b&gt;" in words

    def test_costs_the_same_whatever_the_number_of_attributions(self, desk, report, django_assert_num_queries):
        address = reverse("desk:article", args=[report.public_id])
        event = make_event()
        for count in (3, 27):
            for _ in range(count):
                make_attribution(claim=make_claim(attributed=False, events=[event]), article=report)
            with django_assert_num_queries(9):
                desk.get(address)

    def test_answers_404_where_there_is_none(self, desk):
        assert desk.get("/desk/articles/r-none/").status_code == 404


class TestMendArticle:
    @pytest.fixture
    def address(self, report):
        return reverse("desk:mend-article", args=[report.public_id])

    def mended(self, report, **fields):
        return {
            "version": report.version,
            "title": report.title,
            "outlet": report.outlet.name,
            "outlet_id": report.outlet.public_id,
            "language": "en",
            "public_text": "full",
            **fields,
        }

    def test_changes_the_details_and_never_the_text(self, desk, report, address):
        response = desk.post(address, self.mended(report, byline="A reporter", text="Other words"))
        assert response.status_code == 302
        report.refresh_from_db()
        assert (report.byline, report.public_text) == ("A reporter", "full")
        assert latest_snapshot(report).text == TEXT.strip("\n")

    def test_keeps_what_was_typed_when_it_is_refused(self, desk, report, address):
        response = desk.post(address, self.mended(report, title="", byline="A reporter"))
        assert response.status_code == 422
        assert "Give the headline." in response.content.decode()
        assert 'value="A reporter"' in response.content.decode()
        report.refresh_from_db()
        assert report.byline == ""

    def test_shows_both_versions_when_somebody_saved_first(self, desk, report, address):
        opened = self.mended(report, byline="Mine")
        desk.post(address, self.mended(report, byline="Theirs"))
        response = desk.post(address, opened)
        assert response.status_code == 409
        assert "Mine" in response.content.decode()
        assert "Theirs" in response.content.decode()
        report.refresh_from_db()
        assert report.byline == "Theirs"
        desk.post(address, {**opened, "version": report.version, "choose-byline": "typed"})
        report.refresh_from_db()
        assert report.byline == "Mine"
