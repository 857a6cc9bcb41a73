from django.apps import AppConfig


class DemonstrationConfig(AppConfig):
    name = "newsclaims.demonstration"
