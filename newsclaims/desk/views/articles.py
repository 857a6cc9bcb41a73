from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from newsclaims.articles import services
from newsclaims.articles.queries import get_article, get_snapshot, latest_snapshot
from newsclaims.articles.services import AlreadyHere
from newsclaims.core.errors import Refused, Stale
from newsclaims.desk import stale
from newsclaims.desk.access import EditorRequest, editor_required
from newsclaims.desk.forms.articles import AddArticleForm, ArticleForm, initial_of
from newsclaims.desk.queries.article import report
from newsclaims.desk.queries.articles import articles_page
from newsclaims.desk.responses import Context, done, page
from newsclaims.vocabulary.kinds import PublicText


@require_safe
@editor_required
def articles(request: EditorRequest) -> HttpResponse:
    """All articles, newest first, or those that `?q=` finds in headline or outlet."""
    return page(request, "desk/articles.html", articles_page(request.GET), "articles")


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def add_article(request: EditorRequest) -> HttpResponse:
    """The form for a new report; a POST records it and opens it for review."""
    if request.method != "POST":
        return _add_page(request, AddArticleForm())
    form, known = AddArticleForm(request.POST, request.FILES), None
    if form.is_valid():
        try:
            article = services.add_article(by=request.user, **form.values())
        except AlreadyHere as refusal:
            form.add_error("text", refusal.sentence)
            known = refusal.article
        except Refused as refusal:
            form.add_error(refusal.field, refusal.sentence)
        else:
            address = reverse("desk:article", args=[article.public_id])
            return done(
                request, "", {}, said=f"Saved: {article.title}. Select the words that somebody claims.", address=address
            )
    form.keep_text()
    return _add_page(request, form, status=422, known=known)


def _add_page(request: EditorRequest, form: AddArticleForm, status: int = 200, **context: object) -> HttpResponse:
    return page(
        request, "desk/add-article.html", {"form": form, "public_texts": PublicText, **context}, "add", status=status
    )


@require_safe
@editor_required
def article(request: EditorRequest, article_id: str) -> HttpResponse:
    """The text of an article with everything that is attributed in it.

    `?snapshot=` shows an earlier text; `?at=` is the paragraph that takes focus when the form under it is closed.
    """
    shown = get_article(article_id)
    asked = request.GET.get("snapshot")
    snapshot = get_snapshot(shown, asked) if asked else latest_snapshot(shown)
    context: Context = {"article": shown, "report": report(shown, snapshot), "at": request.GET.get("at", "")}
    return page(request, "desk/article.html", context, "text")


@require_http_methods(["GET", "HEAD", "POST"])
@editor_required
def mend_article(request: EditorRequest, article_id: str) -> HttpResponse:
    """The form for what is recorded about an article; its text never changes."""
    shown = get_article(article_id)
    saved = ArticleForm(initial=initial_of(shown))
    if request.method != "POST":
        return _mend_page(request, shown, saved)
    form = ArticleForm(stale.chosen(request.POST, saved))
    if not form.is_valid():
        return _mend_page(request, shown, form, status=422)
    address = reverse("desk:article", args=[shown.public_id])
    try:
        services.mend_article(by=request.user, article=shown, version=form.opened_at, **form.values())
    except Stale:
        return stale.both_versions(request, form=form, saved=saved, record=shown, kind="article", back=address)
    except Refused as refusal:
        form.add_error(refusal.field, refusal.sentence)
        return _mend_page(request, shown, form, status=422)
    return done(request, "", {}, said="The details are saved.", address=address)


def _mend_page(request: EditorRequest, shown: object, form: ArticleForm, status: int = 200) -> HttpResponse:
    context = {"article": shown, "form": form, "public_texts": PublicText}
    return page(request, "desk/mend-article.html", context, "mend", status=status)
