"""What each role may do. Each check raises Forbidden with a sentence; each `can_` asks the check."""

from newsclaims.accounts.models import Editor
from newsclaims.core.errors import Forbidden


def check_can_edit(editor: Editor) -> None:
    if not editor.is_active:
        raise Forbidden("This account has been closed.")


def check_can_lead(editor: Editor) -> None:
    """What only a chief editor may do: publish without a second reading, and withdraw."""
    check_can_edit(editor)
    if not editor.chief:
        raise Forbidden("Only a chief editor may do this.")


def can_lead(editor: Editor) -> bool:
    try:
        check_can_lead(editor)
    except Forbidden:
        return False
    return True
