"""All writes to claims, questions, statements and attributions, by subject."""

from newsclaims.claims.services.attributions import (
    Saying,
    add_attribution,
    mend_attribution,
    remove_attribution,
    strike_attribution,
)
from newsclaims.claims.services.claims import (
    add_claim,
    mark_published,
    mend_claim,
    retire,
    send_back,
    send_to_review,
)
from newsclaims.claims.services.questions import add_question, mend_question
from newsclaims.claims.services.recording import (
    MendedStatement,
    NewClaim,
    NewSpeaker,
    NewStatement,
    Occasion,
    mend_saying,
    record_saying,
)
from newsclaims.claims.services.statements import add_statement, mend_statement

__all__ = [
    "MendedStatement",
    "NewClaim",
    "NewSpeaker",
    "NewStatement",
    "Occasion",
    "Saying",
    "add_attribution",
    "add_claim",
    "add_question",
    "add_statement",
    "mark_published",
    "mend_attribution",
    "mend_claim",
    "mend_question",
    "mend_saying",
    "mend_statement",
    "record_saying",
    "remove_attribution",
    "retire",
    "send_back",
    "send_to_review",
    "strike_attribution",
]
