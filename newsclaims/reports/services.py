"""The one thing that readers write: a report of an error."""

import ipaddress
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.db import IntegrityError, transaction
from django.db.models.functions import Now
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from newsclaims.core.errors import Refused, TooMany
from newsclaims.reports.models import LONGEST_WORDS, Report


@dataclass(frozen=True, slots=True)
class Seen:
    """The revision of a subject that the reader saw."""

    subject_type: str
    subject_id: str
    revision: int


def send_report(
    *, words: str, network_address: str, about: Seen | None = None, address: str = "", source: str = "", email: str = ""
) -> Report:
    """Keep what a reader says is wrong with `about`, or with the whole site, and return it. One statement.

    `address` is that of the page it was seen on. Raises Refused with the field that is wrong; TooMany when this sender
    or everybody together has sent as many as an hour takes.
    """
    _check(words, source, email)
    report = Report(
        words=words.strip(),
        source=source.strip(),
        email=email.strip(),
        address=address,
        sender=_sender(network_address),
        recorded_at=Now(),
        **(
            {"subject_type": about.subject_type, "subject_id": about.subject_id, "revision": about.revision}
            if about
            else {}
        ),
    )
    try:
        with transaction.atomic():
            report.save(force_insert=True)
    except IntegrityError as error:
        raise _refusal(error) from error
    return report


def _check(words: str, source: str, email: str) -> None:
    if not words.strip():
        raise Refused(gettext("Say what is wrong."), "words")
    if len(words.strip()) > LONGEST_WORDS:
        raise Refused(
            gettext("This is too long: %(limit)s characters are the most.") % {"limit": LONGEST_WORDS}, "words"
        )
    for field, text, validator, sentence in (
        ("source", source, URLValidator(["http", "https"]), gettext("Write the whole address, with https://.")),
        ("email", email, EmailValidator(), gettext("This is no e-mail address: it needs a name, an @ and a domain.")),
    ):
        try:
            if text.strip():
                validator(text.strip())
        except ValidationError as error:
            raise Refused(sentence, field) from error


def _sender(network_address: str) -> str:
    """A keyed hash that tells senders apart and says of none where it is. A household has many IPv6 addresses."""
    try:
        known = ipaddress.ip_address(network_address)
        prefix = 64 if known.version == 6 else 32
        network_address = str(ipaddress.ip_network((known, prefix), strict=False))
    except ValueError:
        pass
    return salted_hmac("newsclaims.reports.sender", network_address, algorithm="sha256").hexdigest()


def _refusal(error: IntegrityError) -> Exception:
    name = getattr(getattr(error.__cause__, "diag", None), "constraint_name", None)
    if name == "reports_of_a_sender_come_slowly":
        return TooMany(gettext("Several reports came from your network within an hour. Please try again in an hour."))
    if name == "reports_come_slowly":
        return TooMany(gettext("Very many reports are coming in just now. Please try again in an hour."))
    return error
