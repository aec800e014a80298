"""Every address of the site, with the arguments that name somebody else's rows.

An address that this file has no arguments for fails the walk, so a page added later is looked at too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, get_resolver, reverse

from programmes.api.registry import CLOSED_RESOURCES, GUARDED_RESOURCES, RESOURCES
from tests.admin.rows import MAKERS
from tests.api.samples import SAMPLES
from tests.api.seat_samples import KINDS, name_of
from tests.flows.seat_world import World


@dataclass(frozen=True)
class Address:
    """One named address; `path` is without a language where it has none."""

    name: str
    path: str


def patterns() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The name and the argument names of every address, found by walking all of them."""

    def walk(found, spaces=()):
        for one in found:
            if hasattr(one, "url_patterns"):
                yield from walk(one.url_patterns, (*spaces, *([one.namespace] if one.namespace else [])))
            else:
                arguments = tuple(one.pattern.converters or one.pattern.regex.groupindex)
                yield ":".join((*spaces, one.name or "")), arguments

    yield from walk(get_resolver().url_patterns)


# Not walked: the ways out and in, the settings of language, and what stands for every other address.
LEFT_OUT = {
    "admin:": "the old form of a row's address, which leads to the page of the row",
    "api:not-found": "stands for every address that is none",
    "api:logout": "ends the session of the one who walks",
    "admin:logout": "ends the session of the one who walks",
    "admin:password_change": "the account's own",
    "admin:password_change_done": "the account's own",
    "admin:auth_user_password_change": "an account's, for administrators",
}


def addresses(world: World) -> list[Address]:
    """Every address with somebody else's rows in it. Raises AssertionError where one has none."""
    found, lacking = [], []
    known = examples(world)
    for name, arguments in dict.fromkeys(patterns()):
        if name in LEFT_OUT or name == "admin:" or not name.strip(":"):
            continue
        given: Any = known.get(name, [()] if not arguments else None)
        if given is None:
            lacking.append(name)
            continue
        for one in given:
            try:
                found.append(Address(name, reverse(name, args=one)))
            except NoReverseMatch:
                lacking.append(f"{name} {one}")
    assert lacking == [], f"addresses without an example: {sorted(set(lacking))}"
    return found


def examples(world: World) -> dict[str, list[tuple]]:
    """Arguments by the name of the address: those of the secret rows, and of what is shared."""
    return _pages(world) | _of_desk(world) | _of_api(world)


def _pages(world: World) -> dict[str, list[tuple]]:
    rows, made = world.rows, {name: maker() for name, maker in MAKERS.items() if name in OF_THE_RECORD}
    course, plan = (world.call.activity.code,), (world.plan.code,)
    secret, number = rows["nomination"].code, rows["certificate"].number
    own, release = world.own["nomination"].code, world.release
    nominations = [(secret,), (own,)]
    runs = [(made["planningrun"].code,)]
    of_plan = {name: [plan] for name in OF_PLAN}
    of_course = {name: [course, (world.other_call.activity.code,)] for name in OF_COURSE}
    found = {
        "activity": [course],
        "topic": [(made["topic"].code,)],
        "outline": [(made["courseoutline"].code,)],
        "dialogue": [(made["dialogue"].code,)],
        "meeting": [(made["meeting"].code,)],
        "state": [(world.state.code,), (world.own_state.code,)],
        "person": [(made["person"].code,)],
        "source": [(made["source"].code,)],
        "figure": [(made["reportedfigure"].code,)],
        "board-activity": [(*plan, *course)],
        "board-place": [(*plan, *course)],
        "board-lock": [(*plan, *course)],
        "run-compare": [(*runs[0], *runs[0])],
        "release": [(release,)],
        "release-xlsx": [(release,)],
        "release-pdf": [(release,)],
        "feed-kind": [("course",)],
        "feed-state": [(world.state.code,)],
        "feed-venue": [(made["venue"].code,)],
        "feed-team": [(made["trainingteam"].code,)],
        "seat-act": [
            (*course, what) for what in ("invite", "grant", "hold-back", "turn-back", "close", "nothing")
        ],
        "seat-proof": [(*course, 1)],
        "seat-story": [(*course, rows["seat"].number), (*course, rows["offeredseat"].number), (*course, 9)],
        "seat-policy": [(world.call.policy.code,)],
        "reoffer": [(rows["reoffer"].pk,)],
        "message": [(rows["outboxmessage"].code,), (world.own["outboxmessage"].code,)],
        "nomination-import": [(rows["nominationimport"].pk,), (world.own["nominationimport"].pk,)],
        "offer-accept": [(rows["seatoffer"].pk,)],
        "offer-decline": [(rows["seatoffer"].pk,)],
        **dict.fromkeys(OF_NOMINATION, nominations),
        **{name: [(number,)] for name in ("certificate", "certificate-pdf", "certificate-checked")},
        **dict.fromkeys(("run", "run-progress", "run-stop", "run-repeat", "run-adopt"), runs),
    }
    return {f"dashboards:{name}": given for name, given in (of_plan | of_course | found).items()}


OF_THE_RECORD = {
    "topic",
    "courseoutline",
    "dialogue",
    "meeting",
    "person",
    "source",
    "reportedfigure",
    "planningrun",
    "venue",
    "trainingteam",
}
OF_NOMINATION = ("nomination", "nomination-replace", "nomination-withdraw", "nomination-seat")
OF_PLAN = (
    "plan",
    "board",
    "board-undo",
    "runs",
    "plan-release",
    "plan-as-of",
    "feed-plan",
    "seat-matrix",
    "seat-open",
    "seat-ledger",
    "seat-totals",
    "seat-totals-csv",
    "seat-clock",
    "seat-clock-look",
)
OF_COURSE = (
    "seats",
    "seat-share",
    "seat-nominations",
    "door-activity",
    "door-nominate",
    "door-bid",
    "door-wait",
    "door-leave",
    "door-turn-back",
    "roster",
    "roster-csv",
    "roster-xlsx",
    "sign-in-sheet",
    "course-report",
)


def _of_desk(world: World) -> dict[str, list[tuple]]:
    """Each kind's pages with the secret row of it, or with any row where the kind knows no secrets."""
    found: dict[str, list[tuple]] = {
        "admin:app_list": [("programmes",)],
        "admin:view_on_site": [(_type_of(world.rows["nomination"]), world.rows["nomination"].pk)],
    }
    for model in admin.site._registry:
        name = model._meta.model_name or ""
        row = world.rows.get(name) or {"seatcall": world.call, "seatpolicy": world.call.policy}.get(name)
        row = row or model._default_manager.first() or MAKERS[name]()
        for page in ("change", "history", "delete"):
            found[f"admin:programmes_{name}_{page}"] = [(row.pk,)]
    return found


def _type_of(row) -> int:
    return ContentType.objects.get_for_model(row).pk


def _of_api(world: World) -> dict[str, list[tuple]]:
    course, plan = (world.call.activity.code,), (world.plan.code,)
    rows = world.rows | {"seatcall": world.call, "seatweight": None}
    found: dict[str, list[tuple]] = {
        "plans-summary": [plan],
        "plans-as-of": [(*plan, "2026-03-01")],
        "runs-against": [("none", "none")],
        **{
            name: [("none",)]
            for name in ("runs-detail", "runs-stop", "runs-repeat", "runs-adopt", "releases-detail")
        },
        **{f"seat-calls-{name}": [course] for name in SEAT_ACTIONS},
        **{f"nominations-{name}": [(rows["nomination"].code,)] for name in ("step", "substitute")},
        "waiting-entries-leave": [(rows["waitingentry"].pk,)],
        **{f"seat-offers-{name}": [(rows["seatoffer"].pk,)] for name in ("accept", "decline")},
        **{f"certificates-{name}": [(rows["certificate"].number,)] for name in ("revoke", "replace")},
        "report-items-settle": [(rows["reportitem"].pk,)],
        **{f"reoffers-{name}": [(rows["reoffer"].pk,)] for name in ("confirm", "dismiss")},
        **{f"messages-{name}": [(rows["outboxmessage"].code,)] for name in ("change", "cancel", "mark-sent")},
    }
    for resource in GUARDED_RESOURCES:
        row = rows.get(KINDS[resource.route])
        for kind in ("detail", "history"):
            found[f"{resource.route}-{kind}"] = [(name_of(resource, row) if row else 1,)]
    for closed in (*RESOURCES, *CLOSED_RESOURCES):
        row = closed.model._default_manager.first() or SAMPLES[closed.route]()
        for kind in ("detail", "history"):
            found[f"{closed.route}-{kind}"] = [(row.code,)]
    return {f"api:{name}": given for name, given in found.items()}


SEAT_ACTIONS = (
    *("open", "allocate", "bid", "grant", "turn-back", "hold-back", "release-held", "attendance"),
    *("resize", "invite", "close", "gates", "clock"),
)
