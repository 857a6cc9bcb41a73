"""docs/model.md: the record's tables, drawn and listed from the models."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from newsclaims.documentation.markdown import code, diagram, paragraph, table
from newsclaims.documentation.markdown import page as whole_page

Model: TypeAlias = type[models.Model]
Column: TypeAlias = "models.Field[Any, Any]"

# In the order of the way of a claim.
ROOMS = (
    "accounts",
    "articles",
    "actors",
    "events",
    "sources",
    "claims",
    "verification",
    "publication",
    "reports",
    "history",
)
FIELDS = tomllib.loads(Path(__file__).with_name("fields.toml").read_text(encoding="utf-8"))
# The first that fits: an instant is a DateField too.
TYPES: dict[type[Column], str] = {
    models.TextField: "text",
    models.CharField: "text",
    models.BooleanField: "yes or no",
    models.DateTimeField: "instant",
    models.DateField: "day",
    models.FloatField: "number",
    models.IntegerField: "whole number",
    models.JSONField: "JSON",
    SearchVectorField: "search vector",
}


def page() -> str:
    return whole_page(
        "The model",
        "One word, one thing: the same word in code, database, addresses and on screen. Each room owns its tables. "
        "An arrow points from the table that holds the reference to the table that is referred to; references to the "
        "editor who recorded something are left out of the first diagram.",
        _overview(),
        "Every record that an editor makes has a `public_id`, which addresses and files use, beside the database’s own "
        "`id`, which stays inside. The constraints and triggers that guard the tables are in [rules.md](rules.md).",
        *(_room(room) for room in ROOMS),
    )


def meaning_of(model: Model, field: Column) -> str:
    """What a field means: in its own model, or wherever a field has that name. Raises KeyError for neither."""
    own: dict[str, str] = FIELDS.get(model.__name__, {})
    meaning: str = own.get(field.name) or FIELDS["any"][field.name]
    return meaning


def fields_of(model: Model) -> list[Column]:
    """The fields that a person would ask about: all but Django's own numbering."""
    columns = [*model._meta.fields, *model._meta.many_to_many]
    return [field for field in columns if not isinstance(field, models.AutoField)]


def models_of(room: str) -> list[Model]:
    return list(apps.get_app_config(room).get_models())


def _overview() -> str:
    lines: list[str] = []
    for room in ROOMS:
        lines += [f"subgraph {room}", *(f"    {model.__name__}" for model in models_of(room)), "end"]
    for room in ROOMS:
        for field in _references(room):
            if field.related_model.__name__ != "Editor":
                lines.append(f"{field.model.__name__} -- {field.name} --> {field.related_model.__name__}")
    return diagram("flowchart LR", lines)


def _room(room: str) -> str:
    relations = [_relation(field) for field in _references(room)]
    drawn = [diagram("erDiagram", relations)] if relations else []
    return "\n\n".join([f"## {room.capitalize()}", *drawn, *map(_model, models_of(room))])


def _references(room: str) -> Iterator[Any]:
    for model in models_of(room):
        yield from (field for field in fields_of(model) if field.is_relation)


def _relation(field: Any) -> str:
    """A line of an erDiagram: `Claim }o--o| Editor : editor`."""
    one = f"{'|o' if field.one_to_one else '}o'}--{'o|' if field.null else '||'}"
    ends = "}o--o{" if field.many_to_many else one
    return f"{field.model.__name__} {ends} {field.related_model.__name__} : {field.name}"


def _model(model: Model) -> str:
    rows = ([code(field.name), _type(field), meaning_of(model, field)] for field in fields_of(model))
    return "\n\n".join([f"### {model.__name__}", paragraph(model.__doc__), table(["Field", "Type", "Meaning"], rows)])


def _type(field: Column) -> str:
    if isinstance(field, models.GeneratedField):
        return f"{_kind(field.output_field)}, kept by PostgreSQL"
    empty = (
        ", may be empty" if field.null or (field.blank and not isinstance(field, ArrayField | models.JSONField)) else ""
    )
    return f"{_kind(field)}{empty}"


def _kind(field: Any) -> str:
    if field.is_relation:
        many = "many " if field.many_to_many else ""
        return f"{many}[{field.related_model.__name__}](#{field.related_model.__name__.lower()})"
    if field.choices:
        return f"one of {', '.join(code(str(value)) for value, _ in field.flatchoices)}"
    if isinstance(field, ArrayField):
        return f"list of {_kind(field.base_field)}"
    return next(words for kind, words in TYPES.items() if isinstance(field, kind))
