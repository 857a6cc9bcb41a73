from django.apps import AppConfig


class PostgresConfig(AppConfig):
    name = "newsclaims.postgres"
    # django.contrib.postgres has the short label.
    label = "newsclaims_postgres"
