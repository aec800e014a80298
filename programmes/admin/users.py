"""Accounts: a role, and for focal points the state whose records they see."""

from axes.utils import reset
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import ShowFacets
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from programmes.admin import columns, filters, inputs
from programmes.enums import Role
from programmes.models import User


@admin.action(description=_("Open sign-in again for the chosen accounts"), permissions=["change"])
def reopen(model_admin, request, queryset):
    """Forget the wrong passwords that closed the door on these accounts."""
    names = list(queryset.values_list("username", flat=True))
    for name in names:
        reset(username=name)
    done = ngettext(
        "Sign-in is open again for %(count)s account.",
        "Sign-in is open again for %(count)s accounts.",
        len(names),
    )
    model_admin.message_user(request, done % {"count": len(names)}, messages.SUCCESS)


class RoleFilter(filters.WordFilter):
    title = _("role")
    parameter_name = "role"

    def lookups(self, request, model_admin):
        return Role.choices

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        members = Group.objects.filter(name=self.value()).values("user__pk")
        return queryset.filter(pk__in=members)


class RoleChoice(forms.ModelMultipleChoiceField):
    """The ready roles, by the names people know them by."""

    def label_from_instance(self, group):
        return str(Role(group.name).label)


class AccountForm(UserChangeForm):
    groups = RoleChoice(
        queryset=Group.objects.filter(name__in=Role.values).order_by("pk"),
        label=_("roles"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What this person may read and write."),
    )

    def clean(self):
        cleaned = super().clean()
        roles = {group.name for group in cleaned.get("groups") or ()}
        if roles == {Role.FOCAL_POINT} and not cleaned.get("state"):
            self.add_error("state", _("A focal point belongs to a state."))
        body, state = cleaned.get("body"), cleaned.get("state")
        if body and body.state_id != getattr(state, "pk", None):
            self.add_error("body", _("This body belongs to another state."))
        return cleaned


@admin.register(User)
class AccountAdmin(UserAdmin):
    """An account is switched off rather than deleted, so that the history keeps its names."""

    form = AccountForm
    list_display = ("username", "full_name", "role_names", "state", columns.yes_no(User, "is_active"))
    list_filter = (RoleFilter, filters.yes("is_active"))
    list_select_related = ("state",)
    list_per_page = 50
    search_fields = ("username", "first_name", "last_name", "email")
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    autocomplete_fields = ("state", "body")
    filter_horizontal = ()
    actions = (reopen,)
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": (("first_name", "last_name"), "email")}),
        (_("Access"), {"fields": ("groups", ("state", "body"), ("is_active", "is_staff"))}),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("groups")

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request, obj=None):
        return (
            super().has_delete_permission(request, obj) and _may_touch(request, obj) and obj != request.user
        )

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        return inputs.with_few_ways(inputs.dressed(db_field, field), add=False)

    @admin.display(description=_("name"))
    def full_name(self, obj):
        return obj.get_full_name() or "—"

    @admin.display(description=_("roles"))
    def role_names(self, obj):
        names = [str(Role(group.name).label) for group in obj.groups.all() if group.name in Role.values]
        if obj.is_superuser:
            names.insert(0, str(_("all rights")))
        return _(", ").join(names) or "—"


def _may_touch(request, obj):
    """An account with all rights is changed only by another such account."""
    return obj is None or request.user.is_superuser or not obj.is_superuser
