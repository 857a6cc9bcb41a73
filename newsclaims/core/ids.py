"""Public ids: what an address shows. They stay the same for ever and travel with the record."""

import re
import secrets

from django.utils.deconstruct import deconstructible

# Crockford's base 32 leaves out the letters that are read wrong: I, L, O and U.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
PATTERN = re.compile(r"[A-Za-z0-9_.:-]{1,64}")


def new(prefix: str) -> str:
    """A new public id such as `c-7Q2M0X4KTA`; 50 random bits, so that nobody has to ask the database first."""
    return f"{prefix}-{''.join(secrets.choice(ALPHABET) for _ in range(LENGTH))}"


@deconstructible
class Prefix:
    """Makes public ids that begin alike: a default that migrations can write down."""

    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    def __call__(self) -> str:
        return new(self.prefix)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Prefix) and other.prefix == self.prefix

    def __hash__(self) -> int:
        return hash(self.prefix)


class PublicIdConverter:
    """A public id in a URL."""

    regex = PATTERN.pattern

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
