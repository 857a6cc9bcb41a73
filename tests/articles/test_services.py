from datetime import UTC, datetime

import pytest

from newsclaims.articles import services
from newsclaims.articles.models import Article, Outlet, Snapshot
from newsclaims.articles.services import AlreadyHere, NewOutlet
from newsclaims.core.errors import Forbidden, Refused, Stale
from newsclaims.history.models import Change
from tests.factories import make_article, make_editor, make_outlet

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return make_editor()


@pytest.fixture
def closed_account(editor):
    editor.is_active = False
    editor.save()
    return editor


class TestAddArticle:
    def test_records_a_report_with_its_first_snapshot(self, editor):
        outlet = make_outlet()
        article = services.add_article(
            by=editor, outlet=outlet, title=" Aircraft hit ", text="First line.\r\nSecond.\n\n"
        )
        snapshot = article.snapshots.get()
        assert (article.title, article.outlet, article.public_text) == ("Aircraft hit", outlet, "excerpts")
        assert snapshot.text == "First line.\nSecond."
        assert snapshot.sha256 == services.digest_of("First line.\nSecond.")

    def test_makes_the_outlet_on_the_spot(self, editor):
        article = services.add_article(by=editor, outlet=NewOutlet("New Gazette"), title="Aircraft hit", text="Text.")
        assert Outlet.objects.get(name="New Gazette") == article.outlet

    def test_says_where_the_same_text_is(self, editor):
        first = make_article(text="The very same text.")
        with pytest.raises(AlreadyHere) as refusal:
            services.add_article(by=editor, outlet=first.outlet, title="Again", text="The very same text.\r\n")
        assert refusal.value.article == first
        assert Article.objects.count() == 1

    def test_lets_another_outlet_carry_the_same_text_when_told_so(self, editor):
        first = make_article(text="The very same text.")
        carried = services.add_article(
            by=editor, outlet=make_outlet(), title="Again", text="The very same text.", carried=True
        )
        assert carried != first
        assert Snapshot.objects.filter(sha256=services.digest_of("The very same text.")).count() == 2

    @pytest.mark.parametrize(("title", "text", "field"), [("", "Text.", "title"), ("Title", " \n ", "text")])
    def test_refuses_what_is_empty_and_records_nothing(self, editor, title, text, field):
        with pytest.raises(Refused) as refusal:
            services.add_article(by=editor, outlet=NewOutlet("New Gazette"), title=title, text=text)
        assert refusal.value.field == field
        assert not Outlet.objects.exists()

    def test_refuses_a_closed_account(self, closed_account):
        with pytest.raises(Forbidden):
            services.add_article(by=closed_account, outlet=NewOutlet("New Gazette"), title="Title", text="Text.")
        assert not Article.objects.exists()

    def test_leaves_a_trace(self, editor):
        article = services.add_article(by=editor, outlet=NewOutlet("New Gazette"), title="Title", text="Text.")
        logged = Change.objects.filter(under_type="article", under_id=article.pk, editor=editor.public_id)
        assert {change.record_type for change in logged} == {"article", "snapshot"}


class TestAddSnapshot:
    def test_keeps_both_texts_of_a_report(self, editor):
        article = make_article()
        moment = datetime(2025, 6, 3, tzinfo=UTC)
        later = services.add_snapshot(by=editor, article=article, text="The text was changed.", captured_at=moment)
        assert later.captured_at == moment
        assert article.snapshots.count() == 2


class TestMendArticle:
    def mend(self, editor, article, version, **fields):
        return services.mend_article(
            **{
                "by": editor,
                "article": article,
                "version": version,
                "outlet": article.outlet,
                "title": article.title,
                "language": "uk",
                "url": "",
                "byline": "",
                "published_at": None,
                "public_text": "full",
                **fields,
            }
        )

    def test_changes_what_is_recorded_and_never_the_text(self, editor):
        article = make_article()
        text = article.snapshots.get().text
        mended = self.mend(editor, article, 1, title="Another headline")
        assert (mended.title, mended.language, mended.version) == ("Another headline", "uk", 2)
        assert mended.snapshots.get().text == text

    def test_refuses_a_stale_version_and_overwrites_nothing(self, editor):
        article = make_article()
        self.mend(editor, article, 1, title="Theirs")
        with pytest.raises(Stale) as refusal:
            self.mend(editor, article, 1, title="Ours")
        assert refusal.value.theirs.title == "Theirs"
        assert Article.objects.get().title == "Theirs"

    def test_refuses_an_empty_headline(self, editor):
        with pytest.raises(Refused) as refusal:
            self.mend(editor, make_article(), 1, title=" ")
        assert refusal.value.field == "title"


class TestOutlets:
    def test_are_refused_without_a_name(self, editor):
        with pytest.raises(Refused) as refusal:
            services.add_outlet(by=editor, name=" ")
        assert refusal.value.field == "name"

    def test_are_mended_from_the_version_that_was_seen(self, editor):
        outlet = make_outlet(name="Gazette")
        fields = {"domain": "", "country": "GB", "language": "en", "kind": "newspaper"}
        mended = services.mend_outlet(by=editor, outlet=outlet, version=1, name="The Gazette", **fields)
        assert (mended.name, mended.country, mended.version) == ("The Gazette", "GB", 2)
        with pytest.raises(Stale):
            services.mend_outlet(by=editor, outlet=outlet, version=1, name="Gazette", **fields)
