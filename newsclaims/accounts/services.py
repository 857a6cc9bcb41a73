from newsclaims.accounts.models import Editor
from newsclaims.core.errors import Refused
from newsclaims.core.records import Brought, columns_of
from newsclaims.history.recording import Author, recorded


@recorded
def add_editor(
    *,
    by: Author,
    username: str,
    name: str,
    role: str = Editor.Role.EDITOR,
    password: str | None = None,
    public: bool = False,
    brought: Brought | None = None,
) -> Editor:
    """Make an account and return it; without a password it cannot sign in. Raises Refused when the name is taken."""
    if Editor.objects.filter(username=username).exists():
        raise Refused(f"There is an account called “{username}” already.", "username")
    editor = Editor(username=username, name=name, role=role, public=public, **columns_of(brought))
    editor.set_password(password)
    editor.save()
    return editor
