"""Guessing passwords is slow: after a few wrong ones an account, or an address, waits, and the right one waits too."""

from datetime import timedelta

from django.utils import timezone

from newsclaims.accounts.models import SignInAttempt
from newsclaims.core.errors import Refused

WAIT = timedelta(minutes=15)
WRONG_PASSWORDS_OF_AN_ACCOUNT = 5
# Higher, because a newsroom shares one address: else five slips would lock out everybody.
WRONG_PASSWORDS_FROM_AN_ADDRESS = 20


def begin_attempt(username: str, address: str) -> None:
    """Note a try before its password is looked at, so that many at once count. Raises Refused where it has to wait."""
    limits = {_account(username): WRONG_PASSWORDS_OF_AN_ACCOUNT, f"address {address}": WRONG_PASSWORDS_FROM_AN_ADDRESS}
    SignInAttempt.objects.filter(at__lt=timezone.now() - WAIT).delete()
    attempts = SignInAttempt.objects.bulk_create(SignInAttempt(under=under) for under in limits)
    for under, limit in limits.items():
        if SignInAttempt.objects.filter(under=under).count() > limit:
            # A try that was refused is not a wrong password: otherwise trying on would lock the account for ever.
            SignInAttempt.objects.filter(pk__in=[attempt.pk for attempt in attempts]).delete()
            raise Refused("Too many wrong passwords. Wait a quarter of an hour, then try again.")


def succeed(username: str, address: str) -> None:
    """The password was right: the account starts afresh, and this try does not count against the address."""
    SignInAttempt.objects.filter(under=_account(username)).delete()
    last = SignInAttempt.objects.filter(under=f"address {address}").order_by("-pk").values("pk")[:1]
    SignInAttempt.objects.filter(pk__in=list(last.values_list("pk", flat=True))).delete()


def _account(username: str) -> str:
    return f"account {username.casefold()}"
