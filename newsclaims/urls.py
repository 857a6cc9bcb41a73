from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, register_converter

from newsclaims.core import health
from newsclaims.core.ids import PublicIdConverter

register_converter(PublicIdConverter, "id")

urlpatterns: list[URLPattern | URLResolver] = [
    path("livez", health.livez),
    path("readyz", health.readyz),
    path("desk/", include("newsclaims.desk.urls")),
    *i18n_patterns(path("", include("newsclaims.timeline.urls")), prefix_default_language=False),
]
