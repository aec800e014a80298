"""The five ready roles: what each may do, as one table, kept as Django groups.

`ROLE_TABLE` is the whole rule. The admin and the API both ask `user.has_perm`, so neither has
a rule of its own; which rows a person sees is in `selectors/visibility.py`.
"""

from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from programmes.enums import Role

READ = ("view",)
EDIT = ("view", "add", "change")
ALL = ("view", "add", "change", "delete")

ACTIVITIES = ("activity", "course", "natotalk", "event")
ACTIVITY_ROWS = ("activitytopic", "participation")
OUTLINES = ("courseoutline",)
PLANS = ("annualplan", "planpart", "parttopic", "planendorsement")
DIALOGUES = (
    "dialogue",
    "dialogueside",
    "dialogueround",
    "workinggroup",
    "meeting",
    "meetingtopic",
    "representation",
    "delegate",
    "outcome",
    "followup",
    "agreement",
)
PEOPLE = ("person", "appointment")
STATES = ("participatingstate", "grouping", "membership", "nominatingbody")
REFERENCE = ("topic", "focusarea", "venue", "trainingteam", "calendar", "weekendpattern", "closure")
PROVENANCE = ("source", "sourceparagraph", "citation", "measure", "reportedfigure")
RECORDS = ACTIVITIES + ACTIVITY_ROWS + OUTLINES + PLANS + DIALOGUES + PEOPLE + STATES + REFERENCE + PROVENANCE
ACCOUNTS = ("user",)
LOADS = ("seedload",)
IMPORTS = ("importbatch",)
PROFILES = ("planningprofile", "planningdemand")
RUNS = ("planningrun", "placement", "release")
SEAT_RULES = ("seatpolicy", "seatweight")
SEAT_CALLS = ("seatcall", "seatquota")
PROOFS = ("seatallocation",)
# Written by services alone: their rows are the ledger, and nobody edits a ledger by hand.
SEAT_LEDGER = ("seat", "seatevent", *PROOFS)
# Changed by steps that services take. The admin shows them; the pages and the API ask for the steps.
SEAT_STEPS = ("reoffer", "seatoffer", "waitingentry", "outboxmessage", "certificate")
NOMINATIONS = ("nominee", "nomination")
NOMINATION_IMPORTS = ("nominationimport", "nominationimportrow")
REPORTS = ("coursereport", "reportitem")

# What a focal point reads is narrowed further, to the rows of the own state and body.
FOCAL_POINT_SEES = (
    ACTIVITIES
    + ACTIVITY_ROWS
    + (
        "participatingstate",
        "membership",
        "nominatingbody",
        "meeting",
        "representation",
        "agreement",
        "followup",
    )
    + SEAT_CALLS
    + ("seat", "seatevent", "seatoffer", "waitingentry", "outboxmessage", "certificate")
    + NOMINATIONS
    + NOMINATION_IMPORTS
)
# What a course director reads of the calls for seats that name this person, and of no other.
COURSE_DIRECTOR_SEES = (*SEAT_CALLS, "seat", "seatevent", "certificate", *NOMINATIONS, *REPORTS)
PLANNING_THE_SEATS = (
    (SEAT_RULES, ALL),
    (SEAT_CALLS, EDIT),
    (SEAT_LEDGER, READ),
    (SEAT_STEPS + NOMINATIONS + NOMINATION_IMPORTS + REPORTS, EDIT),
)

ROLE_TABLE: dict[Role, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]] = {
    Role.ADMINISTRATOR: (
        (RECORDS, ALL),
        (ACCOUNTS, ALL),
        (LOADS, READ),
        (IMPORTS, EDIT),
        (PROFILES, ALL),
        (RUNS, EDIT),
        *PLANNING_THE_SEATS,
    ),
    Role.PLANNER: (
        (RECORDS, ALL),
        (LOADS, READ),
        (IMPORTS, EDIT),
        (PROFILES, ALL),
        (RUNS, EDIT),
        *PLANNING_THE_SEATS,
    ),
    Role.COURSE_DIRECTOR: (
        (RECORDS, READ),
        (("activity", "course"), ("change",)),
        (OUTLINES, ("add", "change")),
        (ACTIVITY_ROWS, ("add", "change", "delete")),
        (SEAT_RULES + COURSE_DIRECTOR_SEES, READ),
        (REPORTS, ("add", "change")),
    ),
    # To name people, wait for seats and answer offers; for the own state, through services only.
    Role.FOCAL_POINT: (
        (FOCAL_POINT_SEES, READ),
        ((*NOMINATIONS, "waitingentry", "nominationimport"), ("add", "change")),
        (("seatoffer",), ("change",)),
    ),
    Role.READER: ((RECORDS + SEAT_RULES + SEAT_CALLS + PROOFS, READ), (PROFILES, READ), (RUNS, READ)),
}


def codenames(role: Role) -> set[str]:
    """The permission names a role holds, such as `change_activity`."""
    return {
        f"{action}_{model}" for models, actions in ROLE_TABLE[role] for model in models for action in actions
    }


@transaction.atomic
def sync_roles() -> dict[str, int]:
    """Bring the permission groups in line with `ROLE_TABLE`; returns the permissions of each role."""
    return {role.value: _sync(role) for role in Role}


def _sync(role: Role) -> int:
    group, _created = Group.objects.get_or_create(name=role.value)
    wanted = _permissions(codenames(role))
    group.permissions.set(wanted)
    return len(wanted)


def _permissions(names: Iterable[str]) -> list[Permission]:
    """Permission rows by name. A proxy's permissions belong to the proxy's own content type."""
    models = apps.get_app_config("programmes").get_models()
    types = ContentType.objects.get_for_models(*models, for_concrete_models=False).values()
    return list(Permission.objects.filter(content_type__in=types, codename__in=set(names)))
