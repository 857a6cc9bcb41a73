"""The refusals that are expected. Each is a sentence for the person; everything else is a bug."""

from typing import Any


class Refusal(Exception):
    """What the product declines to do, in one sentence for the person who asked."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Refused(Refusal):
    """The input or the state does not allow it (422). `field` names the form's field, where there is one."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.field = field


class Forbidden(Refusal):
    """This person may not (403)."""


class TooMany(Refusal):
    """Too much of it in too short a time (429)."""


class Missing(Refusal):
    """There is no such record (404)."""


class Stale(Refusal):
    """Somebody else saved first (409). `theirs` is the record as it stands now."""

    def __init__(
        self,
        theirs: Any,
        sentence: str = "Somebody else has changed this since you opened it.",
    ) -> None:
        super().__init__(sentence)
        self.theirs = theirs
