from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "newsclaims.events"
    label = "events"
    default_auto_field = "django.db.models.BigAutoField"
