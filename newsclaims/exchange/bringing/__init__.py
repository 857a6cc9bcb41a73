"""Each type of line, brought into the record through the same services as everything else."""

from newsclaims.exchange.bringing import claims, subjects
from newsclaims.exchange.reading import Bring

BRING_BY_TYPE: dict[str, Bring] = {
    "editor": subjects.bring_editor,
    "outlet": subjects.bring_outlet,
    "actor": subjects.bring_actor,
    "affiliation": subjects.bring_affiliation,
    "event": subjects.bring_event,
    "article": subjects.bring_article,
    "source": subjects.bring_source,
    "derivation": subjects.bring_derivation,
    "question": claims.bring_question,
    "claim": claims.bring_claim,
    "statement": claims.bring_statement,
    "attribution": claims.bring_attribution,
    "evidence": claims.bring_evidence,
    "assessment": claims.bring_assessment,
    "second_reading": claims.bring_second_reading,
}
