from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm

from newsclaims.accounts import throttle
from newsclaims.core.errors import Refused
from newsclaims.core.network import address_of


class SignInForm(AuthenticationForm):
    """Username and password, each try counted."""

    error_messages = {
        "invalid_login": "This username and password do not belong together. Capital and small letters differ in both.",
        "inactive": "This account has been closed.",
    }

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["username"].error_messages["required"] = "Type your username."
        self.fields["password"].error_messages["required"] = "Type your password."

    def clean(self) -> dict[str, Any]:
        username = self.cleaned_data.get("username")
        if username is None or not self.cleaned_data.get("password"):
            return self.cleaned_data
        try:
            throttle.begin_attempt(username, self._address)
        except Refused as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal
        super().clean()
        throttle.succeed(username, self._address)
        return self.cleaned_data

    @property
    def _address(self) -> str:
        assert self.request is not None
        return address_of(self.request)
