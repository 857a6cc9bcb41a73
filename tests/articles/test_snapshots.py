"""Rule 1 for snapshots: normal text, its right SHA-256, and that it belongs to one article. Tried with raw SQL."""

import hashlib

import pytest

from tests.factories import make_article
from tests.refusals import execute, fetch, refused_by

pytestmark = pytest.mark.django_db

INSERT = (
    "INSERT INTO articles_snapshot (extra, public_id, article_id, captured_at, sha256, text, digest)"
    " VALUES ('{}', 'n-raw', %s, now(), %s, %s, '')"
)


@pytest.fixture
def article():
    return make_article()


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class TestSnapshot:
    def test_keeps_a_normal_text_as_it_is(self, article):
        text = "Çırağan 🛩️ Palace\nsecond line"
        execute(INSERT, article.pk, sha256(text), text)
        assert fetch("SELECT text FROM articles_snapshot WHERE public_id = 'n-raw'") == text

    @pytest.mark.parametrize("wrong", [sha256("Other text"), sha256("Text").upper(), ""])
    def test_has_the_sha256_of_its_text(self, article, wrong):
        with refused_by("sha256_is_of_the_text"):
            execute(INSERT, article.pk, wrong, "Text")

    @pytest.mark.parametrize("text", ["two\r\nlines", "old\rMac", "C\u0327\u0131rag\u0306an", "\u212bngstr\u00f6m"])
    def test_is_in_normal_form_c_with_lf(self, article, text):
        with refused_by("snapshot_is_normalised"):
            execute(INSERT, article.pk, sha256(text), text)

    def test_is_not_empty(self, article):
        with refused_by("snapshot_has_a_text"):
            execute(INSERT, article.pk, sha256(""), "")

    def test_of_an_article_is_kept_once(self, article):
        text = article.snapshots.get().text
        with refused_by("snapshot_of_an_article_is_kept_once"):
            execute(INSERT, article.pk, sha256(text), text)

    def test_of_another_article_may_have_the_same_text(self, article):
        text = article.snapshots.get().text
        execute(INSERT, make_article().pk, sha256(text), text)
        assert fetch("SELECT count(*) FROM articles_snapshot WHERE sha256 = %s", sha256(text)) == 2
