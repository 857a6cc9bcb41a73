"""docs/permissions.md: what each role may do, found by reading the services and asking their checks."""

import ast
import importlib
import inspect
import textwrap
from collections.abc import Iterator
from types import FunctionType, ModuleType
from typing import Any, NamedTuple, TypeGuard, cast

from newsclaims.accounts import permissions as accounts_permissions
from newsclaims.accounts.models import Editor
from newsclaims.core.errors import Forbidden
from newsclaims.documentation.markdown import code, first_sentence, table
from newsclaims.documentation.markdown import page as whole_page

ROOMS = ("accounts", "articles", "actors", "events", "sources", "claims", "verification", "publication")
COLUMNS = {
    **{role.label: Editor(role=role) for role in Editor.Role},
    "Closed account": Editor(role=Editor.Role.CHIEF, is_active=False),
}


class Act(NamedTuple):
    """A service that writes, the permission that it asks for, and the rules that it asks besides."""

    room: str
    name: str
    does: str
    permission: str | None
    rules: dict[str, str | None]


def page() -> str:
    acts = list(_acts())
    guarded = [act for act in acts if act.permission]
    unguarded = [act for act in acts if not act.permission]
    return whole_page(
        "Permissions",
        "Readers need no account and write nothing. Every write is one of the services below; each asks for its "
        "permission itself, so a page that forgets to ask lets nobody through. “Also asks” names what the state of the "
        "record must allow, whoever asks; a rule that wants a chief editor in some cases says so.",
        table(["Room", "Act", *COLUMNS, "Also asks", "What it does"], map(_row, guarded)),
        "## Without a permission of their own",
        "These are called by other services, which have asked already, and by commands.",
        table(["Room", "Act", "What it does"], ([act.room, code(act.name), act.does] for act in unguarded)),
    )


def _row(act: Act) -> list[str]:
    may = [_may(act.permission or "", editor) for editor in COLUMNS.values()]
    return [act.room, code(act.name), *may, ", ".join(_rule(*rule) for rule in act.rules.items()), act.does]


def _rule(name: str, permission: str | None) -> str:
    return f"{code(name)} (in some cases {code(permission)})" if permission else code(name)


def _may(permission: str, editor: Editor) -> str:
    try:
        getattr(accounts_permissions, permission)(editor)
    except Forbidden:
        return "no"
    return "yes"


def _acts() -> Iterator[Act]:
    for room in ROOMS:
        services = importlib.import_module(f"newsclaims.{room}.services")
        for name, service in vars(services).items():
            if _is_service(service, room):
                yield _act(room, name, service)


def _is_service(member: object, room: str) -> TypeGuard[FunctionType]:
    """Whether `member` writes in an editor's name and belongs to the room."""
    return (
        isinstance(member, FunctionType)
        and _is_public_in(member, f"newsclaims.{room}.services")
        and "by" in inspect.signature(member).parameters
    )


def _act(room: str, name: str, service: FunctionType) -> Act:
    rules = _called(service, f"newsclaims.{room}.rules")
    asked = {rule.__name__: _permission(rule) for rule in rules if rule.__name__.startswith("check_")}
    return Act(room, name, first_sentence(service.__doc__), _permission(service), asked)


def _permission(function: FunctionType) -> str | None:
    """The permission that a service or a rule asks for: itself, or in a service of its room that it calls."""
    for permission in _called(function, accounts_permissions.__name__):
        return permission.__name__
    room_services = ".".join(function.__module__.split(".")[:3])
    inner = (_permission(service) for service in _called(function, room_services) if service is not function)
    return next(filter(None, inner), None)


def _called(function: FunctionType, module: str) -> list[FunctionType]:
    """The public functions of `module`, or of modules in it, that the body of `function` calls by name."""
    inner = cast(FunctionType, inspect.unwrap(function))
    tree = ast.parse(textwrap.dedent(inspect.getsource(inner)))
    targets = (_resolve(node.func, inner.__globals__) for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [target for target in targets if isinstance(target, FunctionType) and _is_public_in(target, module)]


def _resolve(target: ast.expr, names: dict[str, Any]) -> object:
    """What `name` or `module.name` stands for, among the global `names` of a function."""
    if isinstance(target, ast.Name):
        return names.get(target.id)
    if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
        module = names.get(target.value.id)
        return getattr(module, target.attr, None) if isinstance(module, ModuleType) else None
    return None


def _is_public_in(function: FunctionType, module: str) -> bool:
    return f"{function.__module__}.".startswith(f"{module}.") and not function.__name__.startswith("_")
