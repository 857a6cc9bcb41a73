"""The accounts that a visitor signs in with."""

import secrets
from dataclasses import dataclass

from newsclaims.accounts.models import Editor
from newsclaims.accounts.services import add_editor
from newsclaims.history.recording import recording

# Without letters and digits that look like one another: a password may be read on one screen and typed on another.
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
ACCOUNTS = (
    ("editor", "Robin Editor", Editor.Role.EDITOR),
    ("second-editor", "Sam Editor", Editor.Role.EDITOR),
    ("chief", "Kim Chief", Editor.Role.CHIEF),
)


@dataclass(frozen=True, slots=True)
class Credentials:
    """How one account signs in. The password is known nowhere else."""

    username: str
    password: str
    role: str


@dataclass(slots=True)
class _Demonstration:
    public_id: str = "demonstration"
    name: str = "Demonstration"


def make_accounts() -> list[Credentials]:
    """Make two editors and a chief with new passwords and return them; none where somebody can sign in already."""
    if _somebody_can_sign_in():
        return []
    demonstration = _Demonstration()
    made = []
    with recording(demonstration):
        for username, name, role in ACCOUNTS:
            password = _new_password()
            add_editor(by=demonstration, username=username, name=name, role=role, password=password)
            made.append(Credentials(username, password, role.label.lower()))
    return made


def _somebody_can_sign_in() -> bool:
    return any(editor.has_usable_password() for editor in Editor.objects.filter(is_active=True).only("password"))


def _new_password() -> str:
    """Four groups of four letters and digits: 80 bits."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
