"""Activities, and courses, NATO Talks and events each on their own pages."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from programmes.admin import bulk_activities, columns, filters
from programmes.admin.base import RecordAdmin
from programmes.admin.bulk import restore, retire
from programmes.admin.citations import CitationInline
from programmes.admin.inlines import TableInline
from programmes.admin.planning import PlanningDemandInline
from programmes.admin.uncertain import DATES, DatedRecordForm
from programmes.admin.wording import NAMES, NOTES, REASON, pair
from programmes.enums import COURSE_KINDS, EVENT_KINDS, TALK_KINDS, ActivityKind
from programmes.models import Activity, ActivityTopic, Course, Event, NatoTalk, Participation

FAMILIES = {"course": COURSE_KINDS, "natotalk": TALK_KINDS, "event": EVENT_KINDS}


def family_of(kind):
    """The name of the page, and so of the permission, under which a kind of activity stands."""
    return next(name for name, kinds in FAMILIES.items() if kind in kinds)


class ActivityTopicInline(TableInline):
    model = ActivityTopic
    fields = ("position", "topic", "basis", *REASON)
    related_rows = ("topic",)
    ordering = ("position", "pk")


class ParticipationInline(TableInline):
    model = Participation
    fields = ("state", "role", "basis", *REASON)
    related_rows = ("state",)
    ordering = ("role", "state__code")


class ActivityForm(DatedRecordForm):
    """A kind of activity is offered where the role may write activities of its family."""

    kinds = tuple(ActivityKind)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("kind"):
            field.choices = [pair for pair in field.choices if not pair[0] or pair[0] in self.kinds]


@admin.register(Activity)
class ActivityAdmin(RecordAdmin):
    form = ActivityForm
    kinds = tuple(ActivityKind)
    list_display = (
        columns.name,
        columns.plan,
        columns.activity_kind,
        columns.status,
        columns.period,
        "where",
        columns.retired,
    )
    list_filter = (
        filters.found("plan"),
        filters.found("part"),
        filters.choice("kind"),
        filters.choice("status"),
        filters.choice("date_precision", title=_("dates")),
        filters.through(ActivityTopic, "activity", "topic"),
        filters.through(Participation, "activity", "state"),
        filters.found("venue"),
        filters.OpenQuestions,
        filters.Cited,
        filters.InUse,
    )
    list_select_related = ("plan", "venue")
    actions = (
        bulk_activities.set_status,
        bulk_activities.set_venue,
        bulk_activities.set_team,
        retire,
        restore,
    )
    inlines = (PlanningDemandInline, ActivityTopicInline, ParticipationInline, CitationInline)
    fieldsets = (
        (None, {"fields": ("code", NAMES, ("kind", "edition"), ("plan", "part", "place"))}),
        (_("Status"), {"fields": ("status", pair("status_reason"))}),
        DATES,
        (
            _("Place and people"),
            {
                "fields": (
                    ("venue", "team"),
                    "delivered_by",
                    ("mode", "language"),
                    ("interpretation", "capacity"),
                )
            },
        ),
        (_("Belongs to"), {"fields": (("outline", "dialogue"),)}),
        NOTES,
    )

    def get_list_filter(self, request):
        own = filters.choice("kind", among=self.kinds)
        return tuple(own if getattr(one, "parameter_name", "") == "kind" else one for one in self.list_filter)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"kinds": self._kinds_open_to(request, obj)})

    def _kinds_open_to(self, request, obj):
        verb = "change" if obj else "add"
        return tuple(
            kind for kind in self.kinds if request.user.has_perm(f"programmes.{verb}_{family_of(kind)}")
        )

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._family_allows(request, "change", obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and self._family_allows(request, "delete", obj)

    def _family_allows(self, request, verb, obj):
        """The page of all activities opens no family that the role may not write."""
        if obj is None or not obj.kind:
            return True
        return request.user.has_perm(f"programmes.{verb}_{family_of(obj.kind)}")

    @admin.display(description=_("venue"), ordering="venue")
    def where(self, obj):
        return columns.code(obj.venue.code) if obj.venue_id else "—"


@admin.register(Course)
class CourseAdmin(ActivityAdmin):
    kinds = COURSE_KINDS


@admin.register(NatoTalk)
class NatoTalkAdmin(ActivityAdmin):
    kinds = TALK_KINDS


@admin.register(Event)
class EventAdmin(ActivityAdmin):
    kinds = EVENT_KINDS
