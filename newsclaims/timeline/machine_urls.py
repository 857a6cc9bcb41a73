"""The addresses that machines read and other sites show."""

from django.urls import URLPattern, path

from newsclaims.timeline.views.annotations import article_annotations, claim_annotations
from newsclaims.timeline.views.embeds import embed_claim, embed_event, embed_question, embed_timeline
from newsclaims.timeline.views.oembed import oembed
from newsclaims.timeline.views.pictures import claim_picture, event_picture, question_picture
from newsclaims.timeline.views.sitemaps import robots, sitemap, sitemap_part_of, sitemap_standing

urlpatterns: list[URLPattern] = [
    path("claims/<id:public_id>/picture.png", claim_picture, name="claim_picture"),
    path("events/<id:public_id>/picture.png", event_picture, name="event_picture"),
    path("questions/<id:public_id>/picture.png", question_picture, name="question_picture"),
    path("claims/<id:claim_id>/annotations.json", claim_annotations, name="claim_annotations"),
    path("articles/<id:article_id>/annotations.json", article_annotations, name="article_annotations"),
    path("embed/claims/<id:claim_id>/", embed_claim, name="embed_claim"),
    path("embed/events/<id:event_id>/", embed_event, name="embed_event"),
    path("embed/questions/<id:question_id>/", embed_question, name="embed_question"),
    path("embed/timeline/", embed_timeline, name="embed_timeline"),
    path("oembed", oembed, name="oembed"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-standing.xml", sitemap_standing, name="sitemap_standing"),
    path("sitemap-<int:number>.xml", sitemap_part_of, name="sitemap_part"),
]
