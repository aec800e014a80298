"""What planning assumes and asks for, and the runs of the planner."""

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.utils.dates import MONTHS
from django.utils.html import format_html_join
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from programmes.admin import columns, filters, planning_words
from programmes.admin.base import RecordAdmin
from programmes.admin.citations import CitationInline
from programmes.admin.forms import RecordForm, RowForm
from programmes.admin.inlines import StackInline
from programmes.admin.ledger import ReadOnly
from programmes.admin.wording import NAMES, NOTES
from programmes.enums import Severity
from programmes.models import PlanningDemand, PlanningProfile, PlanningRun
from programmes.selectors.findings import DEFAULT_SEVERITIES
from programmes.services.planning_weights import default_weights
from programmes.services.planning_wording import failure_sentences, term_name

MONTHS_FIELD = "summer_months"
PRICES = {name: value for name, value in default_weights().items() if isinstance(value, int)}


def _pairs(named):
    """Names with their values, one under the other, or a dash."""
    return format_html_join("", "<div>{}: {}</div>", named) or "—"


class MonthsField(forms.TypedMultipleChoiceField):
    """Months of a year, by number."""

    def __init__(self, **kwargs):
        super().__init__(
            choices=MONTHS.items(),
            coerce=int,
            required=False,
            widget=forms.CheckboxSelectMultiple,
            **kwargs,
        )


def _price_field(name, usual):
    return forms.IntegerField(
        label=planning_words.PRICES[name],
        min_value=0,
        required=False,
        widget=forms.NumberInput(attrs={"placeholder": usual, "dir": "ltr"}),
    )


def _severity_field(code, usual):
    unchanged = ("", format_lazy("{} ({})", _("as usual"), Severity(usual).label))
    return forms.ChoiceField(
        label=planning_words.RULES[code], required=False, choices=[unchanged, *Severity.choices]
    )


PRICE_FIELDS = {f"price_{name}": _price_field(name, usual) for name, usual in PRICES.items()}
SEVERITY_FIELDS = {
    f"severity_{code}": _severity_field(code, usual) for code, usual in DEFAULT_SEVERITIES.items()
}


class PlanningProfileForm(type("InputsForm", (RecordForm,), PRICE_FIELDS | SEVERITY_FIELDS)):
    """The profile with an input for each price and each severity; empty is the planner's own."""

    summer_months = MonthsField(label=_("months of high summer"), help_text=_("None: July and August."))

    class Meta:
        model = PlanningProfile
        exclude = ("weights", "severities")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        weights, severities = self.instance.weights, self.instance.severities
        self.initial |= {f"price_{name}": weights.get(name) for name in PRICES}
        self.initial |= {f"severity_{code}": severities.get(code, "") for code in DEFAULT_SEVERITIES}
        self.initial[MONTHS_FIELD] = weights.get(MONTHS_FIELD, [])

    def clean(self):
        cleaned = super().clean()
        weights = {name: one for name, one in self.instance.weights.items() if name not in PRICES}
        weights |= {name: cleaned.get(f"price_{name}") for name in PRICES}
        weights[MONTHS_FIELD] = sorted(cleaned.get(MONTHS_FIELD) or [])
        self.instance.weights = {name: one for name, one in weights.items() if one not in (None, [])}
        chosen = {code: cleaned.get(f"severity_{code}") for code in DEFAULT_SEVERITIES}
        self.instance.severities = {code: one for code, one in chosen.items() if one}
        return cleaned


@admin.register(PlanningProfile)
class PlanningProfileAdmin(RecordAdmin):
    form = PlanningProfileForm
    list_display = (columns.name, "host", "invited", columns.retired)
    list_select_related = ("host", "invited")
    inlines = (CitationInline,)
    fieldsets = (
        (None, {"fields": ("code", NAMES)}),
        (
            _("What is assumed"),
            {
                "fields": (
                    ("course_days", "event_days", "talk_days"),
                    "notice_days",
                    ("host", "invited"),
                    "venues",
                )
            },
        ),
        (
            _("Prices of harms, in points"),
            {
                "fields": (*PRICE_FIELDS, MONTHS_FIELD),
                "description": _("An empty price is the usual one, shown in its place."),
            },
        ),
        (_("How grave findings are"), {"fields": tuple(SEVERITY_FIELDS)}),
        NOTES,
    )
    readonly_fields = ("prices", "summer", "severities_chosen")

    def get_fieldsets(self, request, obj=None):
        """Who only reads sees what differs from the usual; the inputs hold nothing for that person."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        inputs = {*PRICE_FIELDS, MONTHS_FIELD, *SEVERITY_FIELDS}
        kept = [one for one in fieldsets if not inputs & set(one[1]["fields"])]
        return [*kept, (None, {"fields": self.readonly_fields})]

    @admin.display(description=_("prices that differ"))
    def prices(self, obj):
        return _pairs(
            (planning_words.PRICES[name], obj.weights[name]) for name in PRICES if name in obj.weights
        )

    @admin.display(description=_("months of high summer"))
    def summer(self, obj):
        months = [str(MONTHS[number]) for number in obj.weights.get(MONTHS_FIELD, [])]
        return " · ".join(months) or _("as usual")

    @admin.display(description=_("severities that differ"))
    def severities_chosen(self, obj):
        chosen = obj.severities.items()
        return _pairs((planning_words.RULES[code], Severity(one).label) for code, one in chosen)


class PlanningDemandForm(RowForm):
    preferred_months = MonthsField(label=_("preferred months"))


class PlanningDemandInline(StackInline):
    """What a planner asks for the activity whose page it stands on."""

    model = PlanningDemand
    fk_name = "activity"
    form = PlanningDemandForm
    related_rows = ("follows",)
    fields = (
        ("days", "priority", "must_hold"),
        ("earliest", "latest"),
        "preferred_months",
        ("lock_dates", "lock_venue"),
        "follows",
    )


@admin.register(PlanningRun)
class PlanningRunAdmin(ReadOnly, admin.ModelAdmin):
    """Runs as they were asked for and ended: to be read, never changed."""

    list_display = ("run", "plan", "kind", columns.status, "asked_at", "requested_by", "objective", "bound")
    list_filter = (filters.found("plan"), filters.choice("status"))
    list_select_related = ("plan", "requested_by")
    list_per_page = 50
    show_full_result_count = False
    fields = (
        "run",
        ("plan", "kind", "status"),
        ("seed", "effort", "time_limit"),
        ("asked_at", "requested_by"),
        ("objective", "bound"),
        ("solver_version", "input_hash"),
        "what_it_paid",
        "why_it_failed",
    )
    readonly_fields = flatten(fields)

    def get_queryset(self, request):
        """Without the whole input and output, which are large and not shown here."""
        return super().get_queryset(request).defer("input")

    @admin.display(description=_("code"), ordering="code")
    def run(self, obj):
        return columns.code(obj.code)

    @admin.display(description=_("requested at"), ordering="requested_at")
    def asked_at(self, obj):
        return columns.minute(obj.requested_at)

    @admin.display(description=_("what it costs"))
    def what_it_paid(self, obj):
        named = [(term_name(term), points) for term, points in obj.output.get("terms", {}).items()]
        return _pairs(named)

    @admin.display(description=_("why it failed"))
    def why_it_failed(self, obj):
        said = failure_sentences(obj.failure) if obj.failure else []
        return format_html_join("", "<div>{}</div>", ((one,) for one in said)) if said else "—"
