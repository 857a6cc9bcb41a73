from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Now

from newsclaims.core.records import public_id_field


class EditorManager(BaseUserManager["Editor"]):
    def create_superuser(self, username: str, password: str | None = None, **fields: str) -> "Editor":
        """A chief, made by `manage.py createsuperuser` on a fresh installation."""
        editor = self.model(
            username=username,
            name=fields.get("name") or username,
            role=Editor.Role.CHIEF,
        )
        editor.set_password(password)
        editor.save()
        return editor


class Editor(AbstractBaseUser):
    """Somebody who works at the desk. An editor who came with a file has no password and cannot sign in."""

    class Role(models.TextChoices):
        EDITOR = "editor", "Editor"
        CHIEF = "chief", "Chief editor"

    public_id = public_id_field("ed")
    username = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=16, choices=Role, default=Role.EDITOR)
    public = models.BooleanField(default=False, help_text="Readers may see the name.")
    is_active = models.BooleanField(default=True)
    extra = models.JSONField(default=dict, blank=True, editable=False)

    objects: ClassVar[EditorManager] = EditorManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(role__in=["editor", "chief"]), name="role_is_known"),
            models.CheckConstraint(condition=~models.Q(name=""), name="editor_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def chief(self) -> bool:
        return self.role == Editor.Role.CHIEF


class SignInAttempt(models.Model):
    """A try to sign in that has not succeeded, under the account that was named and under the address it came from."""

    under = models.TextField()
    at = models.DateTimeField(db_default=Now())

    class Meta:
        indexes = [models.Index(fields=["under", "at"], name="attempt_by_what_it_is_under")]

    def __str__(self) -> str:
        return f"{self.under}, {self.at:%Y-%m-%d %H:%M}"
