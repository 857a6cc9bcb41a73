"""What readers reported, with what readers see of the subject now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from newsclaims.core.keyset import Page
from newsclaims.desk.queries.queue import age_of
from newsclaims.publication.headings import Heading
from newsclaims.publication.models import Edition
from newsclaims.publication.queries.editions import seen_at
from newsclaims.reports.models import Report
from newsclaims.reports.queries import newest_reports
from newsclaims.vocabulary.kinds import SubjectKind


@dataclass(frozen=True, slots=True)
class Subject:
    """What a report is about: its heading where it is a claim that readers see, else its title."""

    kind: SubjectKind
    title: str
    heading: Heading | None
    revision_seen: int
    revision_now: int
    desk_href: str
    public_href: str


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report as the list shows it; `subject` is None where it is about the whole site."""

    number: str
    subject: Subject | None
    words: str
    source: str
    email: str
    address: str
    recorded_at: datetime
    age: str


def reports_page(*, after: str = "", before: str = "") -> Page[ReportRow]:
    """Reports, newest first. Two queries, whatever their number. Raises Missing for a broken cursor."""
    page = newest_reports(after=after, before=before)
    editions = _editions(page.rows)
    now = timezone.now()
    return page.showing(
        _row(report, editions.get((report.subject_type, report.subject_id)), now) for report in page.rows
    )


def _editions(reports: Iterable[Report]) -> dict[tuple[str, str], Edition]:
    """The newest edition of everything that the reports are about, what was withdrawn too."""
    named = Q(pk=None)
    for kind in SubjectKind:
        named |= Q(subject_type=kind, subject_id__in={one.subject_id for one in reports if one.subject_type == kind})
    found = Edition.objects.filter(seen_at(None), named).select_related("publication")
    return {(edition.subject_type, edition.subject_id): edition for edition in found}


def _row(report: Report, edition: Edition | None, now: datetime) -> ReportRow:
    return ReportRow(
        number=report.public_id,
        subject=_subject(report, edition) if edition else None,
        words=report.words,
        source=report.source,
        email=report.email,
        address=report.address,
        recorded_at=report.recorded_at,
        age=age_of(report.recorded_at, now),
    )


def _subject(report: Report, edition: Edition) -> Subject:
    kind = SubjectKind(report.subject_type)
    return Subject(
        kind=kind,
        title=edition.title,
        heading=edition.publication.document.get("heading"),
        revision_seen=report.revision or edition.revision,
        revision_now=edition.revision,
        desk_href=reverse(f"desk:{kind}", args=[report.subject_id]),
        public_href=reverse(f"timeline:{kind}", args=[report.subject_id]),
    )
