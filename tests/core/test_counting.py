import pytest

from newsclaims.actors.models import Actor
from newsclaims.core import counting
from tests.factories import make_actor


@pytest.mark.django_db
class TestCappedCounts:
    def test_counts_in_one_query(self, django_assert_num_queries):
        make_actor(name="Kira"), make_actor(name="Kira"), make_actor(name="John")
        with django_assert_num_queries(1):
            counts = counting.capped_counts(
                {"all": Actor.objects.all(), "kira": Actor.objects.filter(name="Kira"), "none": Actor.objects.none()}
            )
        assert counts == {"all": "3", "kira": "2", "none": "0"}

    def test_says_that_there_are_more_than_it_counted(self, monkeypatch):
        monkeypatch.setattr(counting, "CAP", 2)
        make_actor(), make_actor()
        assert counting.capped_counts({"all": Actor.objects.all()}) == {"all": "2"}
        make_actor()
        assert counting.capped_counts({"all": Actor.objects.all()}) == {"all": "2+"}
