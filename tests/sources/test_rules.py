"""What PostgreSQL holds about sources, derivations, outlets and articles, tried with raw SQL as the owner."""

import pytest

from newsclaims.core.errors import Refused
from newsclaims.sources import services
from tests.factories import make_article, make_derivation, make_editor, make_source
from tests.refusals import execute, refused_by

pytestmark = pytest.mark.django_db


class TestSource:
    @pytest.mark.parametrize(
        ("change", "rule"),
        [
            ("title = ''", "source_has_a_title"),
            ("kind = 'rumour'", "source_kind_is_known"),
            ("reliability = 'G'", "reliability_is_known"),
            ("visibility = 'secret'", "visibility_is_known"),
            ("sensitivity = 'rude'", "sensitivity_is_known"),
            ("visibility = 'described'", "described_source_has_a_description"),
        ],
    )
    def test_has_what_it_needs(self, change, rule):
        make_source()
        with refused_by(rule):
            execute(f"UPDATE sources_source SET {change}, version = 2")


class TestDerivation:
    @pytest.mark.parametrize(
        ("change", "rule"),
        [
            ("how = 'resembles'", "derivation_kind_is_known"),
            ("origin_id = source_id", "source_does_not_derive_from_itself"),
            ("how = 'copies'", "derivation_is_recorded_once"),
        ],
    )
    def test_is_of_one_source_on_another_once(self, change, rule):
        source, origin = make_source(), make_source()
        make_derivation(source=source, origin=origin)
        make_derivation(source=source, origin=origin, how="cites")
        with refused_by(rule):
            execute(f"UPDATE sources_derivation SET {change}")

    def test_may_go_in_a_circle(self):
        one, other = make_source(), make_source()
        make_derivation(source=one, origin=other)
        assert make_derivation(source=other, origin=one).origin == one

    def test_is_refused_with_a_sentence_on_itself_and_twice(self):
        one, other = make_source(), make_source()
        make_derivation(source=one, origin=other)
        for origin in (one, other):
            with pytest.raises(Refused) as refusal:
                services.derive(by=make_editor(), source=one, origin=origin, how="copies")
            assert refusal.value.field == "origin"


class TestOutletsAndArticles:
    @pytest.mark.parametrize(
        ("table", "change", "rule"),
        [
            ("articles_outlet", "name = ''", "outlet_has_a_name"),
            ("articles_outlet", "kind = 'blog'", "outlet_kind_is_known"),
            ("articles_article", "title = ''", "article_has_a_title"),
            ("articles_article", "public_text = 'half'", "public_text_is_known"),
        ],
    )
    def test_have_what_they_need(self, table, change, rule):
        make_article()
        with refused_by(rule):
            execute(f"UPDATE {table} SET {change}, version = 2")
