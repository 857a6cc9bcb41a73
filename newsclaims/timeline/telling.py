"""Publications as the page of changes and the feeds tell them: one title, one text, one address for all of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext, pgettext_lazy

from newsclaims.core.plain import line, plain
from newsclaims.publication.queries.steps import Step
from newsclaims.timeline.differences import TEXTS, Differences, Reworded, differences
from newsclaims.vocabulary import headings
from newsclaims.vocabulary.kinds import Change, SubjectKind
from newsclaims.vocabulary.statuses import Status

# What is told of a subject when it is published first, by the field of its document.
FIRST_WORDS = {
    SubjectKind.EVENT: ("summary",),
    SubjectKind.QUESTION: ("finding", "measure"),
    SubjectKind.ACTOR: ("description",),
    SubjectKind.ARTICLE: ("byline",),
    SubjectKind.OUTLET: ("domain",),
}
_FIRST = {
    SubjectKind.EVENT: pgettext_lazy("change", "New event: %(title)s"),
    SubjectKind.QUESTION: pgettext_lazy("change", "New question: %(title)s"),
    SubjectKind.ACTOR: pgettext_lazy("change", "New person or body: %(title)s"),
    SubjectKind.ARTICLE: pgettext_lazy("change", "New article: %(title)s"),
    SubjectKind.OUTLET: pgettext_lazy("change", "New outlet: %(title)s"),
}
_CHANGED = {
    SubjectKind.EVENT: pgettext_lazy("change", "Event: %(title)s"),
    SubjectKind.QUESTION: pgettext_lazy("change", "Question: %(title)s"),
    SubjectKind.ACTOR: pgettext_lazy("change", "Person or body: %(title)s"),
    SubjectKind.ARTICLE: pgettext_lazy("change", "Article: %(title)s"),
    SubjectKind.OUTLET: pgettext_lazy("change", "Outlet: %(title)s"),
}
_WITHDRAWN = {
    SubjectKind.CLAIM: pgettext_lazy("change", "A claim was withdrawn"),
    SubjectKind.EVENT: pgettext_lazy("change", "An event was withdrawn"),
    SubjectKind.QUESTION: pgettext_lazy("change", "A question was withdrawn"),
    SubjectKind.ACTOR: pgettext_lazy("change", "A person or body was withdrawn"),
    SubjectKind.ARTICLE: pgettext_lazy("change", "An article was withdrawn"),
    SubjectKind.OUTLET: pgettext_lazy("change", "An outlet was withdrawn"),
}
_WITHDRAWN_SINCE = {
    SubjectKind.CLAIM: pgettext_lazy("change", "A claim that has been withdrawn since"),
    SubjectKind.EVENT: pgettext_lazy("change", "An event that has been withdrawn since"),
    SubjectKind.QUESTION: pgettext_lazy("change", "A question that has been withdrawn since"),
    SubjectKind.ACTOR: pgettext_lazy("change", "A person or body that has been withdrawn since"),
    SubjectKind.ARTICLE: pgettext_lazy("change", "An article that has been withdrawn since"),
    SubjectKind.OUTLET: pgettext_lazy("change", "An outlet that has been withdrawn since"),
}


@dataclass(frozen=True, slots=True)
class Told:
    """A publication in words; `title` has the claim's speaker and its status (rule 11), `path` leads to the subject."""

    step: Step
    title: str
    text: str
    path: str
    status: Status | None
    differences: Differences

    @property
    def silent(self) -> bool:
        """Whether nothing may be told of the subject but that it was withdrawn."""
        return not self.step.document

    @property
    def first_words(self) -> str:
        return "" if self.silent or self.step.before else _first_words(self.step)

    @property
    def new_status(self) -> bool:
        """Whether the status is told as news: it is the first, or another than before."""
        return self.differences.status_after is not None

    @property
    def further(self) -> Differences | None:
        """What changed beside status and its reason, which stand by themselves; None where it is nothing."""
        reason = str(TEXTS["rationale"]) if self.new_status else ""
        found = replace(
            self.differences,
            status_before=None,
            status_after=None,
            texts=tuple(text for text in self.differences.texts if text.label != reason),
        )
        return None if found == Differences() else found


def tell(steps: Iterable[Step]) -> list[Told]:
    """The steps in words, in the language of the page. No query."""
    return [_told(step) for step in steps]


def _told(step: Step) -> Told:
    found = differences(step.before, step.document)
    status = Status(step.document["status"]) if "status" in step.document else None
    title = line(_title(step, status, found))
    text = plain("\n".join(filter(None, _lines(step, status, found))))
    path = reverse(f"timeline:{step.kind.value}", args=[step.subject])
    return Told(step, title, text or title, path, status, found)


def _title(step: Step, status: Status | None, found: Differences) -> str:
    if not step.document:
        return str((_WITHDRAWN if step.change == Change.WITHDRAWAL else _WITHDRAWN_SINCE)[step.kind])
    if status is not None:
        told = _of_claim(step, status, found)
    else:
        known = _CHANGED if step.before else _FIRST
        told = known[step.kind] % {"title": step.document["title"]}
    return pgettext("change", "Correction: %(told)s") % {"told": told} if step.change == Change.CORRECTION else told


def _of_claim(step: Step, status: Status, found: Differences) -> str:
    heading = headings.plain(step.document["heading"])
    stop = "" if heading.rstrip(' ”“’"»').endswith((".", "?", "!", "…")) else "."
    told = f"{heading}{stop} {status.label}"
    if found.status_before is None:
        return told
    return pgettext("change", "%(told)s (was: %(before)s)") % {"told": told, "before": found.status_before.label}


def _lines(step: Step, status: Status | None, found: Differences) -> Iterator[str]:
    yield step.note
    if not step.document:
        return
    if status is not None:
        yield step.document["rationale"] or status.meaning
    elif not step.before:
        yield _first_words(step)
    for text in found.texts:
        if text.label != str(TEXTS["rationale"]):
            yield _reworded(text)
    for value in found.values:
        yield f"{value.label}: {value.before or '–'} → {value.after or '–'}"
    yield from found.sentences


def _reworded(text: Reworded) -> str:
    """The wording of a claim before stands in the heading of that time, so that it never stands alone."""
    if text.heading_before is None:
        return f"{text.label}: {''.join(piece.text for piece in text.after)}"
    return _("%(label)s before: %(heading)s") % {"label": text.label, "heading": headings.plain(text.heading_before)}


def _first_words(step: Step) -> str:
    fields = FIRST_WORDS.get(step.kind, ())
    return next((step.document[field] for field in fields if step.document.get(field)), "")
