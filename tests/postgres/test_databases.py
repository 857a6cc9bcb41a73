"""The fixtures themselves: what one test does, no other sees."""

import threading

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection


def _mark(label: str) -> None:
    assert not ContentType.objects.filter(app_label="left behind").exists()
    ContentType.objects.create(app_label="left behind", model=label)


@pytest.mark.django_db
class TestDb:
    def test_starts_with_a_migrated_database(self):
        assert ContentType.objects.exists()

    @pytest.mark.parametrize("turn", [1, 2])
    def test_is_rolled_back_after_each_test(self, turn):
        _mark(f"turn {turn}")


class TestClonedDatabase:
    @pytest.mark.parametrize("turn", [1, 2])
    def test_is_new_for_each_test(self, cloned_database, turn):
        _mark(f"turn {turn}")

    def test_is_what_other_threads_see_too(self, cloned_database):
        names = []

        def look() -> None:
            with connection.cursor() as cursor:
                cursor.execute("SELECT current_database()")
                names.append(cursor.fetchone()[0])
            connection.close()

        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
        assert names == [cloned_database]
