"""The demonstration's dossier, and whether there is room for it."""

from collections.abc import Callable
from pathlib import Path

from newsclaims.articles.models import Article
from newsclaims.claims.models import Claim
from newsclaims.exchange import services as exchange

PATH = Path(__file__).with_name("dossier.jsonl")


def has_room() -> bool:
    """Whether the database has no articles and no claims yet."""
    return not Article.objects.exists() and not Claim.objects.exists()


def load(progress: Callable[[int, int], None]) -> None:
    """Bring the dossier into the record, all of it or nothing; `progress` hears how much is done, and of how much."""
    exchange.import_file(path=PATH, progress=progress)
