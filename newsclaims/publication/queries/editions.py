from django.db.models import QuerySet

from newsclaims.publication.models import Edition, Publication


def current_editions() -> QuerySet[Edition]:
    """What readers see now: the newest edition of each subject that is not withdrawn."""
    return Edition.objects.filter(until_at=None, withdrawn=False)


def current(subject_type: str, public_id: str) -> Edition | None:
    """The newest edition of a subject with its publication, withdrawn ones too; None where it was never published.

    One query.
    """
    editions = Edition.objects.filter(subject_type=subject_type, subject_id=public_id, until_at=None)
    return editions.select_related("publication").first()


def publications_of(subject_type: str, public_id: str) -> QuerySet[Publication]:
    """Every revision of a subject, oldest first. One query."""
    return Publication.objects.filter(subject_type=subject_type, subject_id=public_id).order_by("revision")


def newest_publication() -> int:
    """The number of the newest publication, which is the version of the whole public site. One query."""
    newest = Publication.objects.order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0
