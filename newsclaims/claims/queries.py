from django.db.models import Count, Prefetch, Q, QuerySet

from newsclaims.articles.models import Article
from newsclaims.claims.models import Attribution, Claim, Question, Relay, Statement
from newsclaims.core.errors import Missing
from newsclaims.core.matching import matching


def get_claim(public_id: str) -> Claim:
    """The claim alone. Raises Missing. One query."""
    claim = Claim.objects.filter(public_id=public_id).first()
    if claim is None:
        raise Missing("There is no such claim.")
    return claim


def get_question(public_id: str) -> Question:
    """Raises Missing. One query."""
    question = Question.objects.filter(public_id=public_id).first()
    if question is None:
        raise Missing("There is no such question.")
    return question


def get_attribution(claim: Claim, public_id: str) -> Attribution:
    """An attribution of this claim. Raises Missing. Two queries."""
    attribution = attributions(claim).filter(public_id=public_id).first()
    if attribution is None:
        raise Missing("This claim has no such attribution.")
    return attribution


def get_statement(public_id: str) -> Statement:
    """The statement with its speaker. Raises Missing. One query."""
    statement = Statement.objects.select_related("actor", "outlet").filter(public_id=public_id).first()
    if statement is None:
        raise Missing("There is no such statement.")
    return statement


def attributions(claim: Claim) -> QuerySet[Attribution]:
    """The attributions of a claim, in the order they were recorded, with all that a page shows of them. Two queries."""
    return _complete(Attribution.objects.filter(claim=claim)).order_by("recorded_at", "pk")


def attributions_in(article: Article) -> list[Attribution]:
    """The attributions that an article holds, in the order of its text. Two queries."""
    rows = _complete(Attribution.objects.filter(article=article)).select_related("claim__standing")
    return sorted(rows, key=lambda row: (_start(row), row.pk))


def questions() -> QuerySet[Question]:
    """Every question with how many claims answer it. One query."""
    return Question.objects.annotate(answers=Count("claims")).order_by("text", "pk")


def find_claims(typed: str, limit: int = 10) -> list[Claim]:
    """Claims whose wording goes by what was typed, best first. One query."""
    return list(matching(Claim.objects.select_related("standing"), typed)[:limit])


def find_questions(typed: str, limit: int = 10) -> list[Question]:
    """Questions whose text goes by what was typed, best first. One query."""
    return list(matching(Question.objects.all(), typed)[:limit])


def statements_near(article: Article, actor_public_id: str = "", limit: int = 8) -> list[Statement]:
    """Statements that a report may be printing: those it prints already, and those of the actor, newest first.

    Two queries.
    """
    near = Q(attributions__article=article)
    if actor_public_id:
        near |= Q(actor__public_id=actor_public_id)
    reports = Attribution.objects.select_related("claim", "article__outlet").order_by("recorded_at", "pk")
    return list(
        Statement.objects.filter(near)
        .select_related("actor", "outlet")
        .prefetch_related(Prefetch("attributions", reports))
        .distinct()
        .order_by("-said_lower", "-pk")[:limit]
    )


def _complete(rows: QuerySet[Attribution]) -> QuerySet[Attribution]:
    relays = Relay.objects.select_related("actor").order_by("position")
    return rows.select_related(
        "statement__actor",
        "statement__outlet",
        "statement__original",
        "statement__revises",
        "article__outlet",
        "snapshot",
        "struck_by",
        "editor",
    ).prefetch_related(Prefetch("relays", relays))


def _start(attribution: Attribution) -> int:
    return attribution.selectors[0]["start"] if attribution.selectors else 0
