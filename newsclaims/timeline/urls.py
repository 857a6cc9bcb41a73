from django.urls import URLPattern, URLResolver, path

from newsclaims.timeline.views.article import article
from newsclaims.timeline.views.claim import claim
from newsclaims.timeline.views.event import event
from newsclaims.timeline.views.glossary import glossary
from newsclaims.timeline.views.home import home, unplaced

app_name = "timeline"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("without-event/", unplaced, name="unplaced"),
    path("events/<id:event_id>/", event, name="event"),
    path("claims/<id:claim_id>/", claim, name="claim"),
    path("articles/<id:article_id>/", article, name="article"),
    path("glossary/", glossary, name="glossary"),
]
