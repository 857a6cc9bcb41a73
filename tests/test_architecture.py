"""The import contracts name every room, so that a new one cannot be forgotten behind the public wall."""

import tomllib

import pytest

from newsclaims.postgres.locate import CHECKOUT

SEEN_BY_READERS = {"core", "vocabulary", "reports"}


@pytest.mark.parametrize(
    ("contract", "allowed"), [("public-wall", {"timeline"}), ("publications-alone", {"publication"})]
)
def test_every_room_behind_the_public_wall_is_forbidden(contract, allowed):
    rooms = {folder.name for folder in (CHECKOUT / "newsclaims").iterdir() if (folder / "__init__.py").exists()}
    contracts = tomllib.loads((CHECKOUT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    forbidden = next(each["forbidden_modules"] for each in contracts if each["id"] == contract)
    assert {module.removeprefix("newsclaims.") for module in forbidden} == rooms - SEEN_BY_READERS - allowed
