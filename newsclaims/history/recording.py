"""How a service writes: one transaction, in an editor's name, with the deferred rules checked before it returns."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar

from django.db import IntegrityError, connection, transaction
from psycopg import errors

from newsclaims.core.errors import Refused

_under_way: ContextVar[bool] = ContextVar("under_way", default=False)


class Author(Protocol):
    """Who a change is logged under."""

    public_id: str
    name: str


@contextmanager
def recording(by: Author) -> Iterator[None]:
    """One transaction in the name of `by`; inside another one it joins it.

    Raises Refused with the sentence of the rule that PostgreSQL found broken.
    """
    if _under_way.get():
        yield
        return
    token = _under_way.set(True)
    try:
        with transaction.atomic():
            _begin(by)
            yield
            _check_deferred_rules()
    except IntegrityError as error:
        raise refusal_of(error) from error
    finally:
        _under_way.reset(token)


def refusal_of(error: IntegrityError) -> Exception:
    """Refused where a trigger of ours refuses: SQLSTATE 23000, with a sentence for the person.

    Any other error as it is: a bug.
    """
    cause = error.__cause__
    if not isinstance(cause, errors.IntegrityConstraintViolation):
        return error
    return Refused(cause.diag.message_primary or "", cause.diag.column_name)


P = ParamSpec("P")
R = TypeVar("R")


def recorded(service: Callable[P, R]) -> Callable[P, R]:
    """Make a service that takes `by` write as `recording` says."""

    @wraps(service)
    def in_one_transaction(*args: P.args, **kwargs: P.kwargs) -> R:
        by: Any = kwargs["by"]
        with recording(by):
            return service(*args, **kwargs)

    return in_one_transaction


def _begin(by: Author) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT set_config('newsclaims.editor', %s, true), set_config('newsclaims.editor_name', %s, true);"
            "SET CONSTRAINTS ALL DEFERRED",
            [by.public_id, by.name],
        )


def _check_deferred_rules() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
