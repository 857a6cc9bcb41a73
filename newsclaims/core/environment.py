"""Settings from environment variables: each reader refuses nonsense at start, with the name of the variable."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


def env_text(name: str, default: str = "") -> str:
    return os.environ.get(name, default)


def env_bool(name: str, default: bool) -> bool:
    text = os.environ.get(name)
    if text is None:
        return default
    if text.strip().lower() in TRUE:
        return True
    if text.strip().lower() in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} should be 1, 0, true or false; it is {text!r}.")


def env_list(name: str, default: str = "") -> list[str]:
    """Words separated by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def env_secret(name: str) -> str:
    """The variable's value, or the content of the file that `<name>_FILE` names; empty where neither is set."""
    path = os.environ.get(f"{name}_FILE")
    if not path:
        return os.environ.get(name, "")
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE names {path}, which cannot be read: {error.strerror}.") from error
