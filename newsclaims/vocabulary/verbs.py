"""Verbs that can carry a sentence after a colon: “claimed: 40 aircraft were destroyed”, but not “put it at: …”."""

SENTENCE_VERBS = frozenset(
    {
        "acknowledged",
        "added",
        "admitted",
        "alleged",
        "announced",
        "argued",
        "asserted",
        "claimed",
        "confirmed",
        "declared",
        "denied",
        "estimated",
        "insisted",
        "maintained",
        "posted",
        "predicted",
        "promised",
        "reported",
        "said",
        "says",
        "stated",
        "stressed",
        "suggested",
        "told reporters",
        "warned",
        "wrote",
    }
)
FALLBACK = "said"


def printed_verb(cue: str) -> str:
    """The printed verb where it can carry a sentence, else none."""
    verb = cue.strip().lower()
    return verb if verb in SENTENCE_VERBS else ""
