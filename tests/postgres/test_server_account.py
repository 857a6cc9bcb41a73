import os
import pwd

import pytest

from newsclaims.postgres import server_account
from newsclaims.postgres.errors import DatabaseUnavailable
from tests.postgres.conftest import as_root


@as_root
class TestAsRoot:
    def test_is_the_first_existing_of_the_unprivileged_accounts(self, monkeypatch):
        monkeypatch.setattr(server_account, "UNPRIVILEGED_NAMES", ("nobody-has-this-name", "nobody"))
        assert server_account.current_account().name == "nobody"

    def test_says_what_to_do_where_there_is_none(self, monkeypatch):
        monkeypatch.setattr(server_account, "UNPRIVILEGED_NAMES", ("nobody-has-this-name",))
        with pytest.raises(DatabaseUnavailable, match="run this as an ordinary user or set DATABASE_URL"):
            server_account.current_account()

    def test_runs_programs_with_nothing_of_root_left(self):
        account = server_account.current_account()
        answer = account.run(["/bin/sh", "-c", "id -u; id -G"])
        uid, groups = answer.stdout.splitlines()
        assert int(uid) == account.uid
        assert "0" not in groups.split()


class TestFolderInTheWay:
    @as_root
    def test_is_the_first_folder_that_the_account_may_not_enter(self, folder):
        closed = folder / "closed"
        (closed / "inner").mkdir(parents=True)
        closed.chmod(0o700)
        assert server_account.current_account().folder_in_the_way(closed / "inner" / "data") == closed

    @as_root
    def test_below_a_folder_that_we_may_not_enter_ourselves_is_that_folder(self, folder):
        closed = folder / "closed"
        closed.mkdir(mode=0o700)
        nobody = pwd.getpwnam("nobody").pw_uid
        pid = os.fork()
        if pid == 0:
            os.setuid(nobody)
            found = server_account.account_of(nobody).folder_in_the_way(closed / "inner" / "data")
            os._exit(0 if found == closed else 1)
        assert os.waitpid(pid, 0)[1] == 0

    def test_is_none_on_a_way_that_is_open(self, folder):
        assert server_account.current_account().folder_in_the_way(folder / "not" / "there") is None


def test_a_number_without_a_name_is_refused():
    with pytest.raises(DatabaseUnavailable, match="user 4000000000 has none"):
        server_account.account_of(4_000_000_000)
