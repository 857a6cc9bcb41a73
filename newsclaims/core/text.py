"""Columns by which names and wordings are found, in any case and with or without their accents."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.expressions import Func


def folded_field(source: str) -> models.GeneratedField:
    """A generated column with `source` in lower case and without accents (`fold_text`), to be matched by trigrams."""
    return models.GeneratedField(
        expression=Func(source, function="fold_text"),
        output_field=models.TextField(),
        db_persist=True,
    )


def trigram_index(field: str, name: str) -> GinIndex:
    return GinIndex(fields=[field], opclasses=["gin_trgm_ops"], name=name)


def search_field(source: str) -> models.GeneratedField:
    """A generated full-text column over `source`; no stemming, because wordings come in many languages."""
    return models.GeneratedField(
        expression=Func(source, function="word_vector"),
        output_field=SearchVectorField(),
        db_persist=True,
    )


def fold(text: str) -> Func:
    """The expression that folds what somebody typed in the way the columns are folded."""
    return Func(models.Value(text), function="fold_text", output_field=models.TextField())
