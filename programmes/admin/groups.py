"""What people do, as the order of the desk: the models of each kind of work."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

GROUPS = (
    (
        "plan",
        _("Plan"),
        (
            "annualplan",
            "planpart",
            "activity",
            "course",
            "natotalk",
            "event",
            "courseoutline",
            "planningprofile",
            "planningrun",
            "importbatch",
        ),
    ),
    (
        "seats",
        _("Seats"),
        (
            "seatcall",
            "seatquota",
            "seat",
            "seatevent",
            "seatallocation",
            "nominee",
            "nomination",
            "nominationimport",
            "waitingentry",
            "reoffer",
            "seatoffer",
            "outboxmessage",
            "coursereport",
            "certificate",
            "seatpolicy",
        ),
    ),
    (
        "dialogues",
        _("Dialogues"),
        ("dialogue", "dialogueround", "workinggroup", "meeting", "outcome", "followup", "agreement"),
    ),
    (
        "reference",
        _("Reference"),
        ("topic", "focusarea", "venue", "trainingteam", "calendar", "closure"),
    ),
    ("sources", _("Sources and figures"), ("source", "citation", "measure", "reportedfigure", "seedload")),
    (
        "people",
        _("People and access"),
        ("participatingstate", "grouping", "nominatingbody", "person", "user"),
    ),
)


def group_of(model_name):
    """The code and the name of the group that a model stands in."""
    return next(((code, name) for code, name, models in GROUPS if model_name in models), ("", ""))


def grouped(site, request):
    """The groups a person may open, each in the shape that the admin's own templates read."""
    entries = {admin.opts.model_name: _entry(site, admin, request) for admin in site._registry.values()}
    groups = []
    for code, name, models in GROUPS:
        shown = [entry for entry in map(entries.get, models) if entry]
        if shown:
            groups.append(
                {
                    "name": name,
                    "app_label": code,
                    "app_url": f"{reverse('admin:index', current_app=site.name)}#{code}",
                    "has_module_perms": True,
                    "models": shown,
                }
            )
    return groups


def _entry(site, admin, request):
    perms = admin.get_model_perms(request)
    if not any(perms.values()):
        return None
    opts = admin.opts
    stem = f"admin:{opts.app_label}_{opts.model_name}"
    return {
        "model": admin.model,
        "name": capfirst(opts.verbose_name_plural),
        "object_name": opts.object_name,
        "perms": perms,
        "admin_url": reverse(f"{stem}_changelist", current_app=site.name)
        if perms["change"] or perms["view"]
        else None,
        "add_url": reverse(f"{stem}_add", current_app=site.name) if perms["add"] else None,
        "view_only": not perms["change"],
    }
