"""Passwords of tests: hashed as everywhere else, and quickly."""

from django.contrib.auth.hashers import PBKDF2PasswordHasher


class HastyPasswordHasher(PBKDF2PasswordHasher):
    """One round, not a million. A hash names its rounds, so that a server that a test starts can check it too."""

    iterations = 1
