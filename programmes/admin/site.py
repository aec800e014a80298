"""The planners' admin site: one home that starts from work, and a way in grouped by what people do."""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.admin.models import LogEntry
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.contenttypes.models import ContentType
from django.contrib.contenttypes.views import shortcut
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from programmes.admin import sight
from programmes.admin.groups import group_of, grouped
from programmes.admin.inputs import named
from programmes.admin.needs import needs_of
from programmes.enums import Role
from programmes.selectors.visibility import narrowed, roles_of

RECENT = 8  # own edits shown on the home page


class Suggestions(AutocompleteJsonView):
    """What is offered while one types: records in use, each with its code."""

    def get_queryset(self):
        rows = super().get_queryset()
        used = any(field.name == "retired_on" for field in rows.model._meta.fields)
        return rows.filter(retired_on__isnull=True) if used else rows

    def serialize_result(self, obj, to_field_name):
        return {"id": str(getattr(obj, to_field_name)), "text": named(obj)}


def own_door(request):
    """The address of a focal point's door: in Arabic, unless it was last read in English."""
    language = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    with translation.override(language if language in dict(settings.LANGUAGES) else "ar"):
        return reverse("dashboards:door")


def own_start(request):
    """Where somebody begins who has work of one kind alone; empty for whoever begins at the desk."""
    if narrowed(request.user):
        return own_door(request)
    if roles_of(request.user) == {Role.COURSE_DIRECTOR}:
        return reverse("dashboards:my-courses")
    return ""


class CentreAdminSite(AdminSite):
    """The planners' desk."""

    site_header = _("Planners’ desk")
    site_title = _("Planners’ desk")
    index_title = _("Planners’ desk")
    enable_nav_sidebar = False
    index_template = "admin/desk.html"
    login_template = "admin/sign_in.html"

    def __init__(self, name="admin"):
        super().__init__(name)
        # Rows are retired, one by one or through a confirmation; nothing is deleted in bulk.
        self.disable_action("delete_selected")

    def get_app_list(self, request, app_label=None):
        return grouped(self, request)

    def each_context(self, request):
        """Every page knows the group it stands in, for the ways at its head."""
        name = getattr(request.resolver_match, "url_name", "") or ""
        _app, _line, rest = name.partition("_")
        return {
            **super().each_context(request),
            "group": group_of(rest.rpartition("_")[0]),
            "home_url": reverse("admin:index", current_app=self.name),
        }

    def get_urls(self):
        """The way from a row of the desk to its page is open to whoever sees the row."""
        shown = path(
            "r/<int:content_type_id>/<int:object_id>/", self.admin_view(self.row_shown), name="view_on_site"
        )
        return [shown, *(one for one in super().get_urls() if getattr(one, "name", "") != "view_on_site")]

    def row_shown(self, request, content_type_id, object_id):
        """Leads to the page of a row. A row that this person does not see is not there."""
        model = get_object_or_404(ContentType, pk=content_type_id).model_class()
        if model is None or not sight.seen(request, model._default_manager.filter(pk=object_id)).exists():
            raise Http404
        return shortcut(request, content_type_id, object_id)

    def autocomplete_view(self, request):
        return Suggestions.as_view(admin_site=self)(request)

    def app_index(self, request, app_label, extra_context=None):
        """There is one home; the address of the application leads there."""
        if app_label != "programmes":
            raise Http404
        return redirect("admin:index")

    def login(self, request, extra_context=None):
        """Whoever asked for no page in particular comes to the own door, the own courses or the desk."""
        answer = super().login(request, extra_context)
        home = reverse("admin:index", current_app=self.name)
        if request.method == "POST" and answer.status_code == 302 and answer.url == home:
            start = own_start(request)
            return redirect(start) if start else answer
        return answer

    def index(self, request, extra_context=None):
        edits = LogEntry.objects.filter(user=request.user).select_related("content_type")[:RECENT]
        context = {
            "needs": needs_of(request.user, today=timezone.localdate()),
            "recent_edits": edits,
            **(extra_context or {}),
        }
        return super().index(request, context)
