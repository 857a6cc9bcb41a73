from django.urls import URLPattern, URLResolver, path

from newsclaims.timeline import machine_urls
from newsclaims.timeline.views.actor import actor
from newsclaims.timeline.views.article import article
from newsclaims.timeline.views.changes import changes
from newsclaims.timeline.views.claim import claim
from newsclaims.timeline.views.claims import claims
from newsclaims.timeline.views.corrections import corrections_page
from newsclaims.timeline.views.event import event
from newsclaims.timeline.views.feeds import changes_atom, changes_json, events_calendar, timeline_json
from newsclaims.timeline.views.glossary import glossary
from newsclaims.timeline.views.home import home, unplaced
from newsclaims.timeline.views.map import events_map
from newsclaims.timeline.views.methodology import methodology
from newsclaims.timeline.views.outlet import outlet
from newsclaims.timeline.views.pack import event_pack, pack, question_pack
from newsclaims.timeline.views.question import question, questions
from newsclaims.timeline.views.report import report, report_sent

app_name = "timeline"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("without-event/", unplaced, name="unplaced"),
    path("pack/", pack, name="pack"),
    path("events/<id:event_id>/", event, name="event"),
    path("events/<id:event_id>/pack/", event_pack, name="event_pack"),
    path("questions/<id:question_id>/pack/", question_pack, name="question_pack"),
    path("claims/", claims, name="claims"),
    path("claims/<id:claim_id>/", claim, name="claim"),
    path("questions/", questions, name="questions"),
    path("questions/<id:question_id>/", question, name="question"),
    path("articles/<id:article_id>/", article, name="article"),
    path("actors/<id:actor_id>/", actor, name="actor"),
    path("outlets/<id:outlet_id>/", outlet, name="outlet"),
    path("map/", events_map, name="map"),
    path("corrections/", corrections_page, name="corrections"),
    path("changes/", changes, name="changes"),
    path("feeds/changes.atom", changes_atom, name="changes-atom"),
    path("feeds/changes.json", changes_json, name="changes-json"),
    path("feeds/events.ics", events_calendar, name="calendar"),
    path("timeline.json", timeline_json, name="timeline-json"),
    path("methodology/", methodology, name="methodology"),
    path("glossary/", glossary, name="glossary"),
    path("report/", report, name="report"),
    path("report/<id:report_id>/sent/", report_sent, name="report-sent"),
    *machine_urls.urlpatterns,
]
