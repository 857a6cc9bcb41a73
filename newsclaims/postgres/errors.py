class DatabaseUnavailable(Exception):
    """Why there is no database to work with, as one sentence for the person at the terminal."""
