from django.db import models


class Change(models.Model):
    """One change to one record (rule 5). Written by the triggers of `sql/change_log.sql` and by nothing else.

    It names editor and record by value, with no relation to either, so that it outlives both.
    """

    class Action(models.TextChoices):
        MADE = "made", "made"
        CHANGED = "changed", "changed"
        REMOVED = "removed", "removed"

    at = models.DateTimeField()
    editor = models.TextField()
    editor_name = models.TextField()
    action = models.CharField(max_length=8, choices=Action)
    record_type = models.TextField()
    record_id = models.BigIntegerField()
    under_type = models.TextField()
    under_id = models.BigIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["under_type", "under_id", "id"],
                name="change_by_what_it_is_under",
            )
        ]
